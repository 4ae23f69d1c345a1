package activetrader.mcp.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.BrokerException;
import activetrader.execution.mode.ModeState;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.orders.exits.ExitFailure;
import activetrader.execution.orders.exits.ExitRequest;
import activetrader.execution.orders.exits.ExitResult;
import activetrader.execution.orders.stops.CancelResult;
import activetrader.execution.orders.stops.StopResult;
import activetrader.json.Json;
import activetrader.market.Money;
import activetrader.market.OrderStatus;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.mcp.McpTestClient;
import activetrader.mcp.SchemaCheck;
import activetrader.risk.AccountSnapshot;
import activetrader.risk.AccountView;
import activetrader.risk.AccountView.DayRecord;
import activetrader.risk.RiskDecision;
import activetrader.risk.RiskRule;
import activetrader.risk.TradingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every tool over HTTP, by a client of the protocol.
class AlpacaTradeServiceTest {
    private static final Map<String, Object> CYCLE = Map.of("active-trader/cycle", "2026-03-03#4");
    private static final Map<String, Object> BUY_TEN = Map.of("symbol", "acme", "quantity", 10);

    private final TradeFixture fixture = new TradeFixture();
    private final McpTestClient client = fixture.client;
    private final FakeDesk desk = fixture.desk;

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void schemas_sayEveryDefaultAndBound() {
        assertEquals(List.of(), SchemaCheck.gaps(client.listTools()));
    }

    @Test
    void buy_isRefusedBeforeThePositionIsRead_whenNoneOfItIsNeeded() {
        desk.onRefusedUnread = Optional.of(new EntryResult.DeniedByRule(new RiskDecision.Denied(
                RiskRule.TRADING_MODE, null, "trading is HALTED", "HALTED", "ACTIVE", Quantity.ZERO)));
        desk.onHeld = _ -> {
            throw new IllegalStateException("the position was read");
        };

        assertEquals("MODE_RESTRICTED", client.call("buy", BUY_TEN).json().get("reason_code"));
        assertEquals(List.of(), desk.requests);
    }

    @Test
    void tools_areTheseInThisOrder() {
        List<Object> tools =
                client.listTools().stream().map(tool -> tool.get("name")).toList();

        assertEquals(
                List.of(
                        "get_account_info",
                        "get_positions",
                        "get_position",
                        "get_portfolio_summary",
                        "get_stock_price",
                        "get_stock_prices",
                        "buy",
                        "sell",
                        "close_position",
                        "get_orders",
                        "cancel_order",
                        "move_stop",
                        "close_all_positions",
                        "get_risk_status"),
                tools);
    }

    @Test
    void tools_takeNothingUnknown() {
        client.listTools()
                .forEach(tool -> assertTrue(
                        Json.write(tool).contains("\"additionalProperties\":false"), tool.get("name") + " takes more"));

        McpTestClient.Answer answer = client.call("buy", Map.of("symbol", "ACME", "quantity", 1, "leverage", 4));

        assertTrue(answer.isError());
        assertTrue(answer.text().contains("leverage"), answer.text());
    }

    @Test
    void accountInfo_hasTheAmounts() {
        desk.portfolio = TradeFixture.portfolio();

        assertEquals(
                "{\"success\":true,\"account\":{\"cash\":90000.5,\"buying_power\":90000,\"equity\":100000,"
                        + "\"portfolio_value\":100000,\"pattern_day_trader\":false,\"trading_blocked\":false,"
                        + "\"account_blocked\":false}}",
                client.call("get_account_info", Map.of()).text());
    }

    @Test
    void position_isAnError_whenTheBrokerFails() {
        fixture.failure = new BrokerException.Transient("HTTP 503", null);

        McpTestClient.Answer answer = client.call("buy", BUY_TEN);

        assertTrue(answer.isError());
        assertTrue(answer.text().contains("HTTP 503"), answer.text());
        assertEquals(List.of(), desk.requests);
    }

    @Test
    void positions_keepShortsAndFractions() {
        desk.portfolio = TradeFixture.portfolio(TradeFixture.position(PositionSide.SHORT, "2.5"));

        assertEquals(
                "{\"success\":true,\"positions\":{\"ACME\":{\"qty\":-2.5,\"avg_entry_price\":100,"
                        + "\"current_price\":101,\"market_value\":-252.5,\"cost_basis\":-250,\"unrealized_pl\":-2.5,"
                        + "\"unrealized_plpc\":-0.010000,\"side\":\"short\",\"stop_price\":98,\"take_profit\":106,"
                        + "\"r_multiple\":0.50,\"risk_at_stop\":20,\"protected\":true,"
                        + "\"uncovered_qty\":0,\"scaled_out\":false,"
                        + "\"opened_at\":\"2026-03-03T16:00:00Z\",\"external\":false}},"
                        + "\"cash\":90000.5,\"total_equity\":100000}",
                client.call("get_positions", Map.of()).text());
    }

