package activetrader.simulator.exchange.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import activetrader.market.Money;
import activetrader.market.Side;
import activetrader.simulator.exchange.Requests;
import activetrader.simulator.exchange.World;
import activetrader.simulator.exchange.account.AccountRules;
import activetrader.simulator.exchange.order.OrderChange;
import activetrader.simulator.exchange.order.OrderRequest;
import activetrader.simulator.exchange.order.SimulatedOrder;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the broker refuses, with its code and text.
class RefusalTest {
    private final World world = new World();

    private static String text(Refusal refusal) {
        return refusal.status() + " " + refusal.code() + " " + refusal.message();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "qty=|422 40010001 qty or notional is required",
                "notional=5,qty=1|422 40010001 only one of qty or notional is accepted",
                "qty=0|422 40010001 qty must be > 0",
                "qty=-1|422 40010001 qty must be > 0",
                "notional=0.99|422 40010001 notional must be >= 1.00",
                "limit=0|422 40010001 limit price must be > 0",
                "limit=5|422 40010001 market orders require no stop or limit price",
                "type=LIMIT|422 40010001 limit orders require a limit price",
                "type=LIMIT,limit=90,stop=80|422 42210000 limit orders must not have stop_price",
                "type=STOP|422 40010001 stop orders require a stop price",
                "type=STOP_LIMIT,stop=105|422 40010001 stop limit orders require both stop and limit price",
                "type=TRAILING_STOP|422 40010001 trailing stop orders must specify one of trail_price or trail_percent",
                "type=TRAILING_STOP,percent=0.09|422 40010001 trail_percent must be greater than or equal to 0.1",
                "class=OCO,tp=110,sl=95|422 40010001 oco orders must be limit orders",
                "qty=0.5,tif=GTC|422 42210000 fractional orders must be DAY orders",
                "qty=0.5,class=BRACKET,tp=110,sl=95|422 42210000 fractional orders must be simple orders",
                "extended=1|422 42210000 extended hours order must be DAY or GTC limit orders",
                "class=BRACKET,sl=95|422 42210000 bracket orders require take_profit.limit_price",
                "class=BRACKET,tp=110|422 42210000 bracket orders require stop_loss.stop_price",
                "type=LIMIT,limit=90.123|422 42210000 invalid limit_price 90.123. sub-penny increment does not fulfill"
                        + " minimum pricing criteria",
                "type=STOP,stop=105.001|422 42210000 invalid stop_price 105.001. sub-penny increment does not fulfill"
                        + " minimum pricing criteria",
                "class=BRACKET,tp=110.005,sl=95|422 42210000 invalid take_profit.limit_price 110.005. sub-penny"
                        + " increment does not fulfill minimum pricing criteria",
                "type=LIMIT,limit=0.12345|422 42210000 invalid limit_price 0.12345. sub-penny increment does not"
                        + " fulfill minimum pricing criteria",
                "symbol=ZZZZ|422 42210000 asset \"ZZZZ\" not found",
                "symbol=not a ticker|422 42210000 asset \"not a ticker\" not found",
                "type=STOP,stop=100|422 42210000 stop price must be greater than current price",
                "class=BRACKET,tp=100,sl=95|422 42210000 take_profit.limit_price must be >= base_price + 0.01",
                "class=BRACKET,tp=110,sl=100|422 42210000 stop_loss.stop_price must be <= base_price - 0.01",
                "class=BRACKET,type=LIMIT,limit=104,tp=110,sl=101|422 42210000 stop_loss.stop_price must be <="
                        + " base_price - 0.01",
                "side=SELL,class=BRACKET,tp=90,sl=100|422 42210000 stop_loss.stop_price must be >= base_price + 0.01",
                "side=SELL,class=OCO,type=LIMIT,tp=110,sl=95|422 42210000 oco orders must be exit orders",
                "intent=SELL_TO_OPEN|422 42210000 position intent mismatch, inferred: buy_to_open, specified:"
                        + " sell_to_open",
                "side=SELL,qty=0.5|422 42210000 fractional orders cannot be sold short",
                "qty=4000|403 40310000 insufficient buying power",
            })
    void submit_isRefused(String words, String expected) {
        String[] fields = words.split("[=,]", -1);

        assertEquals(expected, text(world.refused(fields)));
        assertEquals(List.of(), world.exchange.orders());
    }

    @ParameterizedTest
    @CsvSource({"LIMIT, limit, 90.12", "LIMIT, limit, 0.1234", "STOP, stop, 100.01"})
    void pricesOnTheTickAndTheRightSide_areTaken(String type, String field, String price) {
        assertEquals(
                "pending_new", world.submit("type", type, field, price).status().code());
    }

    @Test
    void clientOrderId_isUniqueAcrossDays() {
        SimulatedOrder order = world.submit("id", "mine", "type", "LIMIT", "limit", "90");
        world.settle();
        world.exchange.cancel(order.id());

        assertEquals("422 40010001 client_order_id must be unique", text(world.refused("id", "mine")));
    }

    @Test
    void clientOrderId_has128Characters() {
        world.submit("id", "x".repeat(128));

        assertEquals(
                "client_order_id must be no more than 128 characters",
                world.refused("id", "x".repeat(129)).message());
    }

    @Test
    void assets_mayNotTradeOrShortOrSplit() {
        world.tape.list("DEAD", "5", false, true, true).list("HARD", "5", true, false, false);
        world.tape.quote("HARD", World.at("09:30"), "5.00", "5.01");

        assertEquals("422 42210000 asset \"DEAD\" is not tradable", text(world.refused("symbol", "DEAD")));
        assertEquals(
                "422 42210000 asset \"HARD\" cannot be sold short",
                text(world.refused("symbol", "HARD", "side", "SELL")));
        assertEquals(
                "403 40310000 asset \"HARD\" is not fractionable", text(world.refused("symbol", "HARD", "qty", "1.5")));
    }

    @Test
    void ownersRules_areKept() {
        world.exchange.setRules(new AccountRules(false, true, false, 4, "all"));
        assertEquals("403 40310000 account is not allowed to short", text(world.refused("side", "SELL")));
        assertEquals("403 40310000 fractional trading is disabled for this account", text(world.refused("qty", "0.5")));

        world.exchange.setRules(new AccountRules(true, false, true, 4, "all"));
        assertEquals("403 40310000 trading is suspended", text(world.refused()));
    }

    @Test
    void stopOnTheWrongSide_namesBothPrices() {
        world.filled();

        Refusal refusal = world.refused("side", "SELL", "type", "STOP", "stop", "100.5");

        assertEquals("stop price must be less than current price", refusal.message());
        assertEquals("100", refusal.body().get("market_price"));
        assertEquals("100.5", refusal.body().get("stop_price"));
    }

    @Test
    void moreThanIsAvailable_namesWhatHoldsIt() {
        world.filled();
        SimulatedOrder stop = world.submit("side", "SELL", "qty", "7", "type", "STOP", "stop", "95");

        Refusal refusal = world.refused("side", "SELL", "qty", "4");

        assertEquals("insufficient qty available for order (requested: 4, available: 3)", refusal.message());
        assertEquals(
                Map.of(
                        "available", "3",
                        "existing_qty", "10",
                        "held_for_orders", "7",
                        "symbol", "AAPL",
                        "related_orders", List.of(stop.id()),
                        "code", 40310000,
                        "message", refusal.message()),
                refusal.body());
        world.submit("side", "SELL", "qty", "3");
    }

    @Test
    void crossingZero_isRefused() {
        world.filled();

        assertEquals(
                "insufficient qty available for order (requested: 11, available: 10)",
                world.refused("side", "SELL", "qty", "11").message());
    }

    @ParameterizedTest
    @CsvSource({
        "MARKET, '', STOP, 95, opposite side market/stop order exists",
        "MARKET, '', LIMIT, 110, opposite side limit order exists. use complex/limit/stop_limit orders",
        "LIMIT, 110, LIMIT, 110, opposite side limit order exists. use complex/limit/stop_limit orders",
        "LIMIT, 90, STOP, 95, opposite side market/stop order exists",
    })
    void washTrade_isRefused(String type, String limit, String resting, String price, String reason) {
        world.filled();
        SimulatedOrder exit =
                world.submit("side", "SELL", "type", resting, resting.equals("STOP") ? "stop" : "limit", price);

        Refusal refusal = limit.isEmpty() ? world.refused("type", type) : world.refused("type", type, "limit", limit);

        assertEquals("403 40310000 potential wash trade detected. use complex orders", text(refusal));
        assertEquals(reason, refusal.body().get("reject_reason"));
        assertEquals(exit.id(), refusal.body().get("existing_order_id"));
    }

    @Test
    void washTrade_isNoConcern_ofLimitsApartOrComplexOrders() {
        world.filled();
        world.submit("side", "SELL", "type", "LIMIT", "limit", "110");

        world.submit("type", "LIMIT", "limit", "109.99");
        world.submit("class", "OTO", "sl", "95");
    }

    @Test
    void openingBothWays_isRefused() {
        world.submit("type", "LIMIT", "limit", "90");
        assertEquals(
                "cannot open a short sell while a long buy order is open",
                world.refused("side", "SELL").message());

        world.submit("symbol", "MSFT", "side", "SELL", "type", "LIMIT", "limit", "450");
        assertEquals(
                "cannot open a long buy while a short sell order is open",
                world.refused("symbol", "MSFT", "qty", "1").message());
    }

    @Test
    void bracketThatCloses_isRefused() {
        world.filled();

        assertEquals(
                "bracket orders must be entry orders",
                world.refused("side", "SELL", "class", "BRACKET", "tp", "90", "sl", "105")
                        .message());
    }

    @ParameterizedTest
    @CsvSource({"3999, true", "4000, false"})
    void buyingPower_isFourTimesTheEquity_measuredAtTheAsk(String shares, boolean taken) {
        if (taken) {
            world.submit("qty", shares);
        } else {
            Refusal refusal = world.refused("qty", shares);
            assertEquals("400000", refusal.body().get("buying_power"));
            assertEquals("400080", refusal.body().get("cost_basis"));
        }
    }

    @Test
    void openOrders_reserveBuyingPower_andShortsCountThreePercentMore() {
        world.submit("qty", "2000", "type", "LIMIT", "limit", "99");
        assertEquals("202000", world.exchange.balance().buyingPower().toString());

        world.submit("symbol", "MSFT", "side", "SELL", "qty", "100");
        assertEquals("160789.7", world.exchange.balance().buyingPower().toString());
    }

    @Test
    void smallAccount_mayNotShort() {
        World poor = new World(World.settings().withCash(Money.of(1999)));

        assertEquals(
                "account is not allowed to short", poor.refused("side", "SELL").message());
        assertEquals("1999", poor.exchange.balance().buyingPower().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "09:27:59, OPG, ''",
        "09:28, OPG, opg orders must be submitted after 7:00pm and before 9:28am",
        "15:49:59, CLS, ''",
        "15:50, CLS, cls orders must be submitted after 7:00pm and before 3:55pm",
        "18:59:59, CLS, cls orders must be submitted after 7:00pm and before 3:55pm",
        "19:00, CLS, ''",
    })
    void auctionOrders_haveACutOff(String at, String life, String message) {
        World then = new World(World.settings(), LocalTime.parse(at));

        if (message.isEmpty()) {
            then.submit("tif", life);
        } else {
            assertEquals(message, then.refused("tif", life).message());
        }
    }

    @Test
    void cancel_ofAFinalOrder_isRefused() {
        SimulatedOrder order = world.filled();

        Refusal refusal = assertThrows(Refusal.class, () -> world.exchange.cancel(order.id()));

        assertEquals("422 42210000 order is already in \"filled\" state", text(refusal));
        assertEquals(
                "404 40410000 order not found for nowhere",
                text(assertThrows(Refusal.class, () -> world.exchange.cancel("nowhere"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10|||order parameters are not changed",
                "1.5|||fractional qty cannot be changed",
                "||105.1|limit orders must not have stop_price",
                "|90.001||invalid limit_price 90.001. sub-penny increment does not fulfill minimum pricing criteria",
                "5000|||insufficient buying power",
            })
    void replace_isRefused(@Nullable String quantity, @Nullable String limit, @Nullable String stop, String message) {
        SimulatedOrder order = world.submit("type", "LIMIT", "limit", "90");
        world.settle();

        assertEquals(message, replaceRefused(order, quantity, limit, stop).message());
        assertEquals("new", world.status(order));
    }

    private Refusal replaceRefused(
            SimulatedOrder order, @Nullable String quantity, @Nullable String limit, @Nullable String stop) {
        OrderChange change = new OrderChange(
                Requests.number(quantity), null, Requests.number(limit), Requests.number(stop), null, null);
        return assertThrows(Refusal.class, () -> world.exchange.replace(order.id(), change));
    }

    @Test
    void replace_isRefused_inTheWrongState() {
        SimulatedOrder fresh = world.submit("type", "LIMIT", "limit", "90");
        assertEquals(
                "unable to replace order in current state",
                replaceRefused(fresh, "11", null, null).message());

        World early = new World(World.settings(), LocalTime.of(8, 0));
        SimulatedOrder queued = early.submit("type", "LIMIT", "limit", "90");
        OrderChange change = new OrderChange(BigDecimal.ONE, null, null, null, null, null);
        assertEquals(
                "cannot replace order in accepted status",
                assertThrows(Refusal.class, () -> early.exchange.replace(queued.id(), change))
                        .message());
    }

    @Test
    void closePosition_withoutOne_isNotFound() {
        assertEquals(
                "404 40410000 position does not exist",
                text(assertThrows(Refusal.class, () -> world.exchange.closePosition(World.AAPL, null))));
    }

    @Test
    void request_ofAMarketOrder_isPlain() {
        OrderRequest request = OrderRequest.market("AAPL", Side.BUY, BigDecimal.ONE);

        assertEquals("pending_new", world.exchange.submit(request).status().code());
    }
}
