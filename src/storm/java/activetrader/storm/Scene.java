package activetrader.storm;

import activetrader.agent.AgentSettings;
import activetrader.agent.TradingAgent;
import activetrader.app.services.DataService;
import activetrader.app.services.Observability;
import activetrader.app.services.Offer;
import activetrader.app.services.TradeService;
import activetrader.app.services.daemon.TraderDaemon;
import activetrader.app.services.watchdog.Watchdog;
import activetrader.app.settings.ServiceAddresses;
import activetrader.app.settings.Settings;
import activetrader.broker.alpaca.AlpacaBroker;
import activetrader.broker.alpaca.AlpacaSettings;
import activetrader.broker.alpaca.Feed;
import activetrader.broker.calendar.StoredCalendar;
import activetrader.config.Secret;
import activetrader.config.ServiceToken;
import activetrader.execution.alerts.AlertSink;
import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.execution.flatten.Flattener;
import activetrader.execution.flatten.ParallelCalls;
import activetrader.execution.flatten.UnresolvedIntents;
import activetrader.execution.ledger.LedgerReader;
import activetrader.market.calendar.NyseCalendar;
import activetrader.metrics.MetricPage;
import activetrader.simulator.Simulator;
import activetrader.simulator.access.ApiKeys;
import activetrader.storm.chaos.ChaosModel;
import activetrader.time.SimulatedTime;
import activetrader.time.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The trader's processes around one simulated broker, as in an installation.
final class Scene {
    static final ApiKeys KEYS = new ApiKeys("PKSTORM0KEY0ID000000", "storm-secret-7f3a9c51e2d84b60");
    static final ServiceToken DATA_TOKEN = ServiceToken.of(new Secret("storm-data-token-51c0ffee8badf00d"));
    static final ServiceToken TRADE_TOKEN = ServiceToken.of(new Secret("storm-trade-token-0ddba11c0ffee5ad"));

    private final SimulatedTime world;
    private final Simulator simulator;
    private final Settings settings;
    private final DayPlan plan;
    private final AlpacaSettings alpaca;
    private final OrderHints hints;
    private final AlertSink alerts;
    private final int dataPort;
    private final int tradePort;
    final Component trade;
    final Component data;
    final Component daemon;

    /// @param naps the broker's clock, whose waits end when the calling process is killed
    Scene(
            SimulatedTime world,
            MortalTime naps,
            Simulator simulator,
            Settings settings,
            DayPlan plan,
            Ports ports,
            Instant end,
            AlertSink alerts,
            Consumer<String> console) {
        this.world = world;
        this.simulator = simulator;
        this.settings = settings;
        this.plan = plan;
        this.hints = new OrderHints(world, plan);
        hints.attach(simulator.exchange());
        this.alerts = alerts;
        this.dataPort = ports.data();
        this.tradePort = ports.trade();
        URI url = URI.create(simulator.url());
        this.alpaca = AlpacaSettings.defaults(KEYS.id(), new Secret(KEYS.secret()))
                .at(url, url)
                .with(Feed.SIP);
        this.trade = new Component("alpaca-trade", world, plan.clockOffset(), this::startTrade, naps::wakeAll);
        this.data = new Component("alpaca-data", world, plan.clockOffset(), this::startData, naps::wakeAll);
        this.daemon = new Component(
                "active-trader", world, plan.clockOffset(), time -> runDaemon(time, end, console), naps::wakeAll);
    }

    /// The ports of the two services, which keep them over restarts.
    record Ports(int data, int trade) {
        /// The lowest port. The ports lie below those that systems use for outgoing connections: such a connection
        /// could take the port of a service that is down, and the day would not repeat.
        private static final int LOWEST = 15_000;
        private static final int BEYOND = 32_768;
        private static final int TRIES = 1_000;

        /// Two ports that are free now.
        static Ports free() {
            try (ServerSocket one = unused();
                    ServerSocket other = unused()) {
                return new Ports(one.getLocalPort(), other.getLocalPort());
            } catch (IOException e) {
                throw new UncheckedIOException("no free port on the loopback address", e);
            }
        }

        private static ServerSocket unused() throws IOException {
            for (int tries = 1; ; tries++) {
                int port = ThreadLocalRandom.current().nextInt(LOWEST, BEYOND);
                try {
                    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                } catch (BindException e) {
                    if (tries == TRIES) {
                        throw e;
                    }
                }
            }
        }
    }

    Stream<Component> services() {
        return Stream.of(trade, data);
    }

    List<Component> components() {
        return List.of(trade, data, daemon);
    }

    Component component(DayPlan.Part part) {
        return switch (part) {
            case TRADE -> trade;
            case DATA -> data;
            case DAEMON -> daemon;
        };
    }

    private Runnable startTrade(TimeSource time) {
        TradeService service = TradeService.start(
                settings.configuration(),
                settings.configuration().execution().withParallelExits(1),
                alpaca,
                settings.records(),
                time,
                new Offer.OnPort(tradePort, TRADE_TOKEN),
                new Observability(new MetricPage(), alerts));
        service.follow(hints.stream());
        return service::abandon;
    }

    /// The texts that no answer, record or alert may hold.
    static List<String> secrets() {
        return List.of(
                KEYS.secret(), DATA_TOKEN.own().reveal(), TRADE_TOKEN.own().reveal());
    }

    /// The broker has restarted with its state kept: streams connect again.
    void brokerRestarted() {
        hints.attach(simulator.exchange());
    }

    private Runnable startData(TimeSource time) {
        DataService service = DataService.start(
                settings.configuration().universe(),
                alpaca,
                calendar(),
                time,
                new Offer.OnPort(dataPort, DATA_TOKEN),
                Observability.quiet());
        return service::close;
    }

    private StoredCalendar calendar() {
        return new StoredCalendar(settings.installation().data(), new NyseCalendar());
    }

    private Runnable runDaemon(TimeSource time, Instant end, Consumer<String> console) throws InterruptedException {
        AgentSettings agent = settings.agent(ServiceAddresses.at(dataPort, DATA_TOKEN, tradePort, TRADE_TOKEN));
        TradingAgent mind = plan.chaotic()
                ? TradingAgent.open(
                        agent,
                        time,
                        settings.records(),
                        new ChaosModel(plan.seed() + world.instant().toEpochMilli(), time))
                : TradingAgent.open(agent, time, settings.records());
        try (TraderDaemon trader = TraderDaemon.open(
                mind,
                agent,
                settings.configuration().session(),
                calendar(),
                settings.records(),
                settings.runtimeEnv(),
                time,
                console::accept,
                _ -> {},
                Watchdog.none())) {
            trader.daemon().runUntil(end);
        }
        return () -> {};
    }

    /// What `active-trader flatten` does, in a process of its own.
    FlattenReport flatten(String by, Instant deadline) {
        AlpacaBroker broker = new AlpacaBroker(alpaca, world);
        try {
            LedgerReader ledger = new LedgerReader(settings.installation().data());
            return new Flattener(broker, world, _ -> {}, ParallelCalls.SEQUENTIAL)
                    .awaiting(new UnresolvedIntents(() -> ledger.read(world.instant()), broker, world))
                    .run(new FlattenRequest(by, by), deadline);
        } finally {
            broker.close();
        }
    }

    Simulator simulator() {
        return simulator;
    }
}