    @Test
    void position_saysWhetherHeld() {
        desk.portfolio = TradeFixture.portfolio(TradeFixture.position(PositionSide.LONG, "10"));

        assertEquals(
                true,
                client.call("get_position", Map.of("symbol", "ACME")).json().get("held"));
        assertEquals(
                false,
                client.call("get_position", Map.of("symbol", "XYZ")).json().get("held"));
    }

    @Test
    void summary_addsUp() {
        desk.portfolio = TradeFixture.portfolio(TradeFixture.position(PositionSide.LONG, "10"));

        assertEquals(
                "{total_positions=1, total_position_value=1010, total_unrealized_pl=10, cash=90000.5, equity=100000}",
                String.valueOf(
                        client.call("get_portfolio_summary", Map.of()).json().get("summary")));
    }

    @Test
    void stockPrice_isTheTradeOrTheMiddle_neverZero() {
        fixture.snapshots = Map.of(TradeFixture.ACME, TradeFixture.snapshot("100.5", "100", "101"));
        assertEquals(
                "{\"success\":true,\"symbol\":\"ACME\",\"price\":100.5,\"bid\":100,\"ask\":101,"
                        + "\"timestamp\":\"2026-03-03T16:00:00Z\"}",
                client.call("get_stock_price", Map.of("symbol", "ACME")).text());

        fixture.snapshots = Map.of(TradeFixture.ACME, TradeFixture.snapshot(null, "100", "102"));
        assertEquals(
                101,
                client.call("get_stock_price", Map.of("symbol", "ACME")).json().get("price"));

        fixture.snapshots = Map.of(TradeFixture.ACME, TradeFixture.snapshot(null, null, "102"));
        assertTrue(client.call("get_stock_price", Map.of("symbol", "ACME")).isError());
        assertEquals(
                "{\"success\":true,\"prices\":{},\"missing\":[\"ACME\"]}",
                client.call("get_stock_prices", Map.of("symbols", List.of("ACME")))
                        .text());
    }

    @Test
    void buy_reportsTheFill() {
        desk.onEnter = _ -> new EntryResult.Placed(
                TradeFixture.order("o1", Side.BUY, OrderStatus.FILLED),
                Price.of("98"),
                Price.of("106"),
                false,
                null,
                null);

        McpTestClient.Answer answer = client.call(
                "buy",
                Map.of(
                        "symbol",
                        "ACME",
                        "quantity",
                        10,
                        "order_type",
                        "limit",
                        "limit_price",
                        "100.10",
                        "stop_loss",
                        98,
                        "take_profit",
                        106,
                        "reason",
                        "breakout"),
                CYCLE);

        assertEquals(
                "{\"success\":true,\"order_id\":\"o1\",\"client_order_id\":\"at-20260303-c4-buy-ACME-1\","
                        + "\"symbol\":\"ACME\",\"qty\":10,\"side\":\"buy\",\"type\":\"market\",\"status\":\"filled\","
                        + "\"filled_qty\":10,\"filled_avg_price\":100.05,\"submitted_at\":\"2026-03-03T16:00:00Z\","
                        + "\"extended_hours\":false,\"stop_loss\":98,\"take_profit\":106}",
                answer.text());
        assertEquals(
                List.of(new EntryRequest(
                        TradeFixture.ACME,
                        Side.BUY,
                        Quantity.of(10),
                        Price.of("100.1"),
                        Price.of("98"),
                        Price.of("106"),
                        "breakout",
                        "2026-03-03#4")),
                desk.requests);
    }

    @Test
    void buy_showsWhatIsNotFilledYet_andWhenItIsCancelled() {
        desk.onEnter = _ -> new EntryResult.Placed(
                TradeFixture.order("o1", Side.BUY, OrderStatus.NEW),
                Price.of("98"),
                null,
                false,
                Instant.parse("2026-03-03T16:00:20Z"),
                null);

        Map<String, Object> answer = client.call("buy", BUY_TEN, CYCLE).json();

        assertEquals("2026-03-03T16:00:20Z", answer.get("open_until"));
        assertEquals("filled 0 of 10; the rest is cancelled if not filled by open_until", answer.get("note"));
    }

