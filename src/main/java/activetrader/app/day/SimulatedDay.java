package activetrader.app.day;

import activetrader.agent.AgentSettings;
import activetrader.agent.TradingAgent;
import activetrader.app.local.LocalMarketData;
import activetrader.app.local.LocalOrders;
import activetrader.app.local.LocalReads;
import activetrader.app.services.BrokerPorts;
import activetrader.app.services.DataService;
import activetrader.app.services.Observability;
import activetrader.app.services.Offer;
import activetrader.app.services.TradeService;
import activetrader.app.services.daemon.TraderDaemon;
import activetrader.app.services.watchdog.Watchdog;
import activetrader.app.settings.McpToken;
import activetrader.app.settings.McpToken.Service;
import activetrader.app.settings.OperatorToken;
import activetrader.app.settings.ServiceAddresses;
import activetrader.app.settings.Settings;
import activetrader.broker.SplitBroker;
import activetrader.broker.alpaca.AlpacaSettings;
import activetrader.broker.alpaca.Feed;
import activetrader.config.Environment;
import activetrader.config.Secret;
import activetrader.config.ServiceToken;
import activetrader.execution.settings.ExecutionSettings;
import activetrader.http.LoopbackServer;
import activetrader.journal.RecordFolder;
import activetrader.market.Money;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.metrics.CallMetrics;
import activetrader.session.console.Console;
import activetrader.simulator.Simulator;
import activetrader.simulator.exchange.InvariantChecker;
import activetrader.time.SimulatedTime;
import activetrader.time.TimeSource;
import activetrader.time.WallTime;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs simulator, both services and the daemon from the evening before a trading day to the evening after. Then it
/// compares the records with the simulated broker.
public final class SimulatedDay {
    private static final Duration EVENING_BEFORE = Duration.ofHours(15);
    private static final Duration EVENING_AFTER = Duration.ofHours(2);
    /// The clock runs while the services start: so many seconds of the machine's are given to that.
    private static final BigDecimal SECONDS_TO_START = BigDecimal.valueOf(8);

    private static final Duration BEFORE_THE_WAKE = Duration.ofSeconds(30);
    /// A day by a clock has a reader who waits for its end.
    private static final Duration AFTER_THE_CLOSE = Duration.ofMinutes(15);

    private final Settings settings;
    private final DayPlan plan;
    private final Console console;
    private @Nullable DayViewer viewer;

    public SimulatedDay(Settings settings, DayPlan plan, Console console) {
        this.settings = settings;
        this.plan = plan;
        this.console = console;
    }

    /// Shows the day with `page` while it is played.
    public SimulatedDay watchedBy(DayViewer page) {
        this.viewer = page;
        return this;
    }

    /// Plays the day and returns the result of the comparison.
    public BookCheck run() throws InterruptedException {
        TradingDay day = new NyseCalendar().on(plan.day().date()).orElseThrow();
        TimeSource time = switch (plan.pace()) {
            case DayPlan.Pace.AtOnce _ -> new SimulatedTime(day.open().minus(EVENING_BEFORE));
            case DayPlan.Pace.ByClock(BigDecimal speed) ->
                WallTime.scaled(
                        day.wakeAt()
                                .minus(BEFORE_THE_WAKE)
                                .minusSeconds(speed.multiply(SECONDS_TO_START).longValue()),
                        WallTime.system().instant(),
                        speed);
        };
        try (Simulator simulator = simulator(time)) {
            return play(simulator, day, time);
        }
    }

    private BookCheck play(Simulator simulator, TradingDay day, TimeSource time) throws InterruptedException {
        RecordFolder records = settings.records();
        Money equityBefore = simulator.exchange().balance().equity();
        InvariantChecker invariants = InvariantChecker.watch(simulator.exchange());
        console.print("🧪 " + simulator.tape().label() + ", "
                + simulator.tape().symbols().size() + " symbols, cash $"
                + equityBefore);
        PlayedUniverse universe = PlayedUniverse.of(settings.configuration(), simulator.tape());
        if (!universe.missing().isEmpty()) {
            console.print(universe.note());
        }
        Observability tradeMetrics = Observability.quiet();
        Observability dataMetrics = Observability.quiet();
        try (TradeService trade = TradeService.start(
                        settings.configuration().withUniverse(universe.symbols()),
                        execution(),
                        ports(simulator, time, tradeMetrics),
                        records,
                        time,
                        offer(Service.TRADE),
                        tradeMetrics);
                DataService data = DataService.start(
                        universe.symbols(),
                        ports(simulator, time, dataMetrics),
                        trade.calendar(),
                        time,
                        offer(Service.DATA),
                        dataMetrics);
                TraderDaemon trader = trader(
                        settings.agent(new ServiceAddresses(data.source(), trade.source())),
                        trade.calendar(),
                        records,
                        time)) {
            view(trade, trader, day, time);
        }
        return BookCheck.of(simulator, records, day, equityBefore, invariants.violations());
    }

