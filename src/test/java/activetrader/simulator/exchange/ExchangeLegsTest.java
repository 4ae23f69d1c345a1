package activetrader.simulator.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import activetrader.simulator.exchange.checks.Refusal;
import activetrader.simulator.exchange.order.OrderChange;
import activetrader.simulator.exchange.order.SimulatedOrder;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The states of the exits of brackets, OTOs and OCOs.
class ExchangeLegsTest {
    private final World world = new World();

    private SimulatedOrder bracket() {
        return world.submit("class", "BRACKET", "tp", "110", "sl", "95");
    }

    private SimulatedOrder takeProfit(SimulatedOrder bracket) {
        return world.leg(bracket, 0);
    }

    private SimulatedOrder stop(SimulatedOrder bracket) {
        return world.leg(bracket, 1);
    }

    private String available() {
        return world.exchange.position(World.AAPL).orElseThrow().available().toString();
    }

    @Test
    void bracketLegs_areHeld_untilTheEntryIsFilled() {
        SimulatedOrder bracket = bracket();

        assertEquals("held", takeProfit(bracket).status().code());
        assertEquals("held", stop(bracket).status().code());
        world.settle();
        assertEquals("new", takeProfit(bracket).status().code());
        assertEquals("held", stop(bracket).status().code());
        assertEquals("0", available());
    }

    @Test
    void takeProfitFilled_cancelsTheStop_withoutAnEvent() {
        world.aapl("10:05", "110.00", "110.05");
        SimulatedOrder bracket = bracket();
        world.until("10:06");

        assertEquals("110", world.price(takeProfit(bracket)));
        assertEquals("canceled", stop(bracket).status().code());
        assertEquals(List.of(), world.eventsOf(stop(bracket)));
        assertEquals(BigDecimal.ZERO, world.held());
    }

    @Test
    void stopFired_takesTheTakeProfitsPlace() {
        world.aapl("10:05", "94.90", "95.05");
        SimulatedOrder bracket = bracket();
        world.until("10:06");

        assertEquals("94.9", world.price(stop(bracket)));
        assertEquals("filled", stop(bracket).status().code());
        assertEquals("replaced", takeProfit(bracket).status().code());
        assertEquals(stop(bracket).id(), takeProfit(bracket).links().replacedBy());
        assertEquals(BigDecimal.ZERO, world.held());
    }

    @Test
    void stopLimitLeg_keepsTheShares_whenItMissesItsLimit() {
        world.aapl("10:05", "90.00", "90.05");
        world.submit("class", "BRACKET", "tp", "110", "sl", "95", "sll", "94");
        world.until("10:06");

        assertEquals(BigDecimal.TEN, world.held());
        assertEquals("0", available());
    }

    @Test
    void cancellingALeg_cancelsTheOther() {
        SimulatedOrder bracket = bracket();
        world.settle();

        world.exchange.cancel(stop(bracket).id());

        assertEquals("canceled", takeProfit(bracket).status().code());
        assertEquals("canceled", stop(bracket).status().code());
        assertEquals("10", available());
    }

    @Test
    void cancellingTheEntry_cancelsTheLegs() {
        SimulatedOrder bracket =
                world.submit("class", "BRACKET", "type", "LIMIT", "limit", "98", "tp", "110", "sl", "95");
        world.settle();

        world.exchange.cancel(bracket.id());

        assertEquals("canceled", world.status(bracket));
        assertEquals("canceled", takeProfit(bracket).status().code());
        assertEquals("canceled", stop(bracket).status().code());
    }

    @Test
    void entryCancelledHalfFilled_leavesTheSharesUnprotected() {
        World partial = new World(World.settings().withPartialFillPercent(100));
        SimulatedOrder bracket = partial.submit("qty", "1000", "class", "BRACKET", "tp", "110", "sl", "95");
        partial.until(World.at("10:00").plusMillis(151));
        assertEquals("partially_filled", partial.status(bracket));
        assertEquals("held", partial.leg(bracket, 0).status().code());

        partial.exchange.cancel(bracket.id());

        assertEquals("canceled", partial.status(bracket));
        assertEquals("canceled", partial.leg(bracket, 0).status().code());
        assertEquals("canceled", partial.leg(bracket, 1).status().code());
        assertEquals(partial.order(bracket).progress().filled().value(), partial.held());
    }

