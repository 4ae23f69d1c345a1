package activetrader.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.mode.ModeFile;
import activetrader.execution.mode.ModeState;
import activetrader.market.Money;
import activetrader.risk.TradingMode;
import activetrader.simulator.exchange.World;
import activetrader.simulator.exchange.event.AccountAction;
import activetrader.simulator.exchange.order.SimulatedOrder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each rule is broken once; a position may cost 10 % of 100,000 dollars here, and AAPL costs 100.
class WitnessTest {
    private final World world = new World();
    private final Findings findings = new Findings();

    @TempDir
    private Path folder;

    private void watch(DayPlan plan) {
        new Witness(plan, BigDecimal.valueOf(100_000), new ModeFile(folder), findings).attach(world.exchange);
    }

    private void assertFound(String words) {
        assertTrue(findings.lines().stream().anyMatch(line -> line.contains(words)), findings.lines()::toString);
    }

    private void apply(AccountAction action) {
        world.exchange.apply(action);
        world.settle();
    }

    @Test
    void positions_areFine_withinTheLimit() {
        watch(TestPlans.quiet());

        world.filled("qty", "90");

        assertEquals(List.of(), findings.lines());
    }

    @Test
    void position_isFound_whenItCostsTooMuch() {
        watch(TestPlans.quiet());

        world.filled("qty", "90");
        world.filled("qty", "90");

        assertFound("position in AAPL cost");
    }

    @Test
    void position_isFound_alsoAfterASplit() {
        AccountAction split = new AccountAction.SplitShares(World.AAPL, BigDecimal.TEN, BigDecimal.ONE);
        watch(TestPlans.withAction(world.time.instant().plusSeconds(1), split));
        world.filled("qty", "90");
        apply(split);

        world.filled("qty", "90");

        assertFound("position in AAPL cost");
    }

    @Test
    void position_isFine_whenItIsBoughtAgainAfterItsSharesWent() {
        AccountAction gone =
                new AccountAction.MoveShares("ACATS", World.AAPL, BigDecimal.valueOf(-90), null, Money.ZERO);
        watch(TestPlans.withAction(world.time.instant().plusSeconds(1), gone));
        world.filled("qty", "90");
        apply(gone);

        world.filled("qty", "90");

        assertEquals(List.of(), findings.lines());
    }

    @Test
    void shortSale_isFound() {
        watch(TestPlans.quiet());

        world.filled("side", "SELL", "qty", "10");

        assertFound("short sale");
        assertFound("sold more AAPL than was held");
    }

    @Test
    void entryAfterTheCutOff_isFound() {
        watch(TestPlans.quiet());
        world.until("15:50");

        world.filled("qty", "10");

        assertFound("entry after the cut-off");
    }

    @Test
    void entryWhileHalted_isFound() throws IOException {
        watch(TestPlans.quiet());
        Instant before = world.time.instant().minus(Duration.ofMinutes(5));
        new ModeFile(folder).write(new ModeState(TradingMode.HALTED, "panic", "test", before, null));

        world.filled("qty", "10");

        assertFound("while HALTED");
    }

    @Test
    void tooManyEntries_areFound() {
        DayPlan plan = TestPlans.quiet();
        watch(plan);
        for (int left = plan.limits().pace().maxTradesPerDay(); left >= 0; left--) {
            world.filled("qty", "1");
        }

        assertFound("more than " + plan.limits().pace().maxTradesPerDay() + " entries");
    }

    @Test
    void entriesThatBoughtNothing_doNotCount() {
        DayPlan plan = TestPlans.quiet();
        int most = plan.limits().pace().maxTradesPerDay();
        watch(plan);
        for (int left = most; left > 0; left--) {
            SimulatedOrder order = world.submit("type", "LIMIT", "limit", "50", "qty", "1");
            world.settle();
            world.exchange.cancel(order.id());
            world.settle();
        }
        for (int left = most; left > 0; left--) {
            world.filled("qty", "1");
        }
        assertEquals(List.of(), findings.lines());

        world.submit("type", "LIMIT", "limit", "50", "qty", "1");

        assertFound("more than " + most + " entries");
    }
}
