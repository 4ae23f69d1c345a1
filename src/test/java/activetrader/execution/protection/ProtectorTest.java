package activetrader.execution.protection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.fake.FakeSubmits.Fault;
import activetrader.journal.OrderPurpose;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.OrderClass;
import activetrader.market.OrderStatus;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProtectorTest extends ProtectionFixture {
    @Test
    void symbolWithoutAPosition_isProtected() {
        protector.markUnprotected(AAPL);

        assertTrue(protect());

        assertEquals(Set.of(), protector.unprotected());
        assertEquals(List.of(), broker.orders.submitted);
    }

    @Test
    void position_getsTheStopOfTheFallback_withoutAPlan() {
        broker.externalBuy(AAPL, 10);

        assertTrue(protect());

        assertEquals(List.of("STOP SELL 10 at 95"), open());
        assertEquals("at-20260302-p-AAPL-1", broker.orders.submitted.getFirst().clientOrderId());
        assertEquals(Set.of(), protector.unprotected());
        assertEquals(
                Price.of("95"),
                ledger.entry("at-20260302-p-AAPL-1").orElseThrow().intent().stopLoss());
    }

    @Test
    void shortPosition_getsAStopAboveTheMarket() {
        broker.externalSell(AAPL, 10);
        planned("entry", OrderPurpose.ENTRY, Side.SELL, "104", null, TEN);

        assertTrue(protect());

        assertEquals(List.of("STOP BUY 10 at 104"), open());
    }

    @Test
    void position_getsThePlannedStopAndTarget_asAPair() {
        broker.externalBuy(AAPL, 10);
        planned("entry", OrderPurpose.ENTRY, Side.BUY, "97", "106", TEN);

        assertTrue(protector.protect(AAPL, TEN));

        assertEquals(List.of("LIMIT SELL 10 at 106", "STOP SELL 10 at 97"), open());
        assertEquals(OrderClass.OCO, broker.orders.submitted.getFirst().orderClass());
    }

    @Test
    void wantedStopAndTarget_comeBeforeThePlannedOnes() {
        broker.externalBuy(AAPL, 10);
        planned("entry", OrderPurpose.ENTRY, Side.BUY, "97", "106", TEN);

        assertTrue(protector.protect(AAPL, TEN, Price.of("98"), Price.of("103")));

        assertEquals(List.of("LIMIT SELL 10 at 103", "STOP SELL 10 at 98"), open());
    }

    @Test
    void target_isNotPlaced_onTheWrongSideOfTheStop() {
        broker.externalBuy(AAPL, 10);

        assertTrue(protector.protect(AAPL, TEN, Price.of("98"), Price.of("98")));

        assertEquals(List.of("STOP SELL 10 at 98"), open());
    }

    @Test
    void wantedStop_isMovedToTheGreatestDistance_whenItIsTooFar() {
        broker.externalBuy(AAPL, 10);

        assertTrue(protector.protect(AAPL, TEN, Price.of("80"), null));

        assertEquals(List.of("STOP SELL 10 at 92"), open());
    }

    @Test
    void approvedStop_isNeverTooFar() {
        broker.externalBuy(AAPL, 10);
        planned("entry", OrderPurpose.ENTRY, Side.BUY, "90", null, TEN);

        assertTrue(protect());

        assertEquals(List.of("STOP SELL 10 at 90"), open());
    }

    @Test
    void coveredPosition_isLeftAlone() {
        broker.externalBuy(AAPL, 10);
        stop("at-1", 10, "95");
        broker.orders.submitted.clear();

        assertTrue(protect());

        assertEquals(List.of(), broker.orders.submitted);
        assertEquals(List.of(), releases);
        assertEquals(Set.of(), protector.unprotected());
    }

    @Test
    void uncoveredRest_getsTheBestStopThatIsThere() {
        broker.externalBuy(AAPL, 10);
        stop("at-1", 4, "96");

        assertTrue(protect());

        assertEquals(List.of("STOP SELL 4 at 96", "STOP SELL 6 at 96"), open());
    }

    @Test
    void sharesHeldByOtherOrders_stayUnprotected() {
        broker.externalBuy(AAPL, 10);
        submit(NewOrder.limit("at-1", AAPL, Side.SELL, Quantity.of(4), Price.of("110")));

        assertFalse(protect());

        assertEquals(List.of("LIMIT SELL 4 at 110", "STOP SELL 6 at 95"), open());
        assertEquals(Set.of(AAPL), protector.unprotected());
    }

    @Test
    void position_staysUnprotected_whenAllSharesAreHeldByOtherOrders() {
        broker.externalBuy(AAPL, 10);
        submit(NewOrder.limit("at-1", AAPL, Side.SELL, Quantity.of(10), Price.of("110")));

        assertFalse(protect());

        assertEquals(List.of("LIMIT SELL 10 at 110"), open());
    }

    @Test
    void openEntryOfOurs_isCancelledBeforeTheStop() {
        broker.externalBuy(AAPL, 10);
        broker.submit(NewOrder.limit("at-1", AAPL, Side.BUY, Quantity.of(5), Price.of("90")));

        assertTrue(protect());

        assertEquals(List.of("stands in the way of a stop"), releases);
        assertEquals(List.of("STOP SELL 10 at 95"), open());
    }

    @Test
    void externalEntry_isNotCancelled() {
        broker.externalBuy(AAPL, 10);
        broker.submit(NewOrder.limit("x-1", AAPL, Side.BUY, Quantity.of(5), Price.of("90")));

        protect();

        assertEquals(List.of(), releases);
    }

    @Test
    void position_staysUnprotected_whenAnEntryCannotBeCancelled() {
        broker.externalBuy(AAPL, 10);
        broker.submit(NewOrder.limit("at-1", AAPL, Side.BUY, Quantity.of(5), Price.of("90")));
        releaseFails = true;

        assertFalse(protect());

        assertEquals(Set.of(AAPL), protector.unprotected());
        assertEquals(List.of("LIMIT BUY 5 at 90"), open());
    }

    @Test
    void positionThatIsGoneAfterTheCancel_isProtected() {
        broker.externalBuy(AAPL, 10);
        broker.submit(NewOrder.limit("at-1", AAPL, Side.BUY, Quantity.of(5), Price.of("90")));
        var position = held();
        var orders = broker.openOrders();
        broker.externalSell(AAPL, 10);

        assertTrue(protector.protect(position, orders, null, null, null));
        assertEquals(Set.of(), protector.unprotected());
    }

    @Test
    void marks_areForgotten_forSymbolsThatAreNotHeld() {
        protector.markUnprotected(AAPL);
        protector.markUnprotected(Symbol.of("MSFT"));

        protector.unmarkAllBut(Set.of(AAPL));

        assertEquals(Set.of(AAPL), protector.unprotected());
    }

    @Test
    void position_staysUnprotected_whenTheStopAfterACancelledEntryIsRefusedForAMoment() {
        broker.externalBuy(AAPL, 10);
        broker.submit(NewOrder.limit("at-1", AAPL, Side.BUY, Quantity.of(5), Price.of("90")));
        broker.submits.faults.add(Fault.BUSY);

        assertFalse(protect());

        assertEquals(Set.of(AAPL), protector.unprotected());
    }

    /// The order holds the shares until its cancel is done.
    @Test
    void cancelUnderWay_isAwaitedBeforeTheStop() {
        broker.externalBuy(AAPL, 10);
        Order stop = stop("at-1", 10, "95");
        Order leaving = new Order(
                stop.id(),
                stop.clientOrderId(),
                stop.symbol(),
                stop.side(),
                stop.type(),
                stop.orderClass(),
                stop.timeInForce(),
                stop.quantity(),
                stop.filledQuantity(),
                null,
                null,
                stop.stopPrice(),
                OrderStatus.PENDING_CANCEL,
                null,
                null,
                null,
                null,
                List.of());
        releaseFails = true;

        assertFalse(protector.protect(held(), List.of(leaving), null, null, null));

        assertEquals(List.of("stands in the way of a stop"), releases);
    }
}