    @Test
    void takeProfitHalfFilled_shrinksTheStop() {
        World partial = new World(World.settings().withPartialFillPercent(100));
        partial.aapl("10:30", "110.00", "110.05").aapl("10:30:00.500", "105.00", "105.05");
        SimulatedOrder bracket = partial.submit("qty", "1000", "class", "BRACKET", "tp", "110", "sl", "95");
        partial.until("10:31");

        SimulatedOrder takeProfit = partial.leg(bracket, 0);
        assertEquals("partially_filled", takeProfit.status().code());
        assertEquals(takeProfit.remaining(), partial.leg(bracket, 1).terms().quantity());
    }

    @Test
    void dayLegs_endAtTheClose_andLeaveThePositionUnprotected() {
        SimulatedOrder bracket = bracket();
        world.until("16:00");

        assertEquals("expired", takeProfit(bracket).status().code());
        assertEquals("expired", stop(bracket).status().code());
        assertEquals("10", available());
    }

    @Test
    void entryThatExpires_takesItsLegsAlong() {
        SimulatedOrder bracket =
                world.submit("class", "BRACKET", "type", "LIMIT", "limit", "98", "tp", "110", "sl", "95");
        world.until("16:00");

        assertEquals("expired", world.status(bracket));
        assertEquals("canceled", stop(bracket).status().code());
    }

    @Test
    void oneLeggedOto_worksAtOnce() {
        world.aapl("10:05", "95.00", "95.05");
        SimulatedOrder oto = world.submit("class", "OTO", "sl", "95");

        world.settle();
        assertEquals("new", world.leg(oto, 0).status().code());
        assertEquals("0", available());
        world.until("10:06");
        assertEquals("filled", world.leg(oto, 0).status().code());
    }

    @Test
    void oco_isATakeProfitWithAHeldStop() {
        world.aapl("10:05", "94.00", "94.05");
        world.filled();
        SimulatedOrder oco = world.submit("side", "SELL", "class", "OCO", "type", "LIMIT", "tp", "110", "sl", "95");
        world.settle();

        assertEquals("new", world.status(oco));
        assertEquals("held", world.leg(oco, 0).status().code());
        world.until("10:06");
        assertEquals("replaced", world.status(oco));
        assertEquals("94", world.price(world.leg(oco, 0)));
    }

    @Test
    void shortBracket_isMirrored() {
        world.aapl("10:05", "89.90", "90.00");
        SimulatedOrder bracket = world.submit("side", "SELL", "class", "BRACKET", "tp", "90", "sl", "105");
        world.settle();
        assertEquals(new BigDecimal("-10"), world.held());

        world.until("10:06");

        assertEquals("90", world.price(takeProfit(bracket)));
        assertEquals("canceled", stop(bracket).status().code());
    }

    @Test
    void replacingALeg_keepsTheGroupTogether() {
        world.aapl("10:05", "98.00", "98.05");
        SimulatedOrder bracket = bracket();
        world.settle();
        SimulatedOrder old = stop(bracket);

        SimulatedOrder raised =
                world.exchange.replace(old.id(), new OrderChange(null, null, null, new BigDecimal("99"), null, null));

        assertEquals("replaced", world.status(old));
        assertEquals(raised.id(), stop(bracket).id());
        assertEquals("held", raised.status().code());
        world.until("10:06");
        assertEquals("98", world.price(raised));
        assertEquals(BigDecimal.ZERO, world.held());
    }

    @Test
    void replacingALegsQuantity_isRefused() {
        SimulatedOrder bracket = bracket();
        world.settle();

        Refusal refusal = assertThrows(
                Refusal.class,
                () -> world.exchange.replace(
                        takeProfit(bracket).id(), new OrderChange(new BigDecimal("5"), null, null, null, null, null)));

        assertEquals("qty cannot be changed for advanced orders", refusal.message());
    }

    @Test
    void legsOfAFilledEntry_takeNoMoreThanIsFree() {
        World partial = new World(World.settings().withPartialFillPercent(100));
        SimulatedOrder bracket = partial.submit(
                "qty", "1000", "type", "LIMIT", "limit", "101", "class", "BRACKET", "tp", "110", "sl", "95");
        partial.until(World.at("10:00").plusMillis(151));
        BigDecimal first = partial.held();

        partial.submit("side", "SELL", "qty", "1", "type", "LIMIT", "limit", "120");
        partial.until("11:00");

        assertEquals(1, first.signum());
        assertEquals("filled", partial.status(bracket));
        assertEquals("999", String.valueOf(partial.leg(bracket, 0).terms().quantity()));
        assertNull(partial.leg(bracket, 0).stamps().canceled());
    }
}
