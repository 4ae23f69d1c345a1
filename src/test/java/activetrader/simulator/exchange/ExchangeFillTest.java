package activetrader.simulator.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.market.OrderStatus;
import activetrader.simulator.exchange.checks.Refusal;
import activetrader.simulator.exchange.order.Execution;
import activetrader.simulator.exchange.order.OrderChange;
import activetrader.simulator.exchange.order.SimulatedOrder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When orders are filled, and at what price.
class ExchangeFillTest {
    private final World world = new World();

    @Test
    void submit_answersPendingNew_thenNew_thenFilledAfterTheLatency() {
        SimulatedOrder order = world.submit();

        assertEquals(OrderStatus.PENDING_NEW, order.status());
        world.until(World.at("10:00").plusMillis(5));
        assertEquals("new", world.status(order));
        world.until(World.at("10:00").plusMillis(149));
        assertEquals("new", world.status(order));
        world.until(World.at("10:00").plusMillis(150));
        assertEquals("filled", world.status(order));
        assertEquals(
                World.at("10:00").plusMillis(150), world.order(order).stamps().filled());
        assertEquals(List.of("pending_new", "new", "fill"), world.eventsOf(order));
    }

    @Test
    void market_fillsAtTheFarSideAsItIsAfterTheLatency() {
        world.tape.quote("AAPL", World.at("10:00").plusMillis(100), "101.00", "101.05");

        assertEquals("101.05", world.price(world.filled()));
        assertEquals("101", world.price(world.filled("side", "SELL")));
    }

    @Test
    void limit_fillsAtTheBetterQuote_whenMarketable() {
        SimulatedOrder order = world.filled("type", "LIMIT", "limit", "105");

        assertEquals("100.02", world.price(order));
    }

    @ParameterizedTest
    @CsvSource({"99.50, new", "99.51, filled", "99.52, filled"})
    void limitBuy_waitsForTheAsk(String limit, String status) {
        world.aapl("10:05", "99.49", "99.51");
        SimulatedOrder order = world.submit("type", "LIMIT", "limit", limit);

        world.until("10:04:59");
        assertEquals("new", world.status(order));
        world.until("10:05");
        assertEquals(status, world.status(order));
    }

    @ParameterizedTest
    @CsvSource({"99.02, filled", "99.01, filled", "99.00, new"})
    void sellStop_becomesAMarketOrder_whenTheBidTouchesIt(String stop, String status) {
        world.aapl("10:05", "99.01", "99.05");
        world.filled();
        SimulatedOrder order = world.submit("side", "SELL", "type", "STOP", "stop", stop);

        world.until("10:05:01");
        assertEquals(status, world.status(order));
    }

    @Test
    void sellStop_fillsAtTheQuoteAfterTheTouch_howeverBad() {
        world.aapl("10:05", "90.00", "90.10");
        world.filled();
        SimulatedOrder order = world.submit("side", "SELL", "type", "STOP", "stop", "99");

        world.until("10:06");
        assertEquals("90", world.price(order));
    }

    @ParameterizedTest
    @CsvSource({"105.05, filled", "107.63, filled", "107.64, new"})
    void buyStop_isAStopLimitTwoAndAHalfPercentAbove(String ask, String status) {
        world.aapl("10:05", "105.00", ask);
        SimulatedOrder order = world.submit("type", "STOP", "stop", "105.01");

        world.until("10:06");
        assertEquals(status, world.status(order));
    }

    @Test
    void buyStop_hasFourPercentOfRoom_below50() {
        world.tape.list("PENNY", "10").quote("PENNY", World.at("09:30"), "10.00", "10.01");
        world.tape.quote("PENNY", World.at("10:05"), "11.40", "11.44");
        SimulatedOrder order = world.submit("symbol", "PENNY", "type", "STOP", "stop", "11");

        world.until("10:06");
        assertEquals("11.44", world.price(order));
    }

    @Test
    void stopLimit_waitsAtItsLimit_whenThePriceGapsThrough() {
        world.aapl("10:05", "90.00", "90.10").aapl("10:10", "98.60", "98.70");
        world.filled();
        SimulatedOrder order = world.submit("side", "SELL", "type", "STOP_LIMIT", "stop", "99", "limit", "98.5");

        world.until("10:09");
        assertEquals("new", world.status(order));
        world.until("10:11");
        assertEquals("98.6", world.price(order));
    }

