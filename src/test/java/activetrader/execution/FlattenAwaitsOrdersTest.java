package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.BrokerException;
import activetrader.execution.fake.FakeSubmits.Hang;
import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.execution.flatten.Flattener;
import activetrader.execution.flatten.ParallelCalls;
import activetrader.execution.flatten.UnresolvedIntents;
import activetrader.execution.ledger.LedgerReader;
import activetrader.execution.mode.ModeState;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.journal.OrderRecord;
import activetrader.market.NewOrder;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.calendar.MarketZone;
import activetrader.risk.RiskLimits;
import activetrader.risk.TradingMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// No flatten reports FLAT while an order that may fill is on its way.
class FlattenAwaitsOrdersTest extends DeskFixture {
    private static final FlattenRequest WISH = new FlattenRequest("test", "test");

    private final List<EntryResult> entries = new ArrayList<>();

    @Override
    RiskLimits limits() {
        return RiskLimits.defaults();
    }

    private void buyOnTheWay(Duration there, Duration back) {
        broker.submits.hangs.add(new Hang(there, back));
        time.at(
                TEN,
                "buy",
                () -> entries.add(desk.enter(EntryRequest.buy(AAPL, Quantity.of(10), "test", "2026-03-02#1"))));
        pass(Duration.ofMillis(500));
    }

    /// What `panic` and `flatten` do, in a process of their own.
    private FlattenReport flattenElsewhere() {
        LedgerReader ledger = new LedgerReader(folder);
        return new Flattener(broker, time, _ -> {}, ParallelCalls.SEQUENTIAL)
                .awaiting(new UnresolvedIntents(() -> ledger.read(time.instant()), broker, time))
                .run(WISH, TEN.plusSeconds(120));
    }

    private void halt() {
        desk.setMode(new ModeState(TradingMode.HALTED, "panic", "panic", time.instant(), null));
    }

    private void assertFlatForGood(FlattenReport report) {
        assertTrue(report.flat(), report::toString);
        assertEquals(0, broker.held(AAPL).signum(), "held when FLAT was said");
        assertEquals(List.of(), broker.openOrders());
        pass(Duration.ofMinutes(2));
        assertEquals(0, broker.held(AAPL).signum(), "held later");
        assertEquals(List.of(), broker.openOrders());
    }

    @ParameterizedTest
    @CsvSource({"1000, 0", "5000, 0", "8000, 0", "0, 5000", "4000, 5000", "9900, 0", "0, 12000", "12000, 0"})
    void flatten_isNotFlat_whileAnEntryIsOnItsWay(long there, long back) {
        buyOnTheWay(Duration.ofMillis(there), Duration.ofMillis(back));

        assertFlatForGood(desk.flatten(WISH));
    }

    @ParameterizedTest
    @CsvSource({"1000, 0", "5000, 0", "8000, 0", "0, 5000", "4000, 5000", "9900, 0", "0, 12000", "12000, 0"})
    void panic_isNotFlat_whileAnEntryIsOnItsWay(long there, long back) {
        buyOnTheWay(Duration.ofMillis(there), Duration.ofMillis(back));

        halt();
        assertFlatForGood(flattenElsewhere());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 8})
    void panic_waits_whenTheIntentCannotBeRead(long seconds) throws IOException {
        buyOnTheWay(Duration.ofSeconds(seconds), Duration.ZERO);
        Path orders = records.orders(MarketZone.dateOf(TEN));
        byte[] content = Files.readAllBytes(orders);
        Files.delete(orders);
        Files.createDirectory(orders);

        halt();
        FlattenReport report = flattenElsewhere();
        Files.delete(orders);
        Files.write(orders, content);

        assertFlatForGood(report);
    }

    @Test
    void flatten_isFlatAtOnce_whenNothingIsOnItsWay() {
        entries.add(desk.enter(EntryRequest.buy(AAPL, Quantity.of(10), "test", "2026-03-02#1")));
        Instant start = time.instant();

        FlattenReport report = flattenElsewhere();

        assertTrue(report.flat());
        assertTrue(Duration.between(start, time.instant()).compareTo(Duration.ofSeconds(1)) < 0, report::toString);
    }

    /// The process that sent the order has died: the outcome is never written.
    @ParameterizedTest
    @ValueSource(longs = {0, 3, 9, 15})
    void panic_asksTheBroker_whenTheWriterOfTheIntentIsDead(long seconds) throws IOException {
        broker.submits.hangs.add(new Hang(Duration.ofSeconds(seconds), Duration.ofSeconds(20)));
        NewOrder order = NewOrder.market("at-20260302-c1-buy-AAPL-1", AAPL, Side.BUY, Quantity.of(10));
        Path orders = records.orders(MarketZone.dateOf(TEN));
        Files.createDirectories(orders.getParent());
        Files.writeString(orders, INTENT + "\n");
        time.at(TEN, "dead", () -> {
            try {
                broker.submit(order);
            } catch (BrokerException e) {
                // the caller does not wait
            }
        });

        FlattenReport report = flattenElsewhere();

        assertFlatForGood(report);
    }

    private static final String INTENT =
            "{\"type\":\"intent\",\"at\":\"2026-03-02T15:00:00Z\",\"client_order_id\":\"at-20260302-c1-buy-AAPL-1\","
                    + "\"purpose\":\"entry\",\"symbol\":\"AAPL\",\"side\":\"buy\",\"qty\":\"10\","
                    + "\"order_type\":\"market\",\"order_class\":\"oto\",\"reason\":\"test\"}";

    @Test
    void flatten_saysWhatIsOnItsWay_whenTimeEndsBefore() {
        buyOnTheWay(Duration.ofSeconds(8), Duration.ZERO);
        LedgerReader ledger = new LedgerReader(folder);

        FlattenReport report = new Flattener(broker, time, _ -> {}, ParallelCalls.SEQUENTIAL)
                .awaiting(new UnresolvedIntents(() -> ledger.read(time.instant()), broker, time))
                .run(WISH, TEN.plusSeconds(3));

        assertFalse(report.flat());
        assertEquals("order at-20260302-c1-buy-AAPL-1 may still be under way", report.trouble());
    }

    @Test
    void entry_isKeptBack_whenHaltedBetweenIntentAndOrder() {
        AtomicReference<Boolean> halted = new AtomicReference<>(false);
        desk.listen(new OrderListener() {
            @Override
            public void recorded(OrderRecord record) {
                if (record instanceof OrderRecord.Intent && !halted.getAndSet(true)) {
                    halt();
                }
            }
        });

        EntryResult result = desk.enter(EntryRequest.buy(AAPL, Quantity.of(10), "test", "2026-03-02#1"));

        assertEquals(
                "WITHDRAWN",
                assertInstanceOf(EntryResult.Rejected.class, result).reasonCode());
        assertEquals(List.of(), broker.orders.submitted);
    }
}
