package activetrader.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.simulator.exchange.World;
import activetrader.simulator.exchange.event.AccountAction;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentryTest {
    private World world = new World();
    private final Findings findings = new Findings();

    private void watch(DayPlan plan) {
        Component trade = new Component("trade", world.time, Duration.ZERO, _ -> () -> {}, () -> {});
        trade.start();
        world.settle();
        new Sentry(world.time, plan, () -> world.exchange, trade, Duration.ofSeconds(15), findings).start();
    }

    private void pass(int minutes) {
        world.until(world.time.instant().plus(Duration.ofMinutes(minutes)));
    }

    private void stop(int shares, String price) {
        world.submit("side", "SELL", "qty", String.valueOf(shares), "type", "STOP", "stop", price);
    }

    private void assertFound(String words) {
        assertTrue(findings.lines().stream().anyMatch(line -> line.contains(words)), findings.lines()::toString);
    }

    @Test
    void position_isFine_whileAllOfItHasAStop() {
        watch(TestPlans.quiet());
        world.filled("qty", "100");
        stop(100, "95");

        pass(5);

        assertEquals(List.of(), findings.lines());
    }

    @Test
    void position_isFound_whenNothingProtectsIt() {
        watch(TestPlans.quiet());
        world.filled("qty", "100");

        pass(2);

        assertFound("AAPL without a stop");
    }

    @Test
    void position_isFound_whenAPartIsUnprotected() {
        watch(TestPlans.quiet());
        world.filled("qty", "100");
        stop(99, "95");

        pass(2);

        assertFound("AAPL without a stop");
    }

    @Test
    void position_isFound_whenItsStopIsFarFromTheRealPrice() {
        watch(TestPlans.quiet());
        world.filled("qty", "100");
        stop(100, "60");

        pass(2);

        assertFound("AAPL without a stop");
    }

    @Test
    void position_isFound_whenSharesCameAndHaveNoStop() {
        AccountAction come =
                new AccountAction.MoveShares("ACATS", World.AAPL, BigDecimal.TEN, Price.of("100"), Money.ZERO);
        watch(TestPlans.withAction(world.time.instant(), come));
        world.exchange.apply(come);

        pass(2);
        assertEquals(List.of(), findings.lines());
        pass(3);

        assertFound("AAPL without a stop");
    }

    @Test
    void shortPosition_isFound() {
        watch(TestPlans.quiet());
        world.filled("side", "SELL", "qty", "10");

        pass(1);

        assertFound("short in AAPL");
    }

    @Test
    void position_isFine_untilTheOpen() {
        world = new World(World.settings(), LocalTime.of(9, 20));
        watch(TestPlans.quiet());
        world.exchange.apply(
                new AccountAction.MoveShares("JNLS", World.AAPL, BigDecimal.TEN, Price.of("100"), Money.ZERO));
        world.until("09:30");
        assertEquals(List.of(), findings.lines());

        pass(4);

        assertFound("AAPL without a stop");
    }
}
