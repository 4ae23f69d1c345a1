package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.alerts.Alert;
import activetrader.execution.fake.FakeBroker;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.orders.exits.ExitRequest;
import activetrader.journal.JsonlFile;
import activetrader.journal.OrderRecord;
import activetrader.journal.RecordFolder;
import activetrader.journal.TradeRow;
import activetrader.market.Price;
import activetrader.market.Quantity;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Start, records, crashes and the end of a desk.
class OrderDeskLifecycleTest extends OrderDeskFixture {
    @Test
    void open_reportsWhatIsHeld_whenTheExchangeIsClosed() throws Exception {
        placed(desk.enter(buy(10)));
        desk.close();
        time.sleepUntil(Instant.parse("2026-03-02T21:00:30Z"));

        desk = reopen();

        assertTrue(alerts.stream()
                .anyMatch(alert ->
                        alert.kind() == Alert.Kind.NOT_FLAT && alert.text().contains("AAPL 10 shares")));
        assertTrue(new JsonlFile(records.orders(DAY))
                .read(OrderRecord.class).stream()
                        .anyMatch(record -> record.equals(new OrderRecord.FlattenFinished(
                                time.instant(), "alpaca-trade", false, List.of(AAPL)))));
    }

    @Test
    void fills_areRecordedOnce_whenTwoReadThemAtOnce() {
        broker.orderTakes = Duration.ofSeconds(2);
        broker.externalBuy(AAPL, 5);
        Runnable flatten = () -> desk.flatten(new FlattenRequest("test", "test"));
        time.at(time.instant(), "first", flatten);
        time.at(time.instant().plusSeconds(1), "second", flatten);

        pass(Duration.ofSeconds(90));

        assertEquals(
                rows().size(),
                rows().stream().map(TradeRow::executionId).distinct().count());
        assertEquals(BigDecimal.ZERO, broker.held(AAPL));
    }

    @Test
    void open_closesOvernightPositions_whenTheBrokerFailedAtTheOpen() {
        desk.close();
        broker.externalBuy(AAPL, 7);
        pass(Duration.between(time.instant(), Instant.parse("2026-03-03T14:29:58Z")));
        desk = reopen();
        broker.calls.readFailures = 3;

        pass(Duration.ofSeconds(40));

        assertEquals(BigDecimal.ZERO, broker.held(AAPL));
    }

    @Test
    void records_addUpToTheEquityChange_whenFlat() {
        broker.account.prices.put(AAPL, Price.of("33.33"));
        placed(desk.enter(buy(7)));
        broker.account.prices.put(AAPL, Price.of("33.57"));
        desk.exit(new ExitRequest(AAPL, Quantity.of(3), null, "part", "2026-03-02#7"));
        broker.account.prices.put(AAPL, Price.of("33.41"));
        desk.exit(ExitRequest.all(AAPL, "rest", "2026-03-02#8"));

        BigDecimal profit = rows().stream().map(TradeRow::profit).reduce(BigDecimal.ZERO, BigDecimal::add);

        assertEquals(0, broker.equity().subtract(new BigDecimal("100000")).compareTo(profit));
    }

    @Test
    void drain_acceptsNoMoreOrders_andKeepsTheStop() {
        placed(desk.enter(buy(10)));

        assertTrue(desk.drain(Duration.ofSeconds(5)));

        assertInstanceOf(EntryResult.Denied.class, desk.enter(buy(5)));
        assertFalse(broker.openOrders().isEmpty());
    }

    @Test
    void listener_hearsOfOrdersAndFills() {
        List<String> heard = new ArrayList<>();
        desk.listen(new OrderListener() {
            @Override
            public void recorded(OrderRecord entry) {
                heard.add(entry.getClass().getSimpleName());
            }

            @Override
            public void filled(TradeRow row) {
                heard.add(row.action() + " " + row.symbol());
            }
        });

        placed(desk.enter(buy(10)));

        assertTrue(heard.containsAll(List.of("Intent", "Accepted", "BUY AAPL")), heard.toString());
    }

    @Test
    void open_refusesASecondInstance() {
        assertThrows(IllegalStateException.class, this::reopen);
    }

    @Test
    void open_restoresTheState_afterACrashAtAnyCall() {
        desk.close();
        int calls = broker.calls.made;
        desk = reopen();
        placed(desk.enter(buy(10)));
        desk.exit(ExitRequest.all(AAPL, "out", CYCLE));
        int last = broker.calls.made - calls;
        assertTrue(last > 10);
        desk.close();

        for (int at = 1; at <= last; at++) {
            crashAt(at);
        }
        desk = reopen();
    }

    /// A crash between two writes, or in the middle of one: what is missing on the disk is read from the broker, once.
    @Test
    void open_restoresTheState_whenTheFilesEndAnywhere() throws Exception {
        placed(desk.enter(buy(10)));
        desk.exit(new ExitRequest(AAPL, Quantity.of(4), null, "part", "2026-03-02#7"));
        desk.close();
        List<String> fills = rows().stream().map(TradeRow::executionId).toList();
        for (Path file : List.of(records.trades(DAY), records.orders(DAY), records.position())) {
            byte[] whole = java.nio.file.Files.readAllBytes(file);
            for (int length = 0; length <= whole.length; length += Math.max(1, whole.length / 25)) {
                java.nio.file.Files.write(file, java.util.Arrays.copyOf(whole, length));
                desk = reopen();
                String cut = file.getFileName() + " cut at " + length;
                assertEquals(fills, rows().stream().map(TradeRow::executionId).toList(), cut);
                assertEquals(new BigDecimal("6"), broker.held(AAPL), cut);
                assertProtected(AAPL);
                assertEquals(1, broker.openOrders().size(), cut);
                desk.close();
            }
            java.nio.file.Files.write(file, whole);
        }
        desk = reopen();
    }

    /// A run in a folder of its own that a crash ends at one call to the broker, and the run after it.
    private void crashAt(int call) {
        RecordFolder before = records;
        records = new RecordFolder(records.dataFolder().resolve("crash-" + call), "test");
        FakeBroker fresh = new FakeBroker(time);
        fresh.calls.crashAt = call;
        try (CrashLife first = new CrashLife(fresh, records, time)) {
            first.buyAndSell(AAPL);
        }
        fresh.calls.crashAt = -1;
        pass(Duration.ofSeconds(15));
        try (CrashLife second = new CrashLife(fresh, records, time)) {
            second.assertSound(AAPL, "crash at call " + call);
        }
        records = before;
    }
}
