package activetrader.storm.trouble;

import activetrader.market.Money;
import activetrader.market.Symbol;
import activetrader.simulator.exchange.event.AccountAction;
import activetrader.simulator.script.AssetChange;
import activetrader.simulator.script.Script;
import activetrader.simulator.tape.PriceStep;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Draws what happens to account, prices and assets on a day.
final class ScriptPlanner {
    private static final List<String> CASH = List.of("CSD", "CSW", "JNLC", "DIV", "FEE", "INT");

    private final Draws draws;
    private final Random random;
    private final List<Symbol> symbols;
    private final List<PriceStep> steps = new ArrayList<>();
    private final List<AssetChange> assets = new ArrayList<>();
    private final List<Script.Timed> actions = new ArrayList<>();

    ScriptPlanner(Draws draws, List<Symbol> symbols) {
        this.draws = draws;
        this.random = draws.random();
        this.symbols = symbols;
    }

    Script plan() {
        if (draws.oneIn(6)) {
            for (int left = 1 + random.nextInt(3); left > 0; left--) {
                cash();
            }
        }
        if (draws.oneIn(12)) {
            split();
        }
        if (draws.oneIn(12)) {
            act(draws.moment(), new AccountAction.BustLastFill(draws.one(symbols)));
        }
        if (draws.oneIn(12)) {
            shares();
        }
        if (draws.oneIn(8)) {
            gap();
        }
        if (draws.oneIn(16)) {
            assets.add(new AssetChange(
                    draws.one(symbols),
                    draws.moment(),
                    draws.oneIn(2) ? AssetChange.State.UNTRADABLE : AssetChange.State.INACTIVE));
        }
        return new Script(steps, List.of(), assets, actions);
    }

    /// Draws a deposit or withdrawal of up to 5,000 dollars.
    private void cash() {
        String type = CASH.get(random.nextInt(CASH.size()));
        BigDecimal amount = BigDecimal.valueOf(100 + random.nextInt(490_000), 2);
        boolean goes = type.equals("CSW") || type.equals("FEE") || (type.equals("JNLC") && draws.oneIn(2));
        act(draws.moment(), new AccountAction.MoveCash(type, new Money(goes ? amount.negate() : amount), null));
    }

    private void split() {
        BigDecimal fresh = BigDecimal.valueOf(draws.oneIn(3) ? 1 : 2 + random.nextInt(9));
        BigDecimal old = BigDecimal.valueOf(fresh.compareTo(BigDecimal.ONE) == 0 ? 2 + random.nextInt(9) : 1);
        Symbol symbol = draws.one(symbols);
        Instant at = draws.moment().truncatedTo(ChronoUnit.MINUTES);
        steps.add(new PriceStep(symbol, at, old.divide(fresh, MathContext.DECIMAL64), true));
        act(at, new AccountAction.SplitShares(symbol, fresh, old));
    }

    /// Draws shares that come from another account.
    private void shares() {
        act(
                draws.moment(),
                new AccountAction.MoveShares(
                        draws.oneIn(2) ? "JNLS" : "ACATS",
                        draws.one(symbols),
                        BigDecimal.valueOf(1 + random.nextInt(20)),
                        null,
                        Money.ZERO));
    }

    /// Draws a price gap of up to 20 % down or up, past stops.
    private void gap() {
        int percent = random.nextInt(2, 21) * (draws.oneIn(3) ? 1 : -1);
        steps.add(new PriceStep(
                draws.one(symbols),
                draws.moment().truncatedTo(ChronoUnit.MINUTES),
                BigDecimal.valueOf(100L + percent, 2),
                false));
    }

    private void act(Instant at, AccountAction action) {
        actions.add(new Script.Timed(at, action));
    }
}
