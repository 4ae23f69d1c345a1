package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.orders.exits.ExitRequest;
import activetrader.execution.settings.ExecutionSettings;
import activetrader.market.Order;
import activetrader.market.Quantity;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A long interval between checks is for quiet times only.
class WatchIntervalTest extends DeskFixture {
    @Override
    ExecutionSettings settings() {
        return ExecutionSettings.defaults().reconcilingEvery(Duration.ofMinutes(2));
    }

    @BeforeEach
    void buyTen() {
        assertInstanceOf(
                EntryResult.Placed.class, desk.enter(EntryRequest.buy(AAPL, Quantity.of(10), "test", "2026-03-02#1")));
    }

    private int stops() {
        return broker.openOrders().size();
    }

    private void cancelStops() {
        broker.openOrders().stream().map(Order::id).forEach(broker::cancel);
    }

    @Test
    void monitor_keepsTheInterval_whileNothingIsWrong() throws InterruptedException {
        cancelStops();
        time.sleep(Duration.ofSeconds(119));
        assertEquals(0, stops());

        time.sleep(Duration.ofSeconds(2));
        assertEquals(1, stops());
    }

    @Test
    void monitor_checksAgainSoon_whenTheBrokerDidNotAnswer() throws InterruptedException {
        cancelStops();
        broker.calls.readFailures = 1;
        time.sleep(Duration.ofSeconds(121));
        assertEquals(0, stops());

        time.sleep(Duration.ofSeconds(15));
        assertEquals(1, stops());
    }

    @Test
    void monitor_checksSoon_whenAnExitCouldNotRecreateTheStop() throws InterruptedException {
        time.sleep(Duration.ofSeconds(10));
        broker.calls.readFailuresAfterCancel = 1000;
        try {
            desk.exit(ExitRequest.all(AAPL, "test", "2026-03-02#2"));
        } catch (activetrader.broker.BrokerException.Transient _) {
            assertEquals(0, stops());
        }
        broker.calls.readFailures = 0;

        time.sleep(Duration.ofSeconds(16));
        assertEquals(1, stops());
    }
}
