package activetrader.execution;

import static activetrader.execution.SimulatedBroker.AAPL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.alerts.Alert;
import activetrader.journal.RecordFolder;
import activetrader.market.Quantity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A desk whose broker lists no position by mistake while ten AAPL are held.
class EmptyListTest {
    private static final Instant NOON = Instant.parse("2026-01-14T17:00:00Z");
    private static final Instant CLOSE = Instant.parse("2026-01-14T21:00:00Z");

    private final SimulatedBroker broker = SimulatedBroker.at(NOON);
    private TradingDesk desk;

    @BeforeEach
    void hold(@TempDir Path folder) {
        desk = broker.desk(new RecordFolder(folder, "test"));
        EntryResult bought = desk.enter(EntryRequest.buy(AAPL, Quantity.of(10), "test", "2026-01-14#1"));
        assertInstanceOf(EntryResult.Placed.class, bought, bought::toString);
        broker.pass(Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        desk.close();
        broker.close();
    }

    private void listNoPosition() {
        broker.faults.rewrite(
                (request, body) -> ScriptedFaults.gets("/v2/positions").test(request) ? "[]" : body);
    }

    @Test
    void stop_stays_whileTheListIsEmpty() {
        listNoPosition();

        broker.pass(Duration.ofMinutes(5));

        assertEquals(1, broker.openOrders(AAPL).size());
    }

    /// The backstop looks while the list is still wrong, and orders alone say nothing: the stop was cancelled
    /// by hand.
    @Test
    void backstop_flattens_onceTheListIsRight() {
        broker.passTo(CLOSE.minus(Duration.ofMinutes(5)));
        listNoPosition();
        broker.openOrders(AAPL).forEach(order -> broker.broker().cancel(order.id()));
        broker.time.at(CLOSE.minus(Duration.ofMinutes(3)), "list is right", () -> broker.faults.rewrite(null));

        broker.passTo(CLOSE.plusSeconds(2));

        assertTrue(broker.isFlat(), () -> "left: " + broker.exchange().positions());
    }

    @Test
    void unknownHolding_isToldOnce_andKeepsEntriesAway() {
        broker.faults.rewrite(
                (request, body) -> ScriptedFaults.gets("/v2/positions").test(request)
                        ? body.replaceAll("\"qty\":\"[^\"]*\"", "\"qty\":null")
                        : body);

        broker.pass(Duration.ofMinutes(5));

        assertEquals(
                1,
                broker.alerts.stream()
                        .filter(alert -> alert.kind() == Alert.Kind.UNKNOWN_HOLDING)
                        .count());
        assertTrue(
                desk.entryBlocks().stream().anyMatch(block -> block.reasonCode().equals("UNKNOWN_HOLDING")));
        EntryResult more = desk.enter(EntryRequest.buy(SimulatedBroker.MSFT, Quantity.of(1), "test", "2026-01-14#2"));
        assertEquals(
                "UNKNOWN_HOLDING",
                assertInstanceOf(EntryResult.Denied.class, more).reasonCode());
    }
}
