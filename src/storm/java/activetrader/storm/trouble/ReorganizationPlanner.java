package activetrader.storm.trouble;

import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Symbol;
import activetrader.simulator.exchange.event.AccountAction;
import activetrader.simulator.script.AssetChange;
import activetrader.simulator.script.Script;
import activetrader.simulator.tape.PriceStep;
import activetrader.simulator.tape.Renaming;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Adds to a day's script what companies, clearing houses and the owner do: renames, mergers, spin-offs, withdrawn
/// shares, corrected fills, crypto beside the stocks.
final class ReorganizationPlanner {
    private static final int ODDS = 12;
    private static final Duration HELD_BEFORE = Duration.ofDays(5);
    private static final BigDecimal BITCOIN = BigDecimal.valueOf(50_000);

    private final Draws draws;
    private final Instant start;
    private final List<Symbol> symbols;
    private final Script before;
    private final List<Renaming> renamings = new ArrayList<>();
    private final List<Script.Timed> actions = new ArrayList<>();

    /// @param before the script drawn so far
    ReorganizationPlanner(Draws draws, Instant start, List<Symbol> symbols, Script before) {
        this.draws = draws;
        this.start = start;
        this.symbols = symbols;
        this.before = before;
    }

    Script plan() {
        if (draws.oneIn(ODDS)) {
            sharesGo();
        }
        if (draws.oneIn(ODDS)) {
            act(draws.moment(), new AccountAction.ScaleLastFill(draws.one(symbols), quantity(), price()));
        }
        if (draws.oneIn(2 * ODDS)) {
            spinOff();
        }
        if (draws.oneIn(2 * ODDS)) {
            merger();
        }
        if (draws.oneIn(ODDS)) {
            rename();
        }
        if (draws.oneIn(ODDS / 2)) {
            crypto();
        }
        return new Script(
                before.steps(),
                renamings,
                before.assets(),
                Stream.concat(before.actions().stream(), actions.stream()).toList());
    }

    /// Adds what the corporate actions list too, drawn from `rates`: the draws so far stay the same.
    /// What is renamed on the day has no price under its old name, so it takes no part.
    Script withRates(Draws rates, Script planned) {
        List<Symbol> kept = symbols.stream()
                .filter(symbol -> planned.renamings().stream()
                        .noneMatch(name -> name.from().equals(symbol)))
                .toList();
        if (kept.size() < 2) {
            return planned;
        }
        List<Script.Timed> more = new ArrayList<>(planned.actions());
        List<AssetChange> assets = new ArrayList<>(planned.assets());
        if (rates.oneIn(2 * ODDS)) {
            Symbol source = rates.one(kept);
            Symbol fresh = another(rates, kept, source);
            more.add(new Script.Timed(
                    rates.moment(), new AccountAction.SpinOff(source, fresh, BigDecimal.ONE, rate(rates))));
        }
        if (rates.oneIn(2 * ODDS)) {
            Symbol gone = rates.one(kept);
            Symbol buyer = rates.oneIn(3) ? null : another(rates, kept, gone);
            Instant at = rates.moment();
            Money cash = buyer == null || rates.oneIn(2)
                    ? Money.of(5 + rates.random().nextInt(500))
                    : Money.ZERO;
            more.add(new Script.Timed(at, new AccountAction.Merger(gone, buyer, BigDecimal.ONE, rate(rates), cash)));
            assets.add(new AssetChange(gone, at, AssetChange.State.INACTIVE));
        }
        return new Script(planned.steps(), planned.renamings(), assets, more);
    }

    private static Symbol another(Draws rates, List<Symbol> among, Symbol one) {
        Symbol drawn = rates.one(among);
        return drawn.equals(one) ? among.get((among.indexOf(one) + 1) % among.size()) : drawn;
    }

    /// Shares for each new one: 0.25 to 5.
    private static BigDecimal rate(Draws rates) {
        return BigDecimal.valueOf(25 + rates.random().nextInt(476), 2);
    }

    private void sharesGo() {
        String type = draws.oneIn(2) ? "JNLS" : "ACATS";
        act(draws.moment(), shares(type, draws.one(symbols), -1 - draws.random().nextInt(200), Money.ZERO));
    }

    /// The corrected quantity; half of the corrections change the price alone.
    private BigDecimal quantity() {
        return draws.oneIn(2)
                ? BigDecimal.ONE
                : BigDecimal.valueOf(50 + draws.random().nextInt(101), 2);
    }

    /// The corrected price, up to one percent away.
    private BigDecimal price() {
        return BigDecimal.valueOf(9_900 + draws.random().nextInt(201), 4);
    }

    private void spinOff() {
        act(
                draws.moment(),
                shares("SPIN", draws.one(symbols), 1 + draws.random().nextInt(20), Money.ZERO));
    }

    /// Draws a merger: shares are exchanged for dollars, for shares of another company, or for both.
    private void merger() {
        Instant at = draws.moment();
        Symbol gone = draws.one(symbols);
        boolean pays = draws.oneIn(2);
        act(at, shares("MA", gone, -1000, pays ? Money.of(5_000 + draws.random().nextInt(50_000)) : Money.ZERO));
        if (!pays || draws.oneIn(2)) {
            Symbol come = draws.one(symbols);
            act(at.plusMillis(1), shares("MA", come.equals(gone) ? symbols.getFirst() : come, 5, Money.ZERO));
        }
    }

    private static AccountAction shares(String type, Symbol symbol, int shares, Money cash) {
        return new AccountAction.MoveShares(type, symbol, BigDecimal.valueOf(shares), null, cash);
    }

    /// Draws a rename of a symbol without other events, which would be under the old name.
    private void rename() {
        List<Symbol> free = symbols.stream().filter(symbol -> !isUsed(symbol)).toList();
        if (!free.isEmpty()) {
            Symbol from = draws.one(free);
            Symbol to = Trouble.renamed(from);
            Instant at = draws.moment().truncatedTo(ChronoUnit.MINUTES);
            renamings.add(new Renaming(from, to, at));
            act(at, new AccountAction.RenameSymbol(from, to));
        }
    }

    private boolean isUsed(Symbol symbol) {
        return before.steps().stream().map(PriceStep::symbol).anyMatch(symbol::equals)
                || before.assets().stream().map(AssetChange::symbol).anyMatch(symbol::equals)
                || Stream.concat(before.actions().stream(), actions.stream())
                        .anyMatch(timed -> timed.action().touches(symbol));
    }

    /// Draws a crypto holding from the days before, with or without a stop.
    private void crypto() {
        BigDecimal coins = BigDecimal.valueOf(1 + draws.random().nextInt(100), 3);
        Price price = new Price(BITCOIN);
        Price stop = draws.oneIn(3) ? null : new Price(BITCOIN.multiply(new BigDecimal("0.9")));
        act(start.minus(HELD_BEFORE), new AccountAction.HoldCrypto("BTC/USD", coins, price, stop));
    }

    private void act(Instant at, AccountAction action) {
        actions.add(new Script.Timed(at, action));
    }
}
