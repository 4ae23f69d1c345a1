package activetrader.simulator.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.simulator.exchange.costs.TradingCosts;
import activetrader.simulator.exchange.order.Execution;
import activetrader.simulator.exchange.order.SimulatedOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExchangeCostsTest {
    private final World world = new World(World.settings().withCosts(TradingCosts.ALPACA));

    private List<Execution> fills() {
        return world.exchange.executions();
    }

    /// A minute of 2,000 shares has 200 for us.
    @Test
    void largeOrder_isFilledMinuteByMinute() {
        world.tape.volume("AAPL", 2_000);
        world.aapl("10:01", "100.50", "100.52");
        SimulatedOrder order = world.submit("qty", "450");

        world.until("10:05");

        assertEquals("filled", world.status(order));
        assertEquals(
                List.of(Quantity.of(200), Quantity.of(200), Quantity.of(50)),
                fills().stream().map(Execution::quantity).toList());
        assertEquals(
                List.of(World.at("10:00").plusMillis(150), World.at("10:01"), World.at("10:02")),
                fills().stream().map(Execution::at).toList());
        assertTrue(fills().get(0).price().isAbove(Price.of("100.02")));
        assertTrue(fills().get(1).price().isAbove(Price.of("100.52")));
        assertTrue(fills().get(2).price().isBelow(fills().get(1).price()), "a smaller part has a smaller impact");
    }

    @Test
    void fillOrKill_isCanceled_whenTheMinuteHasTooFewShares() {
        world.tape.volume("AAPL", 2_000);
        SimulatedOrder order = world.submit("qty", "450", "tif", "FOK");

        world.until("10:05");

        assertEquals("canceled", world.status(order));
        assertEquals(List.of(), fills());
    }

    @Test
    void openingAuction_isNotLimited() {
        World early = new World(World.settings().withCosts(TradingCosts.ALPACA), World.at("09:00"));
        early.tape.volume("AAPL", 2_000);
        SimulatedOrder order = early.submit("qty", "450", "tif", "OPG");

        early.until("09:31");

        assertEquals("filled", early.status(order));
        assertEquals(1, early.exchange.executions().size());
    }
}
