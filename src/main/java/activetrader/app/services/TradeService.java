package activetrader.app.services;

import activetrader.agent.tools.ToolSource;
import activetrader.app.alerts.DeskAlerts;
import activetrader.app.cli.Version;
import activetrader.app.services.daemon.Hourly;
import activetrader.app.settings.Configuration;
import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.broker.MarketData;
import activetrader.broker.OrderEvents;
import activetrader.broker.alpaca.AlpacaSettings;
import activetrader.broker.calendar.CachedCalendar;
import activetrader.config.Secret;
import activetrader.config.ServiceToken;
import activetrader.execution.OrderDesk;
import activetrader.execution.OrderNews;
import activetrader.execution.alerts.Alert;
import activetrader.execution.alerts.Alerts;
import activetrader.execution.desk.OrderDeskAssembly;
import activetrader.execution.market.UniverseCheck;
import activetrader.execution.operator.OperatorControl;
import activetrader.execution.settings.ExecutionSettings;
import activetrader.journal.RecordFolder;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingCalendar;
import activetrader.mcp.PlainEndpoint;
import activetrader.mcp.operator.OperatorEndpoint;
import activetrader.mcp.trade.AlpacaTradeService;
import activetrader.mcp.trade.TradeSettings;
import activetrader.metrics.CallMetrics;
import activetrader.metrics.DeskMetrics;
import activetrader.metrics.MetricPage;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// alpaca-trade: the order desk, which alone trades the account, as MCP tools.
public final class TradeService implements Service {
    private static final Logger log = LoggerFactory.getLogger(TradeService.class);
    private static final Duration SETTLING = Duration.ofSeconds(45);

    private final Closer opened;
    private final OrderDesk desk;
    private final OperatorControl operator;
    private final OfferedTools tools;
    private final CachedCalendar calendar;
    private final DeskAlerts alerts;
    private final TimeSource time;
    private @Nullable OrderEvents stream;

    private TradeService(
            Closer opened,
            OrderDesk desk,
            OperatorControl operator,
            OfferedTools tools,
            CachedCalendar calendar,
            DeskAlerts alerts,
            TimeSource time) {
        this.opened = opened;
        this.alerts = alerts;
        this.time = time;
        this.desk = desk;
        this.operator = operator;
        this.tools = tools;
        this.calendar = calendar;
    }

    /// Locks the account, reconciles it with the records since the last run, and serves. A start that fails leaves
    /// nothing behind: the account lock is free again.
    ///
    /// @param offer the clients that get the tools
    /// @param surroundings metrics and alerts of the process
    /// @throws java.io.UncheckedIOException when the port is taken, or the records cannot be read
    /// @throws IllegalStateException when another instance trades the account
    /// @throws activetrader.broker.BrokerException when the broker does not answer
    public static TradeService start(
            Configuration configuration,
            ExecutionSettings execution,
            AlpacaSettings alpaca,
            RecordFolder records,
            TimeSource time,
            Offer offer,
            Observability surroundings) {
        BrokerPorts ports = BrokerPorts.of(alpaca, time, CallMetrics.ofBroker(surroundings.metrics()));
        return start(configuration, execution, ports, records, time, offer, surroundings);
    }

    /// As [#start(Configuration, ExecutionSettings, AlpacaSettings, RecordFolder, TimeSource, Offer, Observability)],
    /// with the broker of `ports`, which it closes when it ends or does not start.
    public static TradeService start(
            Configuration configuration,
            ExecutionSettings execution,
            BrokerPorts ports,
            RecordFolder records,
            TimeSource time,
            Offer offer,
            Observability surroundings) {
        Closer opened = new Closer();
        opened.add(ports::close);
        boolean started = false;
        try {
            TradeService service = start(opened, configuration, execution, ports, records, time, offer, surroundings);
            started = true;
            return service;
        } finally {
            if (!started) {
                opened.close();
            }
        }
    }

