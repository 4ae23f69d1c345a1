package activetrader.execution;

import static activetrader.execution.SimulatedBroker.AAPL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.alerts.Alert;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.orders.exits.ExitRequest;
import activetrader.journal.AdjustmentRow;
import activetrader.journal.JsonlFile;
import activetrader.journal.RecordFolder;
import activetrader.market.Quantity;
import activetrader.simulator.exchange.order.SimulatedOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A desk whose broker lists no position by mistake while ten AAPL are held.
class EmptyListTest {
    private static final Instant NOON = Instant.parse("2026-01-14T17:00:00Z");
    private static final Instant CLOSE = Instant.parse("2026-01-14T21:00:00Z");

    private final SimulatedBroker broker = SimulatedBroker.at(NOON);
    private RecordFolder records;
    private OrderDesk desk;

    @BeforeEach
    void hold(@TempDir Path folder) {
        records = new RecordFolder(folder, "test");
        desk = broker.desk(records);
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

    /// The list of the check is wrong; the one that the reconciliation reads right after it is right.
    private void listNoPositionEveryOtherTime() {
        AtomicInteger reads = new AtomicInteger();
        broker.faults.rewrite((request, body) ->
                ScriptedFaults.gets("/v2/positions").test(request) && reads.getAndIncrement() % 2 == 0 ? "[]" : body);
    }

    @Test
    void stop_stays_whileEveryOtherListIsEmpty() {
        List<SimulatedOrder> stops = broker.openOrders(AAPL);
        listNoPositionEveryOtherTime();

        broker.pass(Duration.ofMinutes(5));

        assertEquals(1, stops.size());
        assertEquals(ids(stops), ids(broker.openOrders(AAPL)));
    }

    @Test
    void entry_isDenied_whenItsOwnListIsEmpty_andTheNextIsNot() {
        listNoPositionEveryOtherTime();

        assertEquals("SHARES_UNEXPLAINED", denial("2026-01-14#2"));
    }

    private static List<String> ids(List<SimulatedOrder> orders) {
        return orders.stream().map(SimulatedOrder::id).toList();
    }

    @Test
    void recordedPositions_stay_whileTheListIsEmpty_andAnAlertIsSent() {
        listNoPosition();

        broker.pass(Duration.ofMinutes(5));

        assertEquals(List.of(), adjustments());
        assertEquals("SHARES_UNEXPLAINED", denial("2026-01-14#2"));
        assertTrue(
                desk.entryBlocks().stream().anyMatch(block -> block.reasonCode().equals("SHARES_UNEXPLAINED")));
        assertEquals(1, told(Alert.Kind.POSITION_DISPUTED));
        broker.faults.rewrite(null);
        assertInstanceOf(
                EntryResult.Placed.class,
                desk.enter(EntryRequest.buy(SimulatedBroker.MSFT, Quantity.of(1), "test", "2026-01-14#3")));
    }

    @Test
    void recordedPositions_stay_whenTheListIsEmptyAtTheStart() {
        desk.close();
        listNoPosition();

        desk = broker.desk(records);
        broker.pass(Duration.ofMinutes(5));

        assertEquals(List.of(), adjustments());
        assertEquals("SHARES_UNEXPLAINED", denial("2026-01-14#2"));
    }

    @Test
    void stop_isRestored_whileTheListIsEmpty() {
        listNoPosition();
        broker.openOrders(AAPL).forEach(order -> broker.broker().cancel(order.id()));

        broker.pass(Duration.ofMinutes(2));

        assertEquals(1, broker.openOrders(AAPL).size());
    }

    @Test
    void lostStop_isNotForgotten_whileTheListIsEmpty() {
        broker.faults.rewrite(
                (request, body) -> ScriptedFaults.gets("/v2/positions").test(request)
                        ? "[]"
                        : request.path().startsWith("/v2/positions/") ? "{}" : body);
        broker.openOrders(AAPL).forEach(order -> broker.broker().cancel(order.id()));
        desk.exit(new ExitRequest(AAPL, Quantity.of(5), null, "test", null));

        broker.pass(Duration.ofMinutes(2));

        assertEquals(List.of(), adjustments());
        broker.faults.rewrite(null);
        broker.pass(Duration.ofMinutes(2));
        assertEquals(1, broker.openOrders(AAPL).size());
    }

    private List<AdjustmentRow> adjustments() {
        return new JsonlFile(records.adjustments()).read(AdjustmentRow.class);
    }

    private long told(Alert.Kind kind) {
        return broker.alerts.stream().filter(alert -> alert.kind() == kind).count();
    }

    private String denial(String cycle) {
        EntryResult result = desk.enter(EntryRequest.buy(SimulatedBroker.MSFT, Quantity.of(1), "test", cycle));
        return assertInstanceOf(EntryResult.Denied.class, result).reasonCode();
    }

    /// The backstop reads the account while the list is still wrong. The stop was cancelled by hand, so the orders do
    /// not show the position either.
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
    void unknownHolding_isReportedOnce_andStopsEntries() {
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
