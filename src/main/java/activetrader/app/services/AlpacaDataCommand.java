package activetrader.app.services;

import activetrader.app.alerts.AlertDesk;
import activetrader.app.cli.ExitCode;
import activetrader.app.cli.InstallationOptions;
import activetrader.app.logging.Logging;
import activetrader.app.settings.ClockChoice;
import activetrader.app.settings.Settings;
import activetrader.app.systemd.SystemdNotifier;
import activetrader.broker.calendar.StoredCalendar;
import activetrader.market.calendar.NyseCalendar;
import activetrader.metrics.MetricPage;
import activetrader.time.TimeSource;
import activetrader.time.WallTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The command `alpaca-data`.
@Command(
        name = "alpaca-data",
        description = "The MCP service with the market's data, indicators and signals, on port 8004.",
        mixinStandardHelpOptions = true)
public final class AlpacaDataCommand implements Callable<Integer> {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(55);

    @Mixin
    private final InstallationOptions options = new InstallationOptions();

    @Override
    public Integer call() throws Exception {
        Settings settings = options.settings(Settings.Needs.ALPACA_KEYS);
        Path log = settings.installation().logs().resolve("alpaca_data_mcp.log");
        Logging.service(log, log);
        TimeSource time =
                ClockChoice.of(settings.environment(), settings.endpoints().tradingUrl());
        SystemdNotifier systemd =
                SystemdNotifier.from(System.getenv(), ProcessHandle.current().pid());
        MetricPage page = new MetricPage();
        try (StopSignal _ = StopSignal.install(systemd, STOP_PATIENCE);
                AlertDesk alerts = AlertDesk.open(
                        settings.environment(), settings.configuration().alerts(), "alpaca-data", time, page);
                DataService service = DataService.start(
                        settings.configuration().universe(),
                        settings.alpaca(),
                        new StoredCalendar(settings.installation().data(), new NyseCalendar()),
                        time,
                        settings.endpoints().dataPort(),
                        settings.mcpToken(),
                        new Surroundings(page, alerts))) {
            new ServiceProcess("alpaca-data", service.port(), systemd, WallTime.system()).serve(service::doing);
        }
        return ExitCode.DONE;
    }
}
