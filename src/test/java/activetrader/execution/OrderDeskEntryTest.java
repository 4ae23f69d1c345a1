package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.fake.FakeSubmits.Fault;
import activetrader.execution.mode.ModeFile;
import activetrader.execution.mode.ModeState;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.journal.JsonlFile;
import activetrader.journal.OrderRecord;
import activetrader.market.OrderStatus;
import activetrader.market.OrderType;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.risk.RiskLimits;
import activetrader.risk.TradingMode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Entries: one order each, its stop, and what denies it.
class OrderDeskEntryTest extends OrderDeskFixture {
    @Test
    void enter_placesStopWithTheOrder() {
        EntryResult.Placed placed = placed(desk.enter(buy(10)));

        assertEquals("at-20260302-c5-buy-AAPL-1", placed.order().clientOrderId());
        assertEquals(Quantity.of(10), placed.order().filledQuantity());
        assertTrue(placed.stopLoss().isBelow(Price.of("99")));
        assertProtected(AAPL);
        assertEquals(1, rows().size());
    }

    @Test
    void enter_answersWithTheSameOrder_whenRepeatedInTheCycle() {
        String first = placed(desk.enter(buy(10))).order().id();

        EntryResult.Placed again = placed(desk.enter(buy(10)));

        assertTrue(again.repeated());
        assertEquals(first, again.order().id());
        assertEquals(1, broker.orders.submitted.size());
    }

    @Test
    void enter_sendsOnce_whenTheAnswerIsLost() {
        broker.submits.faults.add(Fault.LOST_AFTER);

        placed(desk.enter(buy(10)));

        assertEquals(1, broker.orders.submitted.size());
        assertEquals(BigDecimal.TEN, broker.held(AAPL));
    }

    @Test
    void enter_sendsAgainUnderTheSameId_whenTheOrderIsLost() {
        broker.submits.faults.add(Fault.LOST_BEFORE);

        EntryResult.Placed placed = placed(desk.enter(buy(10)));

        assertEquals("at-20260302-c5-buy-AAPL-1", placed.order().clientOrderId());
        assertEquals(1, broker.orders.submitted.size());
    }

    @Test
    void enter_doesNotConcludeAbsence_whileTheLookUpLags() {
        broker.submits.faults.add(Fault.LOST_AFTER);
        broker.orders.invisibleFor = Duration.ofSeconds(5);

        placed(desk.enter(buy(10)));

        assertEquals(1, broker.orders.submitted.size());
    }

    @Test
    void enter_sendsNothing_whenTheIntentCannotBeWritten() throws Exception {
        java.nio.file.Files.createDirectories(records.orders(DAY));

        EntryResult result = desk.enter(buy(10));

        assertEquals(
                "RECORD_FAILED",
                assertInstanceOf(EntryResult.Rejected.class, result).reasonCode());
        assertTrue(broker.orders.submitted.isEmpty());
    }

    @Test
    void enter_isDenied_whenHaltedByAnotherProcess() throws Exception {
        new ModeFile(records.dataFolder()).write(new ModeState(TradingMode.HALTED, "panic", "test", TEN, null));

        assertInstanceOf(EntryResult.Denied.class, desk.enter(buy(10)));
        assertTrue(broker.orders.submitted.isEmpty());
    }

    @Test
    void enter_isDenied_inTheSameSymbolAndTooSoonInAnother_alsoAfterARestart() {
        placed(desk.enter(buy(10)));
        desk.close();
        desk = reopen(RiskLimits.defaults(), settings());
        pass(Duration.ofMinutes(14));
        assertEquals("ENTRY_TOO_SOON", reason(desk.enter(EntryRequest.buy(MSFT, Quantity.of(1), "x", "2026-03-02#8"))));

        pass(Duration.ofMinutes(2));
        assertEquals(
                "SYMBOL_ENTERED_TODAY",
                reason(desk.enter(EntryRequest.buy(AAPL, Quantity.of(1), "x", "2026-03-02#9"))));
        placed(desk.enter(EntryRequest.buy(MSFT, Quantity.of(1), "x", "2026-03-02#9")));
    }

    @Test
    void enter_keepsOneStopForAll_whenEnlarging() {
        placed(desk.enter(buy(10)));
        pass(Duration.ofMinutes(1));

        placed(desk.enter(EntryRequest.buy(AAPL, Quantity.of(5), "more", "2026-03-02#6")));

        assertEquals(new BigDecimal("15"), broker.held(AAPL));
        assertProtected(AAPL);
        assertEquals(
                1,
                broker.openOrders().stream()
                        .filter(order -> order.type() == OrderType.STOP)
                        .count());
    }

    @Test
    void enter_protectsTheOldShares_whenEnlargingFails() {
        placed(desk.enter(buy(10)));
        broker.submits.faults.add(Fault.BUSY);

        desk.enter(EntryRequest.buy(AAPL, Quantity.of(5), "more", "2026-03-02#6"));

        assertEquals(BigDecimal.TEN, broker.held(AAPL));
        assertProtected(AAPL);
    }

    @Test
    void enter_isDenied_whenTheBrokerTakesTooFewCallsToSeeItThrough() {
        broker.calls.left = 10;

        EntryResult.Denied denied = assertInstanceOf(EntryResult.Denied.class, desk.enter(buy(10)));

        assertEquals("RATE_LIMIT", denied.reasonCode());
        assertTrue(broker.orders.submitted.isEmpty());
    }

    @Test
    void enter_isDenied_whileAPositionIsUnprotected() {
        placed(desk.enter(buy(10)));
        broker.submits.faults.addAll(List.of(Fault.BUSY, Fault.BUSY, Fault.BUSY));
        desk.enter(EntryRequest.buy(AAPL, Quantity.of(5), "more", "2026-03-02#6"));

        EntryResult.Denied denied = assertInstanceOf(
                EntryResult.Denied.class, desk.enter(EntryRequest.buy(MSFT, Quantity.of(5), "other", "2026-03-02#6")));

        assertEquals("POSITION_UNPROTECTED", denied.reasonCode());
        pass(Duration.ofSeconds(20));
        assertProtected(AAPL);
        placed(desk.enter(EntryRequest.buy(MSFT, Quantity.of(5), "other", "2026-03-02#7")));
    }

    @Test
    void enter_countsOrders_thatListsDoNotShowYet() {
        broker.orders.fillable.put(AAPL, Quantity.ZERO);
        broker.orders.unlistedFor = Duration.ofSeconds(30);
        placed(desk.enter(buy(60)));

        EntryResult.Denied denied = assertInstanceOf(
                EntryResult.Denied.class, desk.enter(EntryRequest.buy(AAPL, Quantity.of(60), "more", "2026-03-02#6")));

        assertEquals("POSITION_TOO_LARGE", denied.reasonCode());
    }

    @Test
    void enter_saysThatNothingWasBought_whenTheBrokerRejectsAfterAcceptance() {
        broker.orders.fillable.put(AAPL, Quantity.ZERO);
        broker.orders.endsOneSecondAfter = OrderStatus.REJECTED;

        EntryResult result = desk.enter(buy(10));

        assertEquals(
                "REJECTED_LATER",
                assertInstanceOf(EntryResult.Rejected.class, result).reasonCode());
        assertTrue(broker.openOrders().isEmpty());
        List<OrderRecord> recorded = new JsonlFile(records.orders(DAY)).read(OrderRecord.class);
        assertTrue(recorded.stream()
                .anyMatch(each -> each instanceof OrderRecord.Ended ended
                        && ended.status().equals(OrderStatus.REJECTED)));
    }
}
