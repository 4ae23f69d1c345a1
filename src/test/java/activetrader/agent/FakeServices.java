package activetrader.agent;

import activetrader.agent.tools.ServiceAddress;
import activetrader.config.Secret;
import activetrader.config.ServiceToken;
import activetrader.json.Json;
import activetrader.mcp.McpService;
import activetrader.mcp.Parameter;
import activetrader.mcp.Tool;
import activetrader.mcp.ToolCall;
import activetrader.mcp.ToolHandler;
import activetrader.time.TimeSource;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Two MCP services over real loopback HTTP with a small made-up market behind them: AAPL is a buy, and an order fills
/// at once.
final class FakeServices implements AutoCloseable {
    static final Secret TOKEN = new Secret("token-for-tests");

    /// Every call that came in, as `tool {arguments} @cycle`.
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());

    private final Map<String, ToolHandler> replaced = new LinkedHashMap<>();
    private final TimeSource time;
    private McpService data;
    private McpService trade;
    private final int tradePort;
    private boolean holdsApple;

    FakeServices(TimeSource time) {
        this.time = time;
        this.data = startData(0);
        this.trade = startTrade(0);
        this.tradePort = trade.port();
    }

    ServiceAddress data() {
        return new ServiceAddress(URI.create(data.url()), TOKEN);
    }

    ServiceAddress trade() {
        return new ServiceAddress(URI.create(trade.url()), TOKEN);
    }

    /// Answers `tool` with `handler` from now on.
    void replace(String tool, ToolHandler handler) {
        replaced.put(tool, handler);
    }

    /// Holds AAPL from now on.
    void holdApple() {
        holdsApple = true;
    }

    void stopTrade() {
        trade.close();
    }

    void restartTrade() {
        trade.close();
        trade = startTrade(tradePort);
    }

    private McpService startData(int port) {
        return start(
                "alpaca-data",
                port,
                List.of(
                        tool("get_market_clock", List.of(), call -> json("""
                        {"timestamp":"2026-03-02T15:30:00Z","new_york_time":"2026-03-02 10:30:00","date":"2026-03-02",
                         "phase":"OPEN","is_open":true,"trading_allowed":true,"early_close":false,
                         "minutes_to_last_entry":300,"minutes_to_flatten":325,"minutes_to_close":330}""")),
                        tool(
                                "scan_signals",
                                List.of(
                                        Parameter.symbols("symbols", "which").optional(),
                                        Parameter.whole("limit", "how many", 1, 100)
                                                .optional()),
                                call -> json("""
                                {"timestamp":"2026-03-02T15:30:00Z","feed":"sip","symbols_scanned":2,
                                 "market_regime":{"spy":{"regime":"BULL"},"qqq":{"regime":"SIDEWAYS"}},
                                 "signals":[{"rank":1,"symbol":"AAPL","price":200.00,"bid":199.99,"ask":200.01,
                                  "spread_percent":0.01,"score":72,"overall":"BUY","strength":3,"rsi_14":58.1,
                                  "macd_hist":0.12,"ema_20":199.1,"ema_50":198.2,"vwap":198.9,"atr_14_5min":0.80,
                                  "adx_14":28,"relative_volume":1.6,"day_change_percent":1.2}],
                                 "missing":[]}"""))));
    }

    private McpService startTrade(int port) {
        Parameter symbol = Parameter.symbol("symbol", "ticker");
        Parameter reason = Parameter.text("reason", "why", 200).optional();
        return start(
                "alpaca-trade",
                port,
                List.of(
                        tool("get_account_info", List.of(), call -> json("""
                        {"success":true,"account":{"cash":100000,"buying_power":200000,"equity":100000,
                         "portfolio_value":100000,"trading_blocked":false}}""")),
                        tool("get_positions", List.of(), call -> positions()),
                        tool("get_orders", List.of(), call -> json("{\"success\":true,\"orders\":[]}")),
                        tool("get_risk_status", List.of(), call -> json("""
                        {"success":true,"mode":"ACTIVE","entries_allowed":true,"entries_blocked_by":[],
                         "limits":{"max_positions":3,"risk_per_trade_percent":1},
                         "headroom":{"max_new_position_value":10000,"deployable_value":25000,"positions_left":3,
                          "trades_left_today":5,"daily_loss_left":2000,"risk_per_trade":1000},
                         "today":{"trades":0,"realized_pnl":0,"consecutive_losses":0}}""")),
                        tool(
                                "buy",
                                List.of(
                                        symbol,
                                        Parameter.positive("quantity", "shares"),
                                        Parameter.positive("stop_loss", "price").optional(),
                                        Parameter.positive("take_profit", "price")
                                                .optional(),
                                        reason),
                                this::buy),
                        tool(
                                "close_position",
                                List.of(
                                        symbol,
                                        reason,
                                        Parameter.choice("kind", "what kind", List.of("model", "rule", "time"))
                                                .optional("model")),
                                this::close)));
    }

    private McpService start(String name, int port, List<Tool> tools) {
        return McpService.start(name, "test", port, tools, ServiceToken.of(TOKEN), time);
    }

    private Tool tool(String name, List<Parameter> parameters, ToolHandler handler) {
        return Tool.changing(name, "Test tool " + name, parameters, call -> {
            calls.add(name + " " + values(call) + " @" + call.cycle().orElse("none"));
            return replaced.getOrDefault(name, handler).answer(call);
        });
    }

    private static String values(ToolCall call) {
        return call.arguments().has("symbol") ? call.arguments().text("symbol") : "";
    }

    private Object positions() {
        return json(holdsApple ? """
                          {"success":true,"positions":{"AAPL":{"qty":49,"side":"long","avg_entry_price":200.02,
                           "current_price":200.50,"market_value":9824.5,"unrealized_pl":23.52,"stop_price":198.40,
                           "take_profit":203.52,"r_multiple":0.3,"protected":true,
                           "opened_at":"2026-03-02T15:20:00Z","external":false}},"cash":90199,"total_equity":100023}""" : "{\"success\":true,\"positions\":{},\"cash\":100000,\"total_equity\":100000}");
    }

    private Object buy(ToolCall call) {
        holdsApple = true;
        return json("""
                {"success":true,"order_id":"o-1","symbol":"AAPL","qty":49,"side":"buy","type":"market",
                 "status":"filled","filled_qty":49,"filled_avg_price":200.02,"stop_loss":198.40,"take_profit":203.52}""");
    }

    private Object close(ToolCall call) {
        holdsApple = false;
        return json("""
                {"success":true,"order_id":"o-2","symbol":"AAPL","qty":49,"side":"sell","type":"market",
                 "status":"filled","filled_qty":49,"filled_avg_price":200.50,"pnl":23.52}""");
    }

    static Map<String, Object> json(String text) {
        return Json.readObject(text);
    }

    @Override
    public void close() {
        data.close();
        trade.close();
    }
}
