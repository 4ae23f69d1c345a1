package activetrader.app.services;

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
    private final AlpacaDataService tools;

    private DataService(AlpacaMarketData data, AlpacaDataService tools) {
        this.data = data;
        this.tools = tools;
    }

    /// Starts serving; calls the vendor only after the first tool call.
    ///
    /// @param port 0 for a free one
    /// @param surroundings metrics and notices of the process
    /// @throws java.io.UncheckedIOException when the port is taken
    public static DataService start(
            List<Symbol> universe,
            AlpacaSettings alpaca,
            TradingCalendar calendar,
            TimeSource time,
            int port,
            ServiceToken token,
            Observability surroundings) {
        MetricPage page = surroundings.metrics();
        AlpacaMarketData data = new AlpacaMarketData(alpaca, time, CallMetrics.ofBroker(page));
        try {
            return new DataService(
                    data,
                    AlpacaDataService.start(
                            new DataSettings(universe, port, token, Version.text(), page), data, calendar, time));
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
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