    private static TradeService start(
            Closer opened,
            Configuration configuration,
            ExecutionSettings execution,
            BrokerPorts ports,
            RecordFolder records,
            TimeSource time,
            Offer offer,
            Observability surroundings) {
        MetricPage page = surroundings.metrics();
        Broker broker = ports.broker();
        MarketData data = ports.data();
        DeskAlerts deskAlerts = new DeskAlerts(surroundings.alerts());
        Alerts alerts = new Alerts(deskAlerts, time);
        CachedCalendar calendar = new CachedCalendar(
                broker,
                new NyseCalendar(),
                time,
                records.dataFolder(),
                fault -> alerts.critical(Alert.Kind.CALENDAR, null, fault));
        calendar.refresh();
        OrderDesk desk = OrderDeskAssembly.open(
                broker, data, calendar, records, configuration.limits(), execution, time, deskAlerts);
        opened.add(desk::close);
        desk.listen(OrderListeners.to(List.of(new OrderCounter(new DeskMetrics(page)), deskAlerts)));
        AccountGauges.put(page, desk::mode, desk::lastLook, calendar, time);
        OperatorControl operator = new OperatorControl(desk, time);
        OfferedTools tools = switch (offer) {
            case Offer.OnPort(int port, ServiceToken token, Secret operatorToken) ->
                offered(
                        AlpacaTradeService.start(
                                new TradeSettings(port, token, Version.text(), page),
                                desk,
                                data,
                                time,
                                endpoints(operator, operatorToken, time)),
                        token);
            case Offer.InProcess _ -> OfferedTools.local(AlpacaTradeService.local(desk, data, time), time);
        };
        opened.add(tools::close);
        Hourly refresh = new Hourly(
                time,
                "calendar refresh",
                calendar::refresh,
                failure -> alerts.critical(Alert.Kind.TASK_FAILED, null, failure));
        opened.add(refresh::close);
        nameUntradable(configuration.universe(), broker, data, MarketZone.dateOf(time.instant()));
        deskAlerts.seen(desk.mode(), time.instant());
        return new TradeService(opened, desk, operator, tools, calendar, deskAlerts, time);
    }

    private static List<PlainEndpoint> endpoints(OperatorControl control, @Nullable Secret token, TimeSource time) {
        return token == null ? List.of() : List.of(OperatorEndpoint.of(control, token, time));
    }

    private static OfferedTools offered(AlpacaTradeService service, ServiceToken token) {
        return OfferedTools.onPort(service.port(), token, service::close);
    }

    private static void nameUntradable(List<Symbol> universe, Broker broker, MarketData data, LocalDate today) {
        try {
            UniverseCheck.untradable(universe, broker, data, today).forEach(line -> log.warn("universe: {}", line));
        } catch (BrokerException e) {
            log.warn("the universe was not checked for delisted symbols cause=\"{}\"", e.getMessage());
        }
    }

    /// Makes the order desk react at once to `events`, until this service ends; without them its monitors read the
    /// account at their intervals alone. On simulated time the events must come in the one chain of calls.
    public void follow(OrderEvents events) {
        stream = events;
        events.listen(new OrderNews(desk));
    }

    /// Has `close` called when this service ends, before its own parts are closed.
    void alongside(Runnable close) {
        opened.add(close);
    }

    @Override
    public int port() {
        return tools.port();
    }

    @Override
    public String doing() {
        alerts.seen(desk.mode(), time.instant());
        return "serving on 127.0.0.1:" + port() + ", trading " + desk.mode().mode();
    }

    /// Where the agent finds the tools.
    public ToolSource source() {
        return tools.source();
    }

    /// A person's stops on this account.
    public OperatorControl operator() {
        return operator;
    }

    /// The calendar that this service uses.
    public TradingCalendar calendar() {
        return calendar;
    }

    /// Waits until the order under way is finished, then stops.
    @Override
    public void close() {
        if (stream != null) {
            stream.close();
        }
        if (!desk.drain(SETTLING)) {
            log.error("stopped with an order at work; the next start finds out what became of it");
        }
        abandon();
    }

    /// Stops like a killed process: the port and the account lock are free, and work under way is left as it is.
    public void abandon() {
        opened.close();
    }
}
