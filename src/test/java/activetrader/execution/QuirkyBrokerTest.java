package activetrader.execution;

import static activetrader.execution.ScriptedFaults.posts;
import static activetrader.execution.SimulatedBroker.AAPL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.flatten.FlattenRequest;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.orders.exits.ExitRequest;
import activetrader.execution.orders.exits.ExitResult;
import activetrader.journal.RecordFolder;
import activetrader.journal.RecordLines;
import activetrader.market.OrderStatus;
import activetrader.market.Quantity;
import activetrader.simulator.exchange.Quirks;
import activetrader.simulator.exchange.order.SimulatedOrder;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A desk at a broker that shows new orders late, or takes orders and rejects them afterwards.
class QuirkyBrokerTest {
    private static final Instant TEN = Instant.parse("2026-01-14T15:00:00Z");
    private static final Duration LAG = Duration.ofSeconds(5);

    private RecordFolder records;
    private SimulatedBroker broker;
    private OrderDesk desk;

    @BeforeEach
    void choose(@TempDir Path folder) {
        records = new RecordFolder(folder, "test");
        broker = SimulatedBroker.at(TEN);
        desk = broker.desk(records);
    }

    @AfterEach
    void close() {
        desk.close();
        broker.close();
    }

    private void open(Quirks quirks) {
        open(1, quirks);
    }

    private void open(long seed, Quirks quirks) {
        close();
        broker = SimulatedBroker.at(
                TEN,
                settings ->
                        settings.withSeed(seed).withExchange(settings.exchange().withQuirks(quirks)));
        desk = broker.desk(records);
    }

    private EntryResult buy(int shares, int cycle) {
        return desk.enter(EntryRequest.buy(AAPL, Quantity.of(shares), "test", "2026-01-14#" + cycle));
    }

    private String orders() {
        StringBuilder text = new StringBuilder();
        for (SimulatedOrder order : broker.exchange().orders()) {
            text.append('\n').append(order.stamps().created()).append(' ').append(order.clientOrderId());
            text.append(' ')
                    .append(order.terms().side())
                    .append(' ')
                    .append(order.terms().type());
            text.append(' ').append(order.terms().quantity()).append(' ').append(order.status());
            text.append(' ').append(order.stamps().updated());
        }
        return text.toString();
    }

    private List<SimulatedOrder> purchases() {
        return broker.exchange().orders().stream()
                .filter(order -> order.terms().isBuy())
                .toList();
    }

    private void assertOneStopForAll() {
        BigDecimal guarded = broker.openOrders(AAPL).stream()
                .filter(order -> order.terms().stopPrice() != null)
                .map(order -> order.remaining().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, guarded.compareTo(broker.held(AAPL)), () -> "held " + broker.held(AAPL) + orders());
    }

    @Test
    void enter_sendsOnce_whenTheAnswerIsLostAndTheLookUpLags() {
        open(Quirks.none().withVisibilityLag(LAG));
        broker.faults.loseAnswer(posts("/v2/orders"));

        buy(10, 1);
        broker.pass(Duration.ofMinutes(1));

        assertEquals(1, purchases().size());
        assertEquals(0, BigDecimal.TEN.compareTo(broker.held(AAPL)));
        assertOneStopForAll();
    }

    @Test
    void monitor_leavesOneStop_whenListsLag() {
        open(Quirks.none().withVisibilityLag(LAG));

        assertInstanceOf(EntryResult.Placed.class, buy(10, 1));
        for (int second = 0; second < 60; second++) {
            broker.pass(Duration.ofSeconds(1));
            desk.lookNow();
        }

        assertOneStopForAll();
        assertEquals(2, broker.exchange().orders().size(), this::orders);
    }

    @Test
    void enter_keepsOneStopForAll_whenEnlargingAndListsLag() {
        open(Quirks.none().withVisibilityLag(LAG));
        buy(10, 1);
        broker.pass(Duration.ofSeconds(20));

        buy(5, 2);
        broker.pass(Duration.ofMinutes(1));

        assertEquals(0, new BigDecimal("15").compareTo(broker.held(AAPL)));
        assertOneStopForAll();
    }

    @Test
    void exit_cancelsTheStop_thatNoListShowsYet() {
        open(Quirks.none().withVisibilityLag(LAG));
        buy(10, 1);

        assertInstanceOf(ExitResult.Placed.class, desk.exit(ExitRequest.all(AAPL, "out", "2026-01-14#2")));

        broker.pass(Duration.ofSeconds(20));
        assertTrue(broker.isFlat(), this::orders);
    }

    @Test
    void flatten_endsFlatAndNeverShort_whenListsLag() {
        open(Quirks.none().withVisibilityLag(LAG));
        buy(10, 1);

        assertTrue(desk.flatten(new FlattenRequest("test", "test")).flat());

        broker.pass(Duration.ofMinutes(1));
        assertTrue(broker.isFlat(), this::orders);
    }

    @Test
    void enter_saysSo_andRecordsBoth_whenTheOrderIsRejectedLater() {
        open(Quirks.none().withRejectPercent(100));

        EntryResult result = buy(10, 1);

        assertEquals(
                "REJECTED_LATER",
                assertInstanceOf(EntryResult.Rejected.class, result).reasonCode());
        assertTrue(broker.isFlat());
        List<String> lines =
                RecordLines.of(records.orders(LocalDate.of(2026, 1, 14))).toList();
        assertTrue(lines.stream().anyMatch(line -> line.contains("\"type\":\"accepted\"")), lines::toString);
        assertTrue(
                lines.stream().anyMatch(line -> line.contains("\"type\":\"final\"") && line.contains("rejected")),
                lines::toString);
    }

    /// Stops and closing orders are rejected too; in the end each position is protected or sold.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 6, 7, 8, 9})
    void flatten_endsFlat_whenHalfOfAllOrdersAreRejectedLater(int seed) {
        open(seed, Quirks.none().withRejectPercent(50));
        for (int cycle = 1; broker.held(AAPL).signum() == 0; cycle++) {
            buy(10 + cycle, cycle);
        }
        broker.pass(Duration.ofMinutes(1));
        assertOneStopForAll();

        assertTrue(desk.flatten(new FlattenRequest("test", "test")).flat());

        assertTrue(broker.isFlat());
        assertTrue(broker.exchange().orders().stream()
                .anyMatch(order -> order.status().equals(OrderStatus.REJECTED)));
    }
}
