package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.protection.StopRule;
import activetrader.market.Price;
import activetrader.market.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Stops move by themselves only by the rule of the configuration, and only towards the market.
class StopFollowsTest extends DeskFixture {
    private void buyWith(StopRule rule) {
        desk.close();
        desk = reopen(limits(), settings().following(rule));
        assertInstanceOf(
                EntryResult.Placed.class, desk.enter(EntryRequest.buy(AAPL, Quantity.of(10), "test", "2026-03-02#1")));
    }

    private Price stopAt(String market) {
        broker.moveTo(AAPL, market);
        pass(Duration.ofSeconds(16));
        return Objects.requireNonNull(desk.portfolio().holdings().getFirst().stopPrice(), "the position has no stop");
    }

    @Test
    void stop_stays_withoutARule() {
        buyWith(StopRule.NONE);
        Price first = stopAt("100");

        assertEquals(List.of(first, first), List.of(stopAt("103"), stopAt("110")));
    }

    @Test
    void stop_movesToTheEntryOnce_andStaysThere() {
        buyWith(new StopRule(BigDecimal.ONE, BigDecimal.ZERO));
        Price first = stopAt("100.10");

        Price breakeven = stopAt("110");
        int calls = broker.calls.made;

        assertEquals(true, first.isBelow(breakeven));
        assertEquals(Price.of("100"), breakeven);
        assertEquals(breakeven, stopAt("105"));
        assertEquals(true, broker.calls.made - calls < 15, "moved again");
    }

    @Test
    void stop_trails_andNeverBack() {
        buyWith(new StopRule(BigDecimal.ZERO, BigDecimal.ONE));

        assertEquals(
                List.of(Price.of("103.95"), Price.of("108.9"), Price.of("108.9")),
                List.of(stopAt("105"), stopAt("110"), stopAt("109.5")));
    }

    @Test
    void stop_stays_whileTheBrokerTakesFewCalls() {
        buyWith(new StopRule(BigDecimal.ZERO, BigDecimal.ONE));
        Price first = stopAt("100");
        broker.calls.left = 10;

        assertEquals(first, stopAt("105"));

        broker.calls.left = 180;
        assertEquals(Price.of("103.95"), stopAt("105"));
    }

    @Test
    void stop_isSentAgain_withTheCallsReservedForExits() {
        buyWith(new StopRule(BigDecimal.ZERO, BigDecimal.ONE));
        broker.orders.refusesReplace = true;
        broker.moveTo(AAPL, "105");
        time.at(TEN.plusSeconds(10), "others use up the minute", () -> broker.calls.takesOrdinary = false);

        pass(Duration.ofSeconds(19));
        assertEquals(
                List.of(Price.of("103.95")),
                broker.openOrders().stream().map(order -> order.stopPrice()).toList());
    }

    @Test
    void entries_wait_whileAStopLetGoByRuleIsNotBack() {
        buyWith(new StopRule(BigDecimal.ZERO, BigDecimal.ONE));
        Price first = stopAt("100");
        broker.orders.refusesReplace = true;
        broker.calls.readFailuresAfterCancel = 1000;
        broker.moveTo(AAPL, "105");
        pass(Duration.ofSeconds(16));

        assertEquals(List.of(), broker.openOrders());
        EntryResult.Denied denied = assertInstanceOf(
                EntryResult.Denied.class, desk.enter(EntryRequest.buy(MSFT, Quantity.of(1), "test", "2026-03-02#2")));
        assertEquals("POSITION_UNPROTECTED", denied.reasonCode());

        broker.calls.readFailures = 0;
        assertEquals(first, stopAt("100"));
    }
}
