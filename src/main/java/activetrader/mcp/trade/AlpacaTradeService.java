package activetrader.mcp.trade;

import activetrader.broker.MarketData;
import activetrader.execution.OrderDesk;
import activetrader.mcp.LocalTools;
import activetrader.mcp.McpService;
import activetrader.mcp.PlainEndpoint;
import activetrader.mcp.Tool;
import activetrader.time.TimeSource;
import java.util.ArrayList;
import java.util.List;

/// The MCP service alpaca-trade.
///
/// It reads and changes the account only through the [OrderDesk].
public final class AlpacaTradeService implements AutoCloseable {
    private final McpService service;

    private AlpacaTradeService(McpService service) {
        this.service = service;
    }

    /// Serves the account of `desk`. Calls the desk only after the first tool call.
    ///
    /// @throws java.io.UncheckedIOException with a one-line reason when the port is taken
    public static AlpacaTradeService start(TradeSettings settings, OrderDesk desk, MarketData data, TimeSource time) {
        return start(settings, desk, data, time, List.of());
    }

    /// As above, with `beside` on the same port.
    public static AlpacaTradeService start(
            TradeSettings settings, OrderDesk desk, MarketData data, TimeSource time, List<PlainEndpoint> beside) {
        return new AlpacaTradeService(McpService.start(
                "alpaca-trade",
                settings.version(),
                settings.port(),
                tools(desk, data, time),
                settings.token(),
                time,
                settings.metrics(),
                beside));
    }

    /// The same tools for callers in this process, without a port.
    public static LocalTools local(OrderDesk desk, MarketData data, TimeSource time) {
        return McpService.local("alpaca-trade", tools(desk, data, time), time);
    }

    static List<Tool> tools(OrderDesk desk, MarketData data, TimeSource time) {
        List<Tool> tools = new ArrayList<>();
        tools.addAll(new AccountTools(desk).tools());
        tools.addAll(new PriceTools(data).tools());
        tools.addAll(new OrderTools(desk).tools());
        tools.addAll(new OpenOrderTools(desk).tools());
        tools.replaceAll(new ToolTimeout(time)::bounded);
        tools.add(new FlattenTool(desk, time).tool());
        tools.add(new ToolTimeout(time).bounded(new RiskTool(desk).tool()));
        return List.copyOf(tools);
    }

    public int port() {
        return service.port();
    }

    /// Where MCP clients connect.
    public String url() {
        return service.url();
    }

    @Override
    public void close() {
        service.close();
    }
}