    @Test
    void trailingStop_followsTheBestPrice_andNeverGoesBack() {
        world.aapl("10:05", "110.00", "110.02")
                .aapl("10:06", "109.00", "109.02")
                .aapl("10:07", "107.99", "108.10");
        world.filled();
        SimulatedOrder order = world.submit("side", "SELL", "type", "TRAILING_STOP", "trail", "2");

        assertEquals(
                "98",
                world.order(order)
                        .terms()
                        .stopFor(order.progress().best())
                        .orElseThrow()
                        .toString());
        world.until("10:06:30");
        assertEquals("110", String.valueOf(world.order(order).progress().best()));
        assertEquals("new", world.status(order));
        world.until("10:08");
        assertEquals("107.99", world.price(order));
    }

    @Test
    void trailingStop_takesAPercentage() {
        world.aapl("10:05", "110.00", "110.02")
                .aapl("10:06", "104.51", "104.60")
                .aapl("10:07", "104.50", "104.60");
        world.filled();
        SimulatedOrder order = world.submit("side", "SELL", "type", "TRAILING_STOP", "percent", "5");

        world.until("10:06:30");
        assertEquals("new", world.status(order));
        world.until("10:07:30");
        assertEquals("filled", world.status(order));
    }

    @Test
    void partialFills_addUp() {
        World partial = new World(World.settings().withPartialFillPercent(100));
        SimulatedOrder order = partial.submit("qty", "100");

        partial.until("10:30");
        List<Execution> fills = partial.exchange.executions();
        assertEquals("filled", partial.status(order));
        assertTrue(fills.size() > 1, "fills " + fills);
        assertEquals("partial_fill", partial.eventsOf(order).get(2));
        assertEquals(new BigDecimal("100"), partial.held());
        assertEquals(OrderStatus.PARTIALLY_FILLED, fills.getFirst().status());
        assertEquals("0", fills.getLast().leaves().toString());
    }

    @Test
    void halt_holdsEveryFillBack() {
        world.tape.halt("AAPL", World.at("10:00"), World.at("10:10"));
        SimulatedOrder order = world.submit();

        world.until("10:09:59");
        assertEquals("new", world.status(order));
        world.until("10:10:02");
        assertEquals("filled", world.status(order));
    }

    @Test
    void dayOrder_expiresAtTheClose() {
        SimulatedOrder order = world.submit("type", "LIMIT", "limit", "90");

        world.until("15:59:59");
        assertEquals("new", world.status(order));
        assertEquals(World.at("16:00"), order.stamps().expires());
        world.until("16:00");
        assertEquals("expired", world.status(order));
        assertEquals(List.of("pending_new", "new", "expired"), world.eventsOf(order));
    }

    @Test
    void gtcOrder_livesOnIntoTheNextDay() {
        world.tape.quote("AAPL", World.at(World.MONDAY.plusDays(1), LocalTime.of(9, 45)), "88.00", "89.00");
        SimulatedOrder order = world.submit("type", "LIMIT", "limit", "90", "tif", "GTC");

        world.until(World.at(World.MONDAY.plusDays(1), LocalTime.of(9, 46)));
        assertEquals("89", world.price(order));
    }

    @Test
    void orderOutOfSession_isAccepted_andFilledAfterTheOpen() {
        World early = new World(World.settings(), LocalTime.of(8, 0));
        SimulatedOrder order = early.submit();

        assertEquals(OrderStatus.ACCEPTED, order.status());
        early.until("09:29:59");
        assertEquals("accepted", early.status(order));
        early.until("09:30:01");
        assertEquals("filled", early.status(order));
    }

    @Test
    void orderAfterTheClose_isQueuedForTheNextSession() {
        World late = new World(World.settings(), LocalTime.of(16, 30));
        SimulatedOrder order = late.submit();

        assertEquals(
                World.at(World.MONDAY.plusDays(1), LocalTime.of(16, 0)),
                order.stamps().expires());
        late.until(World.at(World.MONDAY.plusDays(1), LocalTime.of(9, 31)));
        assertEquals("filled", late.status(order));
    }

