package activetrader.mcp.data;

import activetrader.broker.MarketData;
import activetrader.market.Symbol;
import activetrader.market.calendar.TradingCalendar;
import activetrader.mcp.LocalTools;
import activetrader.mcp.McpService;
import activetrader.mcp.Tool;
import activetrader.time.TimeSource;
import java.util.ArrayList;
import java.util.List;

/// The MCP service alpaca-data.
public final class AlpacaDataService implements AutoCloseable {
    private final McpService service;

    private AlpacaDataService(McpService service) {
        this.service = service;
    }

    /// Serves the market data of `data`. Calls `data` only after the first tool call.
    ///
    /// @throws java.io.UncheckedIOException with a one-line reason when the port is taken
    public static AlpacaDataService start(
            DataSettings settings, MarketData data, TradingCalendar calendar, TimeSource time) {
        return new AlpacaDataService(McpService.start(
                "alpaca-data",
                settings.version(),
                settings.port(),
                tools(settings.universe(), data, calendar, time),
                settings.token(),
                time,
                settings.metrics()));
    }

    /// The same tools for callers in this process, without a port.
    public static LocalTools local(List<Symbol> universe, MarketData data, TradingCalendar calendar, TimeSource time) {
        return McpService.local("alpaca-data", tools(universe, data, calendar, time), time);
    }

    private static List<Tool> tools(List<Symbol> universe, MarketData data, TradingCalendar calendar, TimeSource time) {
        BarStore store = new BarStore(data, calendar, time);
        BarSource bars = new BarSource(data, calendar, time);
        List<Tool> tools = new ArrayList<>();
        tools.addAll(new PriceTools(data, time).tools());
        tools.addAll(new BarTools(bars).tools());
        tools.addAll(new AnalysisTools(bars, store, data.feed(), time).tools());
        tools.add(new ScanTool(universe, store, data, time).tool());
        tools.add(new ClockTool(calendar, time).tool());
        tools.add(new NewsTool(data, time).tool());
        tools.add(new MoversTool(data, time).tool());
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
