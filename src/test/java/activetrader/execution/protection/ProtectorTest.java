package activetrader.execution.protection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.RejectReason;
import activetrader.execution.alerts.Alert;
import activetrader.execution.fake.FakeSubmits.Fault;
import activetrader.journal.OrderPurpose;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.OrderClass;
import activetrader.market.OrderStatus;
import activetrader.market.OrderType;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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
    void stopThatIsTooFar_isReplaced() {
        broker.externalBuy(AAPL, 10);
        stop("at-1", 10, "80");

        assertTrue(protect());

        assertEquals(List.of("does not protect"), releases);
        assertEquals(List.of("STOP SELL 10 at 95"), open());
        assertEquals(Set.of(), protector.unprotected());
    }

    @Test
    void faultyStop_isKept_whenItCannotBeCancelled() {
        broker.externalBuy(AAPL, 10);
        stop("at-1", 10, "80");
        releaseFails = true;

        assertFalse(protect());

        assertEquals(List.of("STOP SELL 10 at 80"), open());
        assertEquals(Set.of(AAPL), protector.unprotected());
    }

    /// The broker shows the position's price, but does not trigger the stop.
    @Test
    void passedStop_isReplacedByASaleAtTheMarket() {
        broker.externalBuy(AAPL, 10);
        stop("at-1", 10, "98");
        broker.account.misread.put(AAPL, Price.of("97"));
        assertTrue(protect(), "it has not lasted yet");
        pass(LASTING);

        assertTrue(protect());

        assertEquals(0, broker.held(AAPL).signum());
        assertEquals(List.of("does not protect"), releases);
        assertEquals(Set.of(), protector.unprotected());
    }

    @Test
    void positionSoldMeanwhile_needsNoNewStop() {
        broker.externalBuy(AAPL, 10);
        Order faulty = stop("at-1", 10, "80");
        var position = held();
        broker.cancel(faulty.id());
        broker.externalSell(AAPL, 10);
        broker.orders.submitted.clear();

        assertTrue(protector.protect(position, List.of(faulty), null, null, null));

        assertEquals(List.of(), broker.orders.submitted);
        assertEquals(Set.of(), protector.unprotected());
    }

    @Test
    void targetOfAFaultyPair_isPlacedAgain() {
        broker.externalBuy(AAPL, 10);
        broker.submit(pair("at-1", "105", "80"));

        assertTrue(protect());

        assertEquals(List.of("LIMIT SELL 10 at 105", "STOP SELL 10 at 95"), open());
    }

    private static NewOrder pair(String id, String target, String stop) {
        return ProtectiveOrders.oco(id, AAPL, Side.SELL, Quantity.of(10), Price.of(target), Price.of(stop));
    }

    @Test
    void limitOrder_isReplacedByAPair() {
        broker.externalBuy(AAPL, 10);
        submit(NewOrder.limit("at-1", AAPL, Side.SELL, Quantity.of(10), Price.of("105")));

        assertTrue(protector.takeOver(held(), broker.openOrders(), null));

        assertEquals(List.of("holds shares without a stop"), releases);
        assertEquals(List.of("LIMIT SELL 10 at 105", "STOP SELL 10 at 95"), open());
    }

    @Test
    void limitOrdersOfAPart_areReplaced_andTheRestIsCovered() {
        broker.externalBuy(AAPL, 10);
        submit(NewOrder.limit("at-1", AAPL, Side.SELL, Quantity.of(3), Price.of("105")));

        assertTrue(protector.takeOver(held(), broker.openOrders(), null));

        assertEquals(List.of("LIMIT SELL 3 at 105", "STOP SELL 3 at 95", "STOP SELL 7 at 95"), open());
    }

    @Test
    void holder_isKept_whenItCannotBeCancelled() {
        broker.externalBuy(AAPL, 10);
        submit(NewOrder.limit("at-1", AAPL, Side.SELL, Quantity.of(10), Price.of("105")));
        releaseFails = true;

        assertFalse(protector.takeOver(held(), broker.openOrders(), null));

        assertEquals(List.of("LIMIT SELL 10 at 105"), open());
    }

    @Test
    void holders_areClosingOrdersThatAreNoStops() {
        broker.externalBuy(AAPL, 30);
        Order limit = submit(NewOrder.limit("at-1", AAPL, Side.SELL, Quantity.of(5), Price.of("110")));
        stop("at-2", 5, "90");
        broker.submit(pair("at-3", "105", "95"));
        broker.orders.fillable.put(AAPL, Quantity.ZERO);
        submit(NewOrder.market("at-4", AAPL, Side.SELL, Quantity.of(1)));

        List<Order> shown = broker.orders(activetrader.broker.OrderQuery.since(TEN.minusSeconds(1)));

        assertEquals(
                List.of(limit.id()),
                Protector.holders(held(), shown).stream().map(Order::id).toList());
    }

    @Test
    void marks_areForgotten_forSymbolsThatAreNotHeld() {
        protector.markUnprotected(AAPL);
        protector.markUnprotected(Symbol.of("MSFT"));

        protector.unmarkAllBut(Set.of(AAPL));

        assertEquals(Set.of(AAPL), protector.unprotected());
    }

    @Test
    void refusedPair_isSentAgainWithoutItsTarget() {
        broker.externalBuy(AAPL, 10);
        broker.submits.rejections.add(RejectReason.OTHER);

        assertTrue(protector.protect(AAPL, TEN, Price.of("97"), Price.of("105")));

        assertEquals(List.of("STOP SELL 10 at 97"), open());
        assertEquals(List.of(), alerts);
    }

    @Test
    void refusedStop_closesTheShares_withAnAlert() {
        broker.externalBuy(AAPL, 10);
        broker.submits.rejections.add(RejectReason.OTHER);

        assertTrue(protect());

        assertEquals(0, broker.held(AAPL).signum());
        assertEquals(
                List.of(Alert.Kind.UNPROTECTED),
                alerts.stream().map(Alert::kind).toList());
        assertEquals(
                "no stop possible for AAPL, closing it: rejected by the test",
                alerts.getFirst().text());
    }

    @ParameterizedTest
    @EnumSource(names = {"INSUFFICIENT_QUANTITY", "POSITION_EFFECT", "WASH_TRADE", "NOT_FOUND"})
    void stopRefusedForAMoment_isTriedAgainLater(RejectReason reason) {
        broker.externalBuy(AAPL, 10);
        broker.submits.rejections.add(reason);

        assertFalse(protector.protect(AAPL, TEN, Price.of("97"), Price.of("105")));
        assertEquals(10, broker.held(AAPL).intValue());
        assertEquals(List.of(), open(), "the pair is not split for it");
        assertEquals(Set.of(AAPL), protector.unprotected());

        assertTrue(protect());
        assertEquals(List.of(), alerts);
    }

    @Test
    void stopOfABusyBroker_isTriedAgainLater() {
        broker.externalBuy(AAPL, 10);
        broker.submits.faults.add(Fault.BUSY);

        assertFalse(protect());
        assertTrue(protect());
    }

    @Test
    void stopInDoubt_leavesThePositionUnprotected() {
        broker.externalBuy(AAPL, 10);
        broker.submits.faults.addAll(List.of(Fault.LOST_BEFORE, Fault.LOST_BEFORE));

        assertFalse(protect());

        assertEquals(Set.of(AAPL), protector.unprotected());
    }

    @Test
    void idThatIsTaken_isSkipped() {
        broker.externalBuy(AAPL, 10);
        submit(NewOrder.limit("at-20260302-p-AAPL-1", AAPL, Side.SELL, Quantity.of(1), Price.of("110")));

        protect();

        assertEquals("at-20260302-p-AAPL-2", broker.orders.submitted.getLast().clientOrderId());
    }

    /// A stop at 101 is refused while the market is at 100.
    @Test
    void reachedStop_closesTheShares_withoutAnAlert() {
        broker.externalBuy(AAPL, 10);

        assertTrue(protector.protect(AAPL, TEN, Price.of("101"), Price.of("105")));

        assertEquals(0, broker.held(AAPL).signum());
        assertEquals(1, broker.orders.refused.size(), "the pair is not split: its stop is refused alone too");
        assertEquals(List.of(), alerts);
    }

    @ParameterizedTest
    @CsvSource({
        "101, 59, 100, 1",
        "102, 59, 100, 1",
        "100.5, 59, 100, 2",
        "101, 60, 100, 2",
        "101, 59, 101.5, 1",
        "101, 59, 101, 1",
    })
    void reachedStop_isNotSentAgainForAMinute_unlessTheMarketComesBack(
            String again, int seconds, String market, int refusals) {
        broker.externalBuy(AAPL, 10);
        protector.protect(AAPL, TEN, Price.of("101"), null);
        broker.externalBuy(AAPL, 10);
        pass(Duration.ofSeconds(seconds));
        broker.moveTo(AAPL, market);

        protector.protect(AAPL, TEN, Price.of(again), null);

        assertEquals(refusals, broker.orders.refused.size(), broker.orders.refused::toString);
    }

    @Test
    void stopType_isThatOfAStopOrder() {
        assertTrue(StopChecks.isStop(OrderType.STOP));
        assertTrue(StopChecks.isStop(OrderType.STOP_LIMIT));
        assertTrue(StopChecks.isStop(OrderType.TRAILING_STOP));
        assertFalse(StopChecks.isStop(OrderType.LIMIT));
        assertFalse(StopChecks.isStop(OrderType.MARKET));
        assertFalse(StopChecks.isStop(OrderType.UNKNOWN));
    }

    @Test
    void stopThatProtects_isKeptBesideOneThatDoesNot() {
        broker.externalBuy(AAPL, 10);
        stop("at-1", 4, "96");
        stop("at-2", 6, "80");

        assertTrue(protect());

        assertEquals(List.of("STOP SELL 4 at 96", "STOP SELL 6 at 96"), open());
        assertTrue(broker.openOrders().stream()
                .anyMatch(order -> order.clientOrderId().equals("at-1")));
    }

    @Test
    void stop_isKept_whenALimitOrderBesideItIsReplaced() {
        broker.externalBuy(AAPL, 10);
        stop("at-1", 4, "96");
        submit(NewOrder.limit("at-2", AAPL, Side.SELL, Quantity.of(6), Price.of("105")));

        assertTrue(protector.takeOver(held(), broker.openOrders(), null));

        assertTrue(broker.openOrders().stream()
                .anyMatch(order -> order.clientOrderId().equals("at-1")));
        assertEquals(List.of("STOP SELL 4 at 96", "LIMIT SELL 6 at 105", "STOP SELL 6 at 96"), open());
    }

    @Test
    void takeOver_isNotDone_whenTheNewStopIsRefusedForAMoment() {
        broker.externalBuy(AAPL, 10);
        submit(NewOrder.limit("at-1", AAPL, Side.SELL, Quantity.of(10), Price.of("105")));
        broker.submits.faults.addAll(List.of(Fault.BUSY, Fault.BUSY));

        assertFalse(protector.takeOver(held(), broker.openOrders(), null));

        assertEquals(Set.of(AAPL), protector.unprotected());
    }

    @Test
    void takeOver_isDone_whenThePositionIsSoldMeanwhile() {
        broker.externalBuy(AAPL, 10);
        submit(NewOrder.limit("at-1", AAPL, Side.SELL, Quantity.of(10), Price.of("105")));
        var position = held();
        var orders = broker.openOrders();
        broker.moveTo(AAPL, "105");
        broker.orders.submitted.clear();

        assertTrue(protector.takeOver(position, orders, null));
        assertEquals(List.of(), broker.orders.submitted);
    }

    @Test
    void position_staysUnprotected_whenTheStopAfterACancelledEntryIsRefusedForAMoment() {
        broker.externalBuy(AAPL, 10);
        broker.submit(NewOrder.limit("at-1", AAPL, Side.BUY, Quantity.of(5), Price.of("90")));
        broker.submits.faults.add(Fault.BUSY);

        assertFalse(protect());

        assertEquals(Set.of(AAPL), protector.unprotected());
    }

    @Test
    void position_staysUnprotected_whenTheStopAfterAFaultyOneIsRefusedForAMoment() {
        broker.externalBuy(AAPL, 10);
        stop("at-1", 10, "80");
        broker.submits.faults.add(Fault.BUSY);

        assertFalse(protect());
    }

    @Test
    void position_staysUnprotected_whenItsSaleIsNotSent() {
        broker.externalBuy(AAPL, 10);
        stop("at-1", 10, "98");
        broker.account.misread.put(AAPL, Price.of("97"));
        protect();
        pass(LASTING);
        broker.submits.faults.add(Fault.BUSY);

        assertFalse(protect());
        assertEquals(10, broker.held(AAPL).intValue());
    }

    @Test
    void position_staysUnprotected_whenNeitherStopNorSaleIsAccepted() {
        broker.externalBuy(AAPL, 10);
        broker.submits.rejections.add(RejectReason.OTHER);
        broker.submits.faults.add(Fault.BUSY);

        assertFalse(protect());
        assertEquals(Set.of(AAPL), protector.unprotected());
    }

    @Test
    void reachedStop_isFollowedByTheSaleAgain_whenThatWasNotSent() {
        broker.externalBuy(AAPL, 10);
        broker.submits.rejections.add(RejectReason.WRONG_SIDE_PRICE);
        broker.submits.faults.add(Fault.BUSY);
        assertFalse(protector.protect(AAPL, TEN, Price.of("99"), null));
        broker.account.misread.put(AAPL, Price.of("98"));

        broker.submits.faults.add(Fault.BUSY);
        assertFalse(protector.protect(AAPL, TEN, Price.of("99"), null));
        assertTrue(protector.protect(AAPL, TEN, Price.of("99"), null));

        assertEquals(0, broker.held(AAPL).signum());
        assertEquals(
                List.of(OrderType.MARKET),
                broker.orders.submitted.stream().map(NewOrder::type).toList());
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

    @Test
    void suspects_areThoseWhoseFaultHasNotLasted() {
        broker.externalBuy(AAPL, 10);
        stop("at-1", 10, "98");
        StopChecks checks = protector.checks();
        protect();
        assertFalse(checks.hasSuspects());

        broker.account.misread.put(AAPL, Price.of("97"));
        protect();
        assertTrue(checks.hasSuspects());
        checks.forgetAllBut(broker.openOrders());
        assertTrue(checks.hasSuspects());

        pass(LASTING);
        assertFalse(checks.hasSuspects());
    }

    @Test
    void suspects_areForgotten_whenTheirOrderEnds() {
        broker.externalBuy(AAPL, 10);
        stop("at-1", 10, "98");
        broker.account.misread.put(AAPL, Price.of("97"));
        protect();

        protector.checks().forgetAllBut(List.of());

        assertFalse(protector.checks().hasSuspects());
    }
}
