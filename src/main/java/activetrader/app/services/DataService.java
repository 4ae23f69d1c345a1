package activetrader.app.services;

import activetrader.agent.tools.ToolSource;
import activetrader.app.cli.Version;
import activetrader.broker.MarketData;
import activetrader.broker.alpaca.AlpacaSettings;
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
    private final BrokerPorts ports;
    private final OfferedTools tools;

    private DataService(BrokerPorts ports, OfferedTools tools) {
        this.ports = ports;
        this.tools = tools;
    }

    /// Starts serving; calls the vendor only after the first tool call.
    ///
    /// @param offer the clients that get the tools
    /// @param surroundings metrics and alerts of the process
    /// @throws java.io.UncheckedIOException when the port is taken
    public static DataService start(
            List<Symbol> universe,
            AlpacaSettings alpaca,
            TradingCalendar calendar,
            TimeSource time,
            Offer offer,
            Observability surroundings) {
        BrokerPorts ports = BrokerPorts.of(alpaca, time, CallMetrics.ofBroker(surroundings.metrics()));
        return start(universe, ports, calendar, time, offer, surroundings);
    }

    /// As [#start(List, AlpacaSettings, TradingCalendar, TimeSource, Offer, Observability)], with the data of `ports`,
    /// which it closes when it ends or does not start.
    public static DataService start(
            List<Symbol> universe,
            BrokerPorts ports,
            TradingCalendar calendar,
            TimeSource time,
            Offer offer,
            Observability surroundings) {
        try {
            return new DataService(
                    ports, offered(offer, universe, ports.data(), calendar, time, surroundings.metrics()));
        } catch (RuntimeException e) {
            ports.close();
            throw e;
        }
    }

    private static OfferedTools offered(
            Offer offer,
            List<Symbol> universe,
            MarketData data,
            TradingCalendar calendar,
            TimeSource time,
            MetricPage page) {
        return switch (offer) {
            case Offer.OnPort at -> {
                AlpacaDataService service = AlpacaDataService.start(
                        new DataSettings(universe, at.port(), at.token(), Version.text(), page), data, calendar, time);
                yield OfferedTools.onPort(service.port(), at.token(), service::close);
            }
            case Offer.InProcess _ -> OfferedTools.local(AlpacaDataService.local(universe, data, calendar, time), time);
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
        ports.close();
    }
}
