package activetrader.app.storm.trouble;

import activetrader.market.Money;
import activetrader.market.Symbol;
import activetrader.market.calendar.TradingDay;
import activetrader.simulator.exchange.event.AccountAction;
import activetrader.simulator.script.AssetChange;
import activetrader.simulator.script.Script;
import activetrader.simulator.tape.PriceStep;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Draws what happens to account, prices and assets on a day.
final class ScriptPlanner {
    private static final List<String> CASH = List.of("CSD", "CSW", "JNLC", "DIV", "FEE", "INT");

    /// What happens later may be seen by nobody before the close.
    private static final Duration BEFORE_FLATTEN = Duration.ofMinutes(5);

    private final Random random;
    private final TradingDay day;
    private final Instant start;
    private final List<Symbol> symbols;
    private final List<PriceStep> steps = new ArrayList<>();
    private final List<AssetChange> assets = new ArrayList<>();
    private final List<Script.Timed> actions = new ArrayList<>();

    ScriptPlanner(Random random, TradingDay day, Instant start, List<Symbol> symbols) {
        this.random = random;
        this.day = day;
        this.start = start;
        this.symbols = symbols;
    }

    Script plan() {
        if (oneIn(6)) {
            for (int left = 1 + random.nextInt(3); left > 0; left--) {
                cash();
            }
        }
        if (oneIn(12)) {
            split();
        }
        if (oneIn(12)) {
            act(moment(), new AccountAction.BustLastFill(symbol()));
        }
        if (oneIn(12)) {
            shares();
        }
        if (oneIn(8)) {
            gap();
        }
        if (oneIn(16)) {
            assets.add(new AssetChange(
                    symbol(), moment(), oneIn(2) ? AssetChange.State.UNTRADABLE : AssetChange.State.INACTIVE));
        }
        return new Script(steps, List.of(), assets, actions);
    }

    /// Up to 5,000 dollars in or out.
    private void cash() {
        String type = CASH.get(random.nextInt(CASH.size()));
        BigDecimal amount = BigDecimal.valueOf(100 + random.nextInt(490_000), 2);
        boolean goes = type.equals("CSW") || type.equals("FEE") || (type.equals("JNLC") && oneIn(2));
        act(moment(), new AccountAction.MoveCash(type, new Money(goes ? amount.negate() : amount), null));
    }

    private void split() {
        BigDecimal fresh = BigDecimal.valueOf(oneIn(3) ? 1 : 2 + random.nextInt(9));
        BigDecimal old = BigDecimal.valueOf(fresh.compareTo(BigDecimal.ONE) == 0 ? 2 + random.nextInt(9) : 1);
        Symbol symbol = symbol();
        Instant at = moment().truncatedTo(ChronoUnit.MINUTES);
        steps.add(new PriceStep(symbol, at, old.divide(fresh, MathContext.DECIMAL64), true));
        act(at, new AccountAction.SplitShares(symbol, fresh, old));
    }

    /// Shares that come from somewhere else.
    private void shares() {
        act(
                moment(),
                new AccountAction.MoveShares(
                        oneIn(2) ? "JNLS" : "ACATS",
                        symbol(),
                        BigDecimal.valueOf(1 + random.nextInt(20)),
                        null,
                        Money.ZERO));
    }

    /// By up to 20 % down or up, past stops.
    private void gap() {
        int percent = random.nextInt(2, 21) * (oneIn(3) ? 1 : -1);
        steps.add(new PriceStep(
                symbol(), moment().truncatedTo(ChronoUnit.MINUTES), BigDecimal.valueOf(100L + percent, 2), false));
    }

    private void act(Instant at, AccountAction action) {
        actions.add(new Script.Timed(at, action));
    }

    private Symbol symbol() {
        return symbols.get(random.nextInt(symbols.size()));
    }

    private Instant moment() {
        return start.plusMillis(random.nextLong(
                Duration.between(start, day.flattenAt().minus(BEFORE_FLATTEN)).toMillis()));
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }
}
