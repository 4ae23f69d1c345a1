package activetrader.app.services;

import activetrader.app.alerts.AlertDispatcher;
import activetrader.app.cli.ExitCode;
import activetrader.app.cli.InstallationOptions;
import activetrader.app.logging.Logging;
import activetrader.app.settings.ClockChoice;
import activetrader.app.settings.Settings;
import activetrader.app.stop.StopSignal;
import activetrader.app.systemd.SystemdNotifier;
import activetrader.journal.InstanceLock;
import activetrader.metrics.MetricPage;
import activetrader.time.TimeSource;
import activetrader.time.WallTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/// What the processes of the two MCP services have in common: settings, log, clock, alerts, messages to systemd,
/// and an orderly stop.
/// See decision 46.
final class ServiceFrame {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(55);

    private ServiceFrame() {}

    /// Opens the service with the parts of this frame.
    @FunctionalInterface
    interface Start {
        Service start(Settings settings, TimeSource time, Observability surroundings);
    }

    /// Runs service `name` until it is stopped.
    static int run(String name, InstallationOptions options, Start start) {
        Settings settings = options.settings(Settings.Needs.ALPACA_KEYS);
        Path log = settings.installation().logs().resolve(name.replace('-', '_') + "_mcp.log");
        Logging.service(log, log);
        TimeSource time =
                ClockChoice.of(settings.environment(), settings.endpoints().tradingUrl());
        SystemdNotifier systemd =
                SystemdNotifier.from(System.getenv(), ProcessHandle.current().pid());
        MetricPage page = new MetricPage();
        try (StopSignal stop = StopSignal.install(systemd, STOP_PATIENCE);
                AlertDispatcher alerts = AlertDispatcher.open(
                        settings.environment(), settings.configuration().alerts(), name, time, page);
                Service service = started(alerts, () -> start.start(settings, time, new Observability(page, alerts)))) {
            LoggerFactory.getLogger(ServiceFrame.class)
                    .info(
                            "started service={} broker=\"{}\"",
                            name,
                            settings.endpoints().brokerInWords());
            stop.started();
            new ServiceProcess(name, service.port(), systemd, stop.over(WallTime.system())).serve(service::doing);
        } catch (InterruptedException e) {
            LoggerFactory.getLogger(ServiceFrame.class).info("stopped while starting service={}", name);
        }
        return ExitCode.DONE;
    }

    /// Starts the service. A start that is refused because another process already runs sends no alert.
    static Service started(AlertDispatcher alerts, Supplier<Service> start) {
        try {
            Service service = start.get();
            alerts.started();
            return service;
        } catch (InstanceLock.AlreadyRunning e) {
            throw e;
        } catch (RuntimeException e) {
            alerts.failed();
            throw e;
        }
    }
}