    @Test
    void earlyClose_expiresDayOrdersAtOne() {
        World friday = new World(World.settings(), World.at(World.MONDAY.plusDays(4), LocalTime.of(10, 0)));

        SimulatedOrder order = friday.submit("type", "LIMIT", "limit", "90");

        assertEquals(
                World.at(World.MONDAY.plusDays(4), LocalTime.of(13, 0)),
                order.stamps().expires());
    }

    @Test
    void extendedHoursLimit_fillsBeforeTheOpen_onlyAtAFreshQuote() {
        World early = new World(World.settings(), LocalTime.of(8, 0));
        early.tape.quote("AAPL", World.at(World.MONDAY.minusDays(3), LocalTime.of(15, 0)), "95.00", "95.10");
        early.aapl("08:30", "100.10", "100.90");

        SimulatedOrder order = early.submit("type", "LIMIT", "limit", "101", "extended", "true");

        assertEquals(OrderStatus.PENDING_NEW, order.status());
        early.until("08:29");
        assertEquals("new", early.status(order));
        early.until("08:31");
        assertEquals("100.9", early.price(order));
    }

    @Test
    void closingAuction_fillsAtTheClose() {
        world.aapl("15:59", "101.00", "101.02");
        SimulatedOrder order = world.submit("tif", "CLS");

        world.until("15:59:59");
        assertEquals("new", world.status(order));
        world.until("16:00");
        assertEquals("101.02", world.price(order));
    }

    @Test
    void openingAuction_fillsAtTheOpen_orIsCancelled() {
        World early = new World(World.settings(), LocalTime.of(8, 0));
        SimulatedOrder market = early.submit("tif", "OPG");
        SimulatedOrder limit = early.submit("tif", "OPG", "type", "LIMIT", "limit", "99");

        early.until("09:30");
        assertEquals("100.02", early.price(market));
        assertEquals("canceled", early.status(limit));
    }

    @Test
    void immediateOrCancel_doesNotWait() {
        SimulatedOrder order = world.submit("tif", "IOC", "type", "LIMIT", "limit", "99");

        world.settle();
        assertEquals("canceled", world.status(order));
    }

    @Test
    void notional_buysNineDecimals() {
        SimulatedOrder order = world.filled("notional", "5", "qty", "");

        assertEquals("0.049990001", order.progress().filled().toString());
        assertEquals("99995", world.exchange.balance().cash().toString());
    }

    @Test
    void replace_givesANewOrderForTheRest() {
        SimulatedOrder order = world.submit("type", "LIMIT", "limit", "90");
        world.settle();

        SimulatedOrder changed = world.exchange.replace(
                order.id(), new OrderChange(new BigDecimal("7"), null, new BigDecimal("100.5"), null, null, "second"));

        assertEquals(order.id(), changed.links().replaces());
        assertEquals(changed.id(), world.order(order).links().replacedBy());
        assertEquals("replaced", world.status(order));
        world.settle();
        assertEquals("filled", world.status(changed));
        assertEquals(new BigDecimal("7"), world.held());
        assertEquals("second", world.order(changed).clientOrderId());
    }

    @Test
    void cancelDelay_keepsTheOrderPending_andItsSharesHeld() {
        World slow = new World(World.settings().withCancelDelay(Duration.ofSeconds(30)));
        slow.filled();
        SimulatedOrder stop = slow.submit("side", "SELL", "type", "STOP", "stop", "95");
        slow.settle();

        slow.exchange.cancel(stop.id());

        assertEquals("pending_cancel", slow.status(stop));
        assertEquals("10", slow.refused("side", "SELL").body().get("held_for_orders"));
        assertEquals("order pending cancel", message(slow, stop));
        slow.until(slow.time.instant().plusSeconds(30));
        assertEquals("canceled", slow.status(stop));
        slow.filled("side", "SELL");
    }

    @Test
    void pendingCancel_losesAgainstAFill() {
        World slow = new World(World.settings().withCancelDelay(Duration.ofSeconds(30)));
        slow.aapl("10:00:10", "89.00", "89.02");
        SimulatedOrder order = slow.submit("type", "LIMIT", "limit", "90");
        slow.settle();

        slow.exchange.cancel(order.id());
        slow.until("10:01");

        assertEquals("filled", slow.status(order));
    }

    private static String message(World world, SimulatedOrder order) {
        return assertThrows(Refusal.class, () -> world.exchange.cancel(order.id()))
                .message();
    }
}