    private void view(TradeService trade, TraderDaemon trader, TradingDay day, TimeSource time)
            throws InterruptedException {
        Instant end = day.close().plus(isByClock() ? AFTER_THE_CLOSE : EVENING_AFTER);
        DayViewer watching = viewer;
        if (watching == null) {
            trader.daemon().runUntil(end);
            return;
        }
        try (LoopbackServer _ = watching.open(trade, time)) {
            trader.daemon().runUntil(end);
        }
    }

    private boolean isByClock() {
        return switch (plan.pace()) {
            case DayPlan.Pace.AtOnce _ -> false;
            case DayPlan.Pace.ByClock _ -> true;
        };
    }

    private TraderDaemon trader(
            AgentSettings agentSettings, TradingCalendar calendar, RecordFolder records, TimeSource time) {
        TradingAgent agent = plan.agent().open(agentSettings, time, records);
        try {
            return TraderDaemon.open(
                    agent,
                    agentSettings,
                    settings.configuration().session(),
                    calendar,
                    records,
                    settings.runtimeEnv(),
                    time,
                    console,
                    _ -> {},
                    Watchdog.none());
        } catch (RuntimeException e) {
            agent.close();
            throw e;
        }
    }

    private Simulator simulator(TimeSource time) {
        return switch (plan.wires()) {
            case DayPlan.Wires.Loopback _ -> Simulator.start(plan.day(), plan.simulator(), time, 0);
            case DayPlan.Wires.Direct _ -> Simulator.inProcess(plan.day(), plan.simulator(), time);
        };
    }

    private Offer offer(Service service) {
        return switch (plan.wires()) {
            case DayPlan.Wires.Loopback(int data, int trade) ->
                new Offer.OnPort(
                        service == Service.DATA ? data : trade,
                        ServiceToken.of(McpToken.random()),
                        viewer == null || service == Service.DATA
                                ? null
                                : OperatorToken.of(
                                        Environment.of(Map.of()),
                                        settings.installation().data()));
            case DayPlan.Wires.Direct _ -> new Offer.InProcess();
        };
    }

    /// The execution settings. On simulated time one chain of calls runs at a time, so closing orders are sent one
    /// after the other.
    private ExecutionSettings execution() {
        ExecutionSettings execution = settings.configuration()
                .execution()
                .charging(plan.simulator().exchange().costs().fees());
        return isByClock() ? execution.comparingClock(false) : execution.withParallelExits(1);
    }

    private BrokerPorts ports(Simulator simulator, TimeSource time, Observability surroundings) {
        CallMetrics calls = CallMetrics.ofBroker(surroundings.metrics());
        AlpacaSettings alpaca = AlpacaSettings.defaults(
                        plan.simulator().keys().id(),
                        new Secret(plan.simulator().keys().secret()))
                .with(Feed.SIP);
        return switch (plan.wires()) {
            case DayPlan.Wires.Loopback _ -> {
                URI url = URI.create(simulator.url());
                yield BrokerPorts.of(alpaca.at(url, url), time, calls);
            }
            case DayPlan.Wires.Direct _ -> {
                BrokerPorts api = BrokerPorts.of(alpaca.answeredBy(simulator.handler()), time, calls);
                LocalOrders orders = new LocalOrders();
                yield new BrokerPorts(
                        new SplitBroker(reads -> new LocalReads(simulator, orders, reads), api.broker()),
                        new LocalMarketData(simulator, api.data()),
                        api.closing());
            }
        };
    }
}