    @Test
    void buy_showsWhatWasCancelled_andWhatWasReduced() {
        desk.onEnter = _ -> new EntryResult.Placed(
                TradeFixture.order("o1", Side.BUY, OrderStatus.CANCELED),
                Price.of("98"),
                null,
                false,
                null,
                "450 ACME filled at 217.75 break [POSITION_VALUE]: 405 closed again");

        Map<String, Object> answer = client.call("buy", BUY_TEN, CYCLE).json();

        assertEquals("filled 0 of 10; the rest is cancelled", answer.get("note"));
        assertEquals("450 ACME filled at 217.75 break [POSITION_VALUE]: 405 closed again", answer.get("mended"));
    }

    @Test
    void buy_namesTheEarlierOrder_whenItIsARepetition() {
        desk.onEnter = request -> new EntryResult.Placed(
                TradeFixture.order("o1", Side.BUY, OrderStatus.FILLED),
                Price.of("98"),
                null,
                desk.requests.size() > 1,
                null,
                null);

        Map<String, Object> first = client.call("buy", BUY_TEN, CYCLE).json();
        Map<String, Object> second = client.call("buy", BUY_TEN, CYCLE).json();

        assertEquals(first.get("order_id"), second.get("order_id"));
        assertEquals(true, second.get("repeated"));
        assertEquals(desk.requests.get(0), desk.requests.get(1));
    }

    @Test
    void buy_isRefusedInPlainWords_whenTheGateDenies() {
        desk.onEnter = _ -> new EntryResult.DeniedByRule(new RiskDecision.Denied(
                RiskRule.MAX_POSITION_VALUE, null, "too large", "15000", "10000", Quantity.of(100)));

        assertEquals(
                "{\"success\":false,\"error\":\"too large\",\"reason_code\":\"POSITION_TOO_LARGE\","
                        + "\"rule\":\"max_position_value\",\"limit\":\"10000\",\"measured\":\"15000\",\"max_quantity\":100,\"symbol\":\"ACME\","
                        + "\"qty\":10}",
                client.call("buy", BUY_TEN).text());
    }

    @Test
    void buy_isAnError_whenTheOutcomeIsUnknown() {
        desk.onEnter = _ -> new EntryResult.Unknown("at-1", "no answer");

        McpTestClient.Answer answer = client.call("buy", BUY_TEN);

        assertTrue(answer.isError());
        assertTrue(answer.text().startsWith("OUTCOME UNKNOWN, do not repeat"), answer.text());
    }

