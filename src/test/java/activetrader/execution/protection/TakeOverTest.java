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

/// Closing orders that hold shares without a stop.
class TakeOverTest extends ProtectionFixture {
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

    private static NewOrder pair(String id, String target, String stop) {
        return ProtectiveOrders.oco(id, AAPL, Side.SELL, Quantity.of(10), Price.of(target), Price.of(stop));
    }
}
