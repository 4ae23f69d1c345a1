package activetrader.execution.protection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.RejectReason;
import activetrader.execution.alerts.Alert;
import activetrader.execution.fake.FakeSubmits.Fault;
import activetrader.market.NewOrder;
import activetrader.market.OrderType;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What happens to a stop that the broker refuses, does not answer or has reached.
class ProtectiveOrdersTest extends ProtectionFixture {
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
}
