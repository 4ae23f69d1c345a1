package activetrader.execution.protection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.fake.FakeSubmits.Fault;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Stops at the broker that do not protect.
class FaultyStopTest extends ProtectionFixture {
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

    private static NewOrder pair(String id, String target, String stop) {
        return ProtectiveOrders.oco(id, AAPL, Side.SELL, Quantity.of(10), Price.of(target), Price.of(stop));
    }
}
