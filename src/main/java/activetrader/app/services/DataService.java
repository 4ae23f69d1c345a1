package activetrader.app.services;

import activetrader.agent.tools.ToolSource;
import activetrader.app.cli.Version;
import activetrader.broker.alpaca.AlpacaMarketData;
import activetrader.broker.alpaca.AlpacaSettings;
import activetrader.config.ServiceToken;
import activetrader.market.Symbol;
import activetrader.market.calendar.TradingCalendar;
import activetrader.mcp.data.AlpacaDataService;
import activetrader.mcp.data.DataSettings;
import activetrader.metrics.CallMetrics;
import activetrader.metrics.MetricPage;
import activetrader.time.TimeSource;
import java.util.List;

/// alpaca-data: the market's data, indicators and signals as MCP tools.
public final class DataService implements Service {
    private final AlpacaMarketData data;
    private final OfferedTools tools;

    private DataService(AlpacaMarketData data, OfferedTools tools) {
        this.data = data;
        this.tools = tools;
    }

    /// Starts serving; calls the vendor only after the first tool call.
    ///
    /// @param offer the clients that get the tools
    /// @param surroundings metrics and notices of the process
    /// @throws java.io.UncheckedIOException when the port is taken
    public static DataService start(
            List<Symbol> universe,
            AlpacaSettings alpaca,
            TradingCalendar calendar,
            TimeSource time,
            Offer offer,
            Observability surroundings) {
        MetricPage page = surroundings.metrics();
        AlpacaMarketData data = new AlpacaMarketData(alpaca, time, CallMetrics.ofBroker(page));
        try {
            return new DataService(data, offered(offer, universe, data, calendar, time, page));
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    private static OfferedTools offered(
            Offer offer,
            List<Symbol> universe,
            AlpacaMarketData data,
            TradingCalendar calendar,
            TimeSource time,
            MetricPage page) {
        return switch (offer) {
            case Offer.OnPort(int port, ServiceToken token) -> {
                AlpacaDataService service = AlpacaDataService.start(
                        new DataSettings(universe, port, token, Version.text(), page), data, calendar, time);
                yield OfferedTools.onPort(service.port(), token, service::close);
            }
            case Offer.InProcess _ -> OfferedTools.local(AlpacaDataService.local(universe, data, calendar, time));
        };
    }

    /// Where the agent finds the tools.
    public ToolSource source() {
        return tools.source();
    }

    @Override
    public int port() {
        return tools.port();
    }

    @Override
    public String doing() {
        return "serving on 127.0.0.1:" + port();
    }

    @Override
    public void close() {
        tools.close();
        data.close();
    }
}
