package activetrader.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import activetrader.market.Fill;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.OrderStatus;
import activetrader.market.OrderType;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Quote;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.time.TimeSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// What the program relies on in every implementation of [Broker]. Needs an account without positions and orders, with
/// the market open for some minutes more.
public abstract class BrokerContract {
    private static final Quantity FIVE = Quantity.of(5);
    private static final Symbol NOT_LISTED = Symbol.of("ZZZZQ");
    private static final String NO_ORDER = "61e69015-8549-4bfd-b9c3-01e75843f47d";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private int orders;

    protected abstract Broker broker();

    protected abstract MarketData data();

    protected abstract TimeSource time();

    /// A liquid stock whose price is above $5.
    protected abstract Symbol symbol();

    /// Called after each test, when the account is flat again.
    protected void disconnect() {}

    @BeforeEach
    void requireQuietAccount() {
        assumeTrue(broker().clock().isOpen(), "needs an open market");
        assumeTrue(broker().positions().isEmpty(), "needs an account without positions");
        assumeTrue(broker().orders(OrderQuery.open()).isEmpty(), "needs an account without open orders");
    }

    @AfterEach
    void leaveItFlat() {
        broker().cancelAll();
        await(() -> broker().orders(OrderQuery.open()).isEmpty());
        broker().closeAllPositions(true);
        await(() -> broker().positions().isEmpty());
        disconnect();
    }

    @Test
    void marketOrder_isFilled_andMakesAPosition() {
        Instant before = broker().clock().now();
        Order order = broker().submit(NewOrder.market(id(), symbol(), Side.BUY, FIVE));

        Order filled = filled(order);

        assertEquals(FIVE, filled.filledQuantity());
        assertEquals(FIVE, broker().position(symbol()).orElseThrow().quantity());
        await(() -> filledShares(order, before).equals(FIVE));
    }

