package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.journal.JsonlFile;
import activetrader.journal.OrderRecord;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.OrderClass;
import activetrader.market.OrderStatus;
import activetrader.market.OrderType;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Entries are sent as limit orders, and what is not filled in time is cancelled.
class LimitedEntryTest extends DeskFixture {
    private Quantity stopped() {
        return broker.openOrders().stream()
                .filter(order ->
                        order.type() == OrderType.STOP && !order.status().equals(OrderStatus.HELD))
                .map(Order::remaining)
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    @Test
    void enter_sendsALimitOrderWithItsStop() {
        placed(desk.enter(buy(10)));

        NewOrder sent = broker.orders.submitted.getFirst();
        assertEquals(OrderType.LIMIT, sent.type());
        assertEquals(Price.of("100.25"), sent.limitPrice());
        assertEquals(OrderClass.OTO, sent.orderClass());
        OrderRecord.Intent intent = new JsonlFile(records.orders(LocalDate.of(2026, 3, 2)))
                .read(OrderRecord.class).stream()
                        .filter(OrderRecord.Intent.class::isInstance)
                        .map(OrderRecord.Intent.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertEquals(Price.of("100.25"), intent.limitPrice());
        assertEquals(true, intent.marketable());
    }

    @Test
    void enter_keepsALimitOfTheModel() {
        placed(desk.enter(
                new EntryRequest(AAPL, Side.BUY, Quantity.of(10), Price.of("99.50"), null, null, "dip", CYCLE)));

        assertEquals(Price.of("99.5"), broker.orders.submitted.getFirst().limitPrice());
    }

    @Test
    void enter_isOneOrder_whenRepeatedAtAnotherPrice() {
        placed(desk.enter(buy(10)));
        broker.account.prices.put(AAPL, Price.of("101"));

        assertTrue(placed(desk.enter(buy(10))).repeated());

        assertEquals(1, broker.orders.submitted.size());
    }

    /// The limits count what the order may cost, not what the quote shows.
    @Test
    void enter_isDenied_whenTheLimitPriceWouldBreakALimit() {
        EntryResult.DeniedByRule denied = assertInstanceOf(EntryResult.DeniedByRule.class, desk.enter(buy(100)));

        assertEquals("POSITION_TOO_LARGE", denied.reasonCode());
        assertEquals(Quantity.of(99), denied.decision().maxQuantity());
    }

    /// A feed at a tenth, at a half, or a price that ran away: bought nothing, and soon nothing is asked for
    /// any more.
    @ParameterizedTest
    @ValueSource(strings = {"0.1", "0.5", "0.99"})
    void enter_buysNothing_whenTheMarketIsAboveTheCollar(String distortion) {
        broker.account.prices.put(AAPL, Price.of("217.75"));
        market.distortion = new BigDecimal(distortion);

        EntryResult.Placed placed = placed(desk.enter(buy(40)));

        assertEquals(Quantity.ZERO, placed.order().filledQuantity());
        assertEquals(TEN.plusSeconds(20), placed.openUntil());
        pass(Duration.ofSeconds(24));
        assertEquals(BigDecimal.ZERO, broker.held(AAPL));
        assertTrue(broker.openOrders().isEmpty(), broker.openOrders()::toString);
    }

    @Test
    void enter_enlargesByALimitOrder_andLeavesNothingOpen() {
        placed(desk.enter(buy(10)));
        pass(Duration.ofMinutes(1));
        broker.account.prices.put(AAPL, Price.of("102"));
        market.distortion = new BigDecimal("0.99");

        EntryResult.Placed more = placed(desk.enter(EntryRequest.buy(AAPL, Quantity.of(5), "more", "2026-03-02#6")));

        assertEquals(OrderType.LIMIT, more.order().type());
        assertEquals(OrderStatus.CANCELED, more.order().status());
        assertNull(more.openUntil());
        assertEquals(BigDecimal.TEN, broker.held(AAPL));
        assertEquals(Quantity.of(10), stopped());
    }

    @Test
    void enter_cancelsTheRest_whenFilledInPart() {
        broker.orders.fillable.put(AAPL, Quantity.of(4));

        EntryResult.Placed placed = placed(desk.enter(buy(10)));

        assertEquals(Quantity.of(4), placed.order().filledQuantity());
        assertEquals(OrderStatus.CANCELED, placed.order().status());
        assertNull(placed.openUntil());
        assertEquals(Quantity.of(4), stopped());
        assertEquals(1, broker.openOrders().size());
    }

    @Test
    void enter_keepsTheTargetBesideTheStop_whenFilledInPart() {
        broker.orders.fillable.put(AAPL, Quantity.of(4));

        placed(desk.enter(
                new EntryRequest(AAPL, Side.BUY, Quantity.of(10), null, null, Price.of("110"), "test", CYCLE)));

        NewOrder last = broker.orders.submitted.getLast();
        assertEquals(OrderClass.OCO, last.orderClass());
        assertEquals(Quantity.of(4), last.quantity());
        assertEquals(Price.of("110"), last.takeProfit());
    }

    @Test
    void monitor_cancelsTheRest_whenAPartIsFilledLater() {
        broker.orders.fillable.put(AAPL, Quantity.ZERO);
        assertNotNull(placed(desk.enter(buy(10))).openUntil());
        broker.orders.fillable.put(AAPL, Quantity.of(4));
        broker.moveTo(AAPL, "100.10");

        pass(Duration.ofSeconds(6));

        assertEquals(Quantity.of(4), stopped());
        assertEquals(1, broker.openOrders().size());
    }

    @Test
    void monitor_leavesALimitOfTheModelItsTime() {
        placed(desk.enter(
                new EntryRequest(AAPL, Side.BUY, Quantity.of(10), Price.of("99.50"), null, null, "dip", CYCLE)));

        pass(Duration.ofSeconds(50));
        assertEquals(2, broker.openOrders().size());
        pass(Duration.ofSeconds(15));

        assertTrue(broker.openOrders().isEmpty());
    }

    /// The broker refuses a stop beside it: an enlargement that a crash left open is cancelled first.
    @Test
    void open_cancelsAnEnlargementThatWasLeftOpen_andProtects() {
        placed(desk.enter(buy(10)));
        pass(Duration.ofMinutes(1));
        desk.close();
        OrderRecord.Intent intent = new OrderRecord.Intent(
                time.instant(),
                "at-20260302-c6-buy-AAPL-1",
                activetrader.journal.OrderPurpose.ENTRY,
                "2026-03-02#6",
                AAPL,
                Side.BUY,
                Quantity.of(5),
                OrderType.LIMIT,
                OrderClass.SIMPLE,
                Price.of("90"),
                null,
                null,
                Price.of("97.99"),
                "more",
                null);
        new JsonlFile(records.orders(LocalDate.of(2026, 3, 2))).append(intent);
        broker.cancelAll();
        broker.submit(NewOrder.limit(intent.clientOrderId(), AAPL, Side.BUY, Quantity.of(5), Price.of("90")));
        pass(Duration.ofSeconds(5));

        desk = reopen();
        pass(Duration.ofSeconds(16));

        assertEquals(Quantity.of(10), stopped());
        assertEquals(1, broker.openOrders().size());
    }
}
