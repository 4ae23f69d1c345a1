package activetrader.app.dryrun;

import activetrader.app.services.DataService;
import activetrader.app.services.Observability;
import activetrader.app.services.TradeService;
import activetrader.app.services.daemon.TraderDaemon;
import activetrader.app.services.watchdog.Watchdog;
import activetrader.app.settings.McpToken;
import activetrader.app.settings.ServiceAddresses;
import activetrader.app.settings.Settings;
import activetrader.broker.alpaca.AlpacaSettings;
import activetrader.broker.alpaca.Feed;
import activetrader.config.Secret;
import activetrader.config.ServiceToken;
import activetrader.journal.RecordFolder;
import activetrader.market.Money;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
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

/// Runs simulator, both MCP services and the daemon over real loopback HTTP, from the evening before a trading day
/// to the evening after. Then it compares the records with the simulated broker.
final class DryRun {
    private static final Duration EVENING_BEFORE = Duration.ofHours(15);
    private static final Duration EVENING_AFTER = Duration.ofHours(2);

    private final Settings settings;
    private final DryRunPlan plan;
    private final Console console;

    DryRun(Settings settings, DryRunPlan plan, Console console) {
        this.settings = settings;
        this.plan = plan;
        this.console = console;
    }

    /// Plays the day and returns the result of the comparison.
    BookCheck run() throws InterruptedException {
        TradingDay day = new NyseCalendar().on(plan.day().date()).orElseThrow();
        Instant start =
                plan.realtime() ? day.wakeAt().minusSeconds(30) : day.open().minus(EVENING_BEFORE);
        TimeSource time = plan.realtime()
                ? WallTime.scaled(start, WallTime.system().instant(), BigDecimal.ONE)
                : new SimulatedTime(start);
        try (Simulator simulator = Simulator.start(plan.day(), plan.simulator(), time, 0)) {
            return play(simulator, day, time);
        }
    }

    private BookCheck play(Simulator simulator, TradingDay day, TimeSource time) throws InterruptedException {
        ServiceToken tradeToken = ServiceToken.of(McpToken.random());
        ServiceToken dataToken = ServiceToken.of(McpToken.random());
        RecordFolder records = settings.records();
        AlpacaSettings alpaca = alpacaAt(simulator);
        Money equityBefore = simulator.exchange().balance().equity();
        InvariantChecker invariants = InvariantChecker.watch(simulator.exchange());
        console.print("🧪 " + simulator.tape().label() + ", "
                + simulator.tape().symbols().size() + " symbols, cash $"
                + equityBefore);
        DryRunUniverse universe = DryRunUniverse.of(settings.configuration(), simulator.tape());
        if (!universe.missing().isEmpty()) {
            console.print(universe.note());
        }
        try (TradeService trade = TradeService.start(
                        settings.configuration().withUniverse(universe.symbols()),
                        execution(),
                        alpaca,
                        records,
                        time,
                        plan.tradePort(),
                        tradeToken,
                        Observability.quiet());
                DataService data = DataService.start(
                        universe.symbols(),
                        alpaca,
                        trade.calendar(),
                        time,
                        plan.dataPort(),
                        dataToken,
                        Observability.quiet());
                TraderDaemon trader = TraderDaemon.open(
                        settings.agent(ServiceAddresses.at(data.port(), dataToken, trade.port(), tradeToken)),
                        settings.configuration().session(),
                        trade.calendar(),
                        records,
                        settings.runtimeEnv(),
                        time,
                        console,
                        _ -> {},
                        Watchdog.none())) {
            trader.daemon().runUntil(day.close().plus(EVENING_AFTER));
        }
        return BookCheck.of(simulator, records, day, equityBefore, invariants.violations());
    }

    /// The execution settings. On simulated time one chain of calls runs at a time, so closing orders are sent one
    /// after the other.
    private activetrader.execution.context.ExecutionSettings execution() {
        return plan.realtime()
                ? settings.configuration().execution()
                : settings.configuration().execution().withParallelExits(1);
    }

    private AlpacaSettings alpacaAt(Simulator simulator) {
        URI url = URI.create(simulator.url());
        return AlpacaSettings.defaults(
                        plan.simulator().keys().id(),
                        new Secret(plan.simulator().keys().secret()))
                .at(url, url)
                .with(Feed.SIP);
    }
}
