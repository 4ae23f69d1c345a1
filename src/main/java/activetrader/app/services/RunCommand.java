package activetrader.app.services;

import activetrader.app.alerts.AlertDispatcher;
import activetrader.app.alerts.DayAlerts;
import activetrader.app.cli.ExitCode;
import activetrader.app.cli.InstallationOptions;
import activetrader.app.cli.Terminal;
import activetrader.app.health.HealthServer;
import activetrader.app.logging.Logging;
import activetrader.app.page.PageAccess;
import activetrader.app.page.PageHandler;
import activetrader.app.page.now.PageNow;
import activetrader.app.page.stops.OperatorClient;
import activetrader.app.page.stops.StopForwarder;
import activetrader.app.report.DayReports;
import activetrader.app.services.daemon.CycleCounter;
import activetrader.app.services.daemon.DaemonPort;
import activetrader.app.services.daemon.DaemonState;
import activetrader.app.services.daemon.DayGauges;
import activetrader.app.services.daemon.Housekeeping;
import activetrader.app.services.daemon.TraderDaemon;
import activetrader.app.services.watchdog.Watchdog;
import activetrader.app.settings.ClockChoice;
import activetrader.app.settings.ServiceAddresses;
import activetrader.app.settings.Settings;
import activetrader.app.stop.StopSignal;
import activetrader.app.systemd.SystemdNotifier;
import activetrader.broker.calendar.StoredCalendar;
import activetrader.http.WebHandler;
import activetrader.journal.InstanceLock;
import activetrader.journal.Retention;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingCalendar;
import activetrader.metrics.CycleMetrics;
import activetrader.metrics.MetricPage;
import activetrader.session.Progress;
import activetrader.session.console.Console;
import activetrader.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The command `run`.
@Command(
        name = "run",
        description = "The daemon: sleeps until five minutes before each open, trades through the two MCP services, is"
                + " flat before the close. Needs alpaca-data and alpaca-trade.",
        mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(RunCommand.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(55);

    @Mixin
    private final InstallationOptions options = new InstallationOptions();

    @Override
    public Integer call() {
        return run(options);
    }

    /// Runs the daemon until it is stopped.
    ///
    /// @throws IllegalStateException when another one runs on the same data folder
    public static int run(InstallationOptions options) {
        Settings settings = options.settings(Settings.Needs.MODEL_KEY);
        Path logs = settings.installation().logs();
        Path data = settings.installation().data();
        SystemdNotifier systemd =
                SystemdNotifier.from(System.getenv(), ProcessHandle.current().pid());
        try (StopSignal stop = StopSignal.install(systemd, STOP_PATIENCE);
                InstanceLock _ = InstanceLock.take(
                        data.resolve("active-trader.lock"), "another active-trader runs on this data folder")) {
            Logging.service(logs.resolve("active_trader_stdout.log"), logs.resolve("active_trader_stderr.log"));
            live(settings, systemd, stop);
        }
        return ExitCode.DONE;
    }

    private static void live(Settings settings, SystemdNotifier systemd, StopSignal stop) {
        TimeSource time = stop.over(
                ClockChoice.of(settings.environment(), settings.endpoints().tradingUrl()));
        TradingCalendar calendar = new StoredCalendar(settings.installation().data(), new NyseCalendar());
        MetricPage page = metrics(calendar, time);
        DaemonState state = new DaemonState();
        try (DaemonPort _ = DaemonPort.open(
                        settings.endpoints().daemonPort(), state::facts, page::text, pages(settings, calendar, time));
                AlertDispatcher alerts = AlertDispatcher.open(
                        settings.environment(), settings.configuration().alerts(), "active-trader", time, page);
                TraderDaemon trader = TraderDaemon.open(
                        settings.agent(ServiceAddresses.of(settings)),
                        settings.configuration().session(),
                        calendar,
                        settings.records(),
                        settings.runtimeEnv(),
                        time,
                        Console.to(
                                LoggerFactory.getLogger(Logging.CONSOLE)::info,
                                Terminal.output().pageColumns()),
                        ProgressListeners.to(List.of(
                                state,
                                told(systemd),
                                new CycleCounter(new CycleMetrics(page)),
                                new DayAlerts(alerts, time),
                                new DayReports(settings.records(), calendar, alerts::picture),
                                new Housekeeping(new Retention(
                                        settings.records(),
                                        settings.configuration().retention())))),
                        Watchdog.of(systemd))) {
            systemd.ready();
            alerts.started();
            stop.started();
            trader.daemon().runUntil(Instant.MAX);
        } catch (InterruptedException e) {
            log.info("stopped");
        }
    }

    private static WebHandler pages(Settings settings, TradingCalendar calendar, TimeSource time) {
        return settings.configuration().page().enabled()
                ? PageHandler.of(
                        settings.records(),
                        calendar,
                        time,
                        List.of(),
                        PageNow.of(settings, calendar, time, true),
                        PageAccess.of(settings),
                        new StopForwarder(new OperatorClient(settings.endpoints()::tradePort)))
                : HealthServer.nothing();
    }

    private static MetricPage metrics(TradingCalendar calendar, TimeSource time) {
        MetricPage page = new MetricPage();
        DayGauges.put(page, calendar, time);
        return page;
    }

    private static Progress told(SystemdNotifier systemd) {
        return line -> {
            log.info("status \"{}\"", line);
            systemd.status(line);
        };
    }
}