    @Test
    void buy_coversAShortPosition() {
        fixture.held = TradeFixture.position(PositionSide.SHORT, "10");
        desk.onExit = _ ->
                new ExitResult.Placed(TradeFixture.order("o1", Side.BUY, OrderStatus.FILLED), Money.of("-5.25"), false);

        assertEquals("-5.25", String.valueOf(client.call("buy", BUY_TEN).json().get("pnl")));
        assertEquals(ExitRequest.class, desk.requests.getFirst().getClass());
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "-1", "0", "1e309", "all", "", "1,000", "Infinity", "0x10"})
    void buy_isAnError_whenTheQuantityIsNoNumberOfShares(String quantity) {
        McpTestClient.Answer answer = client.call("buy", Map.of("symbol", "ACME", "quantity", quantity));

        assertTrue(answer.isError());
        assertTrue(answer.text().startsWith("quantity must be"), answer.text());
        assertEquals(List.of(), desk.requests);
    }

    @ParameterizedTest
    @CsvSource({
        "extended_hours, true, extended_hours is not offered",
        "order_type, stop, order_type must be one of market",
        "order_type, limit, order_type limit needs a limit_price",
        "limit_price, 0, limit_price must be above 0",
        "stop_loss, -3, stop_loss must be above 0",
    })
    void buy_isAnError_whenAnArgumentMakesNoSense(String name, String value, String message) {
        McpTestClient.Answer answer = client.call("buy", Map.of("symbol", "ACME", "quantity", 1, name, value));

        assertTrue(answer.isError());
        assertTrue(answer.text().startsWith(message), answer.text());
        assertEquals(List.of(), desk.requests);
    }

    @Test
    void buy_isAnError_whenAMarketOrderNamesALimit() {
        McpTestClient.Answer answer =
                client.call("buy", Map.of("symbol", "ACME", "quantity", 1, "order_type", "market", "limit_price", 5));

        assertTrue(answer.isError());
    }

    @Test
    void sell_closesWhatIsHeld() {
        fixture.held = TradeFixture.position(PositionSide.LONG, "10.5");
        desk.onExit = _ -> new ExitResult.Placed(
                TradeFixture.order("o2", Side.SELL, OrderStatus.FILLED), Money.of("12.34"), false);

        Map<String, Object> answer =
                client.call("sell", Map.of("symbol", "ACME", "quantity", 10.5)).json();

        assertEquals("12.34", String.valueOf(answer.get("pnl")));
        assertEquals(List.of(new ExitRequest(TradeFixture.ACME, Quantity.of("10.5"), null, "", null)), desk.requests);
    }

    @Test
    void sell_isRefused_whenNothingIsHeldAndShortingIsOff() {
        assertEquals(
                "NOTHING_HELD",
                client.call("sell", Map.of("symbol", "ACME", "quantity", 5))
                        .json()
                        .get("reason_code"));
        fixture.held = TradeFixture.position(PositionSide.SHORT, "10");
        assertEquals(
                "NOTHING_HELD",
                client.call("sell", Map.of("symbol", "ACME", "quantity", 5))
                        .json()
                        .get("reason_code"));
        assertEquals(List.of(), desk.requests);
    }

    @Test
    void closePosition_closesAll() {
        desk.onExit = request -> new ExitResult.NothingHeld(request.symbol());

        Map<String, Object> answer = client.call("close_position", Map.of("symbol", "ACME", "reason", "done"), CYCLE)
                .json();

        assertEquals("NOTHING_HELD", answer.get("reason_code"));
        assertEquals(List.of(ExitRequest.all(TradeFixture.ACME, "done", "2026-03-03#4")), desk.requests);
    }

    @Test
    void closePosition_isAnError_whenItFailed() {
        desk.onExit = _ -> new ExitResult.Failed(ExitFailure.SHARES_HELD, "the stop would not go");

        McpTestClient.Answer answer = client.call("close_position", Map.of("symbol", "ACME"));

        assertTrue(answer.isError());
        assertEquals("the stop would not go: see get_positions, then try again", answer.text());
    }

    @Test
    void orders_areListedOnceWithTheirLegs() {
        desk.orders = List.of(
                TradeFixture.order(
                        "entry", Side.BUY, OrderStatus.FILLED, TradeFixture.order("stop", Side.SELL, OrderStatus.HELD)),
                TradeFixture.order("stop", Side.SELL, OrderStatus.HELD));

        assertEquals(List.of("stop"), orderIds("open"));
        assertEquals(List.of("entry"), orderIds("closed"));
        assertEquals(List.of("entry", "stop"), orderIds("all"));
    }

    private List<Object> orderIds(String status) {
        List<?> orders = (List<?>)
                client.call("get_orders", Map.of("status", status)).json().get("orders");
        return orders == null
                ? List.of()
                : orders.stream()
                        .<Object>map(order -> String.valueOf(((Map<?, ?>) order).get("order_id")))
                        .toList();
    }

    @ParameterizedTest
    @CsvSource({"canceled, true", "filled, false"})
    void cancelOrder_saysWhatBecameOfIt(String status, boolean success) {
        desk.onCancel = new CancelResult.Done(TradeFixture.order("o1", Side.BUY, new OrderStatus(status)));

        assertEquals(
                success,
                client.call("cancel_order", Map.of("order_id", "o1")).json().get("success"));
        assertEquals(List.of("o1"), desk.requests);
    }

    @Test
    void moveStop_reportsBothPrices() {
        desk.onMoveStop = new StopResult.Moved(TradeFixture.ACME, Price.of("98"), Price.of("99"));

        assertEquals(
                "{\"success\":true,\"symbol\":\"ACME\",\"previous_stop_price\":98,\"stop_price\":99}",
                client.call("move_stop", Map.of("symbol", "ACME", "stop_price", 99))
                        .text());
    }

    @Test
    void riskStatus_showsLimitsHeadroomAndDay() {
        desk.mode = new ModeState(TradingMode.HALTED, "operator", "panic", TradeFixture.NOW, null);
        desk.view = new AccountView(
                TradeFixture.NOW,
                null,
                TradingMode.HALTED,
                "panic",
                null,
                new AccountSnapshot(TradeFixture.account(), List.of(), List.of(), TradeFixture.NOW),
                DayRecord.startingWith(Money.of(100_000)));

        Map<String, Object> status = client.call("get_risk_status", Map.of()).json();

        assertEquals("HALTED", status.get("mode"));
        assertEquals("operator", status.get("mode_set_by"));
        assertEquals(false, status.get("entries_allowed"));
        assertTrue(String.valueOf(status.get("entries_blocked_by")).startsWith("[trading_mode: "));
        assertEquals(
                "{max_new_position_value=10000, deployable_value=25000, positions_left=3, trades_left_today=5,"
                        + " daily_loss_left=2000, risk_per_trade=1000}",
                String.valueOf(status.get("headroom")));
        assertEquals(
                "{trades=0, realized_pnl=0, unrealized_pl=0, equity_start=100000, equity=100000,"
                        + " high_water_equity=100000, consecutive_losses=0}",
                String.valueOf(status.get("today")));
        assertTrue(String.valueOf(status.get("limits")).startsWith("{risk_per_trade_percent=1, "));
    }
}