    private Quantity filledShares(Order order, Instant after) {
        return broker().fills(after).stream()
                .filter(fill -> fill.orderId().equals(order.id()))
                .map(Fill::quantity)
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    @Test
    void restingOrder_isFoundByBothIds_untilItIsCancelled() {
        Order resting = restingBuy();

        assertEquals(resting.id(), broker().order(resting.id()).orElseThrow().id());
        assertEquals(
                resting.id(),
                broker().orderByClientId(resting.clientOrderId()).orElseThrow().id());
        assertEquals(List.of(resting.id()), ids(broker().orders(OrderQuery.open())));

        broker().cancel(resting.id());
        await(() -> is(resting, OrderStatus.CANCELED));
        assertEquals(List.of(), broker().orders(OrderQuery.open()));
        assertTrue(ids(broker().orders(new OrderQuery(OrderQuery.State.CLOSED, null, Set.of(symbol()))))
                .contains(resting.id()));
    }

    @Test
    void cancel_isRefused_whenItCameTooLate() {
        Order cancelled = restingBuy();
        broker().cancel(cancelled.id());
        await(() -> is(cancelled, OrderStatus.CANCELED));
        Order filled = filled(broker().submit(NewOrder.market(id(), symbol(), Side.BUY, FIVE)));

        assertEquals(
                RejectReason.ALREADY_FINAL,
                refused(() -> broker().cancel(cancelled.id())).reason());
        assertEquals(
                RejectReason.ALREADY_FINAL,
                refused(() -> broker().cancel(filled.id())).reason());
    }

    @Test
    void replace_givesAnOrderWithAnotherId() {
        Order resting = restingBuy();

        Order changed = broker().replace(resting.id(), new OrderChange(id(), null, bidTimes("0.94"), null));

        assertNotEquals(resting.id(), changed.id());
        assertEquals(resting.id(), changed.replaces());
        await(() -> is(resting, OrderStatus.REPLACED));
        assertEquals(changed.id(), broker().order(resting.id()).orElseThrow().replacedBy());
        assertEquals(List.of(changed.id()), ids(broker().orders(OrderQuery.open())));
    }

    @Test
    void bracketThatWaits_isOneOpenOrderWithItsLegs() {
        Order bracket = broker().submit(NewOrder.limit(id(), symbol(), Side.BUY, FIVE, bidTimes("0.95"))
                .protectedBy(bidTimes("0.90"), bidTimes("1.10")));

        List<Order> open = broker().orders(OrderQuery.open());

        assertEquals(List.of(bracket.id()), ids(open));
        assertEquals(2, open.getFirst().legs().size());
        broker().cancel(bracket.id());
        await(() -> broker().orders(OrderQuery.open()).isEmpty());
    }

    @Test
    void legsOfAFilledBracket_areBothOpen_theHeldStopIncluded() {
        Order bracket = filledBracket();

        List<Order> open = broker().orders(OrderQuery.open());

        assertEquals(
                Set.of(
                        leg(bracket, OrderType.LIMIT).id(),
                        leg(bracket, OrderType.STOP).id()),
                Set.copyOf(ids(open)));
        assertEquals(
                OrderStatus.HELD,
                broker().order(leg(bracket, OrderType.STOP).id()).orElseThrow().status());
        broker().cancel(leg(bracket, OrderType.LIMIT).id());
        await(() -> broker().orders(OrderQuery.open()).isEmpty());
    }

    @Test
    void closePosition_isRefused_whileALegHoldsTheShares() {
        Order bracket = filledBracket();

        BrokerException.Rejected refusal = refused(() -> broker().closePosition(symbol(), null));
        broker().cancel(leg(bracket, OrderType.LIMIT).id());
        await(() -> broker().orders(OrderQuery.open()).isEmpty());
        filled(broker().closePosition(symbol(), Quantity.of(2)));
        Quantity left = broker().position(symbol()).orElseThrow().quantity();
        filled(broker().closePosition(symbol(), null));

        assertEquals(RejectReason.INSUFFICIENT_QUANTITY, refusal.reason());
        assertEquals("5", refusal.details().get("held_for_orders"));
        assertEquals(Quantity.of(3), left);
        assertTrue(broker().position(symbol()).isEmpty());
    }

    @Test
    void whatDoesNotExist_isEmpty_andChangingItIsRefused() {
        assertTrue(broker().order(NO_ORDER).isEmpty());
        assertTrue(broker().orderByClientId("contract-nobody").isEmpty());
        assertTrue(broker().position(symbol()).isEmpty());
        assertTrue(broker().asset(NOT_LISTED).isEmpty());
        assertEquals(
                RejectReason.NOT_FOUND, refused(() -> broker().cancel(NO_ORDER)).reason());
        assertEquals(
                RejectReason.NOT_FOUND,
                refused(() -> broker().closePosition(symbol(), null)).reason());
        assertEquals(List.of(), broker().cancelAll());
        assertEquals(List.of(), broker().closeAllPositions(true));
    }

    @Test
    void clientOrderId_isNeverFreeAgain() {
        Order first = restingBuy();
        broker().cancel(first.id());
        await(() -> is(first, OrderStatus.CANCELED));

        NewOrder again = NewOrder.limit(first.clientOrderId(), symbol(), Side.BUY, FIVE, bidTimes("0.95"));

        assertEquals(
                RejectReason.DUPLICATE_CLIENT_ORDER_ID,
                refused(() -> broker().submit(again)).reason());
    }

    @Test
    void buy_isRefusedAsWashTrade_whileAStopRests() {
        filled(broker().submit(NewOrder.market(id(), symbol(), Side.BUY, FIVE)));
        broker().submit(NewOrder.stop(id(), symbol(), Side.SELL, FIVE, bidTimes("0.95")));

        NewOrder topUp = NewOrder.market(id(), symbol(), Side.BUY, FIVE);

        assertEquals(
                RejectReason.WASH_TRADE, refused(() -> broker().submit(topUp)).reason());
    }

    @Test
    void exit_isRefused_whenNothingIsHeldToClose() {
        NewOrder sale = NewOrder.market(id(), symbol(), Side.SELL, FIVE).closing();

        assertEquals(
                RejectReason.POSITION_EFFECT,
                refused(() -> broker().submit(sale)).reason());
    }

    @Test
    void order_isRefused_whenItDoesNotFitAccountOrMarket() {
        filled(broker().submit(NewOrder.market(id(), symbol(), Side.BUY, FIVE)));

        assertEquals(
                RejectReason.INSUFFICIENT_BUYING_POWER,
                refused(() -> broker().submit(NewOrder.market(id(), symbol(), Side.BUY, Quantity.of(900_000))))
                        .reason());
        assertEquals(
                RejectReason.SUB_PENNY,
                refused(() -> broker().submit(NewOrder.limit(id(), symbol(), Side.BUY, FIVE, Price.of("5.0001"))))
                        .reason());
        assertEquals(
                RejectReason.WRONG_SIDE_PRICE,
                refused(() -> broker().submit(NewOrder.stop(id(), symbol(), Side.SELL, FIVE, bidTimes("1.05"))))
                        .reason());
    }

    @Test
    void closeAll_cancelsAndSells_untilNothingIsLeft() {
        filledBracket();

        List<ItemResult> items = broker().closeAllPositions(true);

        assertTrue(items.size() <= 1, items::toString);
        await(() -> broker().orders(OrderQuery.open()).isEmpty());
        if (broker().position(symbol()).isPresent()) {
            filled(broker().closePosition(symbol(), null));
        }
        assertEquals(List.of(), broker().positions());
    }

    private Order restingBuy() {
        Order order = broker().submit(NewOrder.limit(id(), symbol(), Side.BUY, FIVE, bidTimes("0.95")));
        await(() -> is(order, OrderStatus.NEW));
        return order;
    }

    private Order filledBracket() {
        Order bracket = filled(broker().submit(NewOrder.market(id(), symbol(), Side.BUY, FIVE)
                .protectedBy(bidTimes("0.90"), bidTimes("1.10"))));
        await(() -> broker().order(leg(bracket, OrderType.LIMIT).id())
                .orElseThrow()
                .status()
                .equals(OrderStatus.NEW));
        return bracket;
    }

    private Order filled(Order order) {
        await(() -> is(order, OrderStatus.FILLED));
        return broker().order(order.id()).orElseThrow();
    }

    private boolean is(Order order, OrderStatus status) {
        return broker().order(order.id()).orElseThrow().status().equals(status);
    }

    private static Order leg(Order bracket, OrderType type) {
        return bracket.legs().stream()
                .filter(leg -> leg.type() == type)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(List<Order> orders) {
        return orders.stream().map(Order::id).toList();
    }

    private static BrokerException.Rejected refused(Executable call) {
        return assertThrows(BrokerException.Rejected.class, call);
    }

    private Price bidTimes(String factor) {
        Quote quote =
                Objects.requireNonNull(data().latestQuotes(Set.of(symbol())).get(symbol()), "no quote");
        BigDecimal bid = Objects.requireNonNull(quote.bid(), "no bid").value();
        return new Price(bid.multiply(new BigDecimal(factor))).downToTick();
    }

    /// A client order id that no run used before.
    private String id() {
        orders++;
        return "contract-" + time().instant().toEpochMilli() + "-" + orders;
    }

    private void await(BooleanSupplier condition) {
        Instant end = time().instant().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertTrue(time().instant().isBefore(end), "nothing happened within " + PATIENCE);
            try {
                time().sleep(Duration.ofMillis(250));
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted while waiting for the broker", e);
            }
        }
    }
}
