package activetrader.app.services;

import activetrader.app.alerts.AlertDesk;
import activetrader.app.cli.ExitCode;
import activetrader.app.cli.InstallationOptions;
import activetrader.app.logging.Logging;
import activetrader.app.settings.ClockChoice;
import activetrader.app.settings.Settings;
import activetrader.app.systemd.SystemdNotifier;
import activetrader.broker.alpaca.TradeUpdates;
import activetrader.metrics.MetricPage;
import activetrader.time.TimeSource;
import activetrader.time.WallTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The command `alpaca-trade`.
@Command(
        name = "alpaca-trade",
        description = "The MCP service that holds the account: risk gate, orders, stops, flatten, on port 8005.",
        mixinStandardHelpOptions = true)
public final class AlpacaTradeCommand implements Callable<Integer> {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(55);

    @Mixin
    private final InstallationOptions options = new InstallationOptions();

    @Override
    public Integer call() throws Exception {
        Settings settings = options.settings(Settings.Needs.ALPACA_KEYS);
        Path log = settings.installation().logs().resolve("alpaca_trade_mcp.log");
        Logging.service(log, log);
        TimeSource time =
                ClockChoice.of(settings.environment(), settings.endpoints().tradingUrl());
        SystemdNotifier systemd =
                SystemdNotifier.from(System.getenv(), ProcessHandle.current().pid());
        MetricPage page = new MetricPage();
        try (StopSignal _ = StopSignal.install(systemd, STOP_PATIENCE);
                AlertDesk alerts = AlertDesk.open(
                        settings.environment(), settings.configuration().alerts(), "alpaca-trade", time, page);
                TradeService service = TradeService.start(
                        settings.configuration(),
                        settings.configuration()
                                .execution()
                                .comparingClock(ClockChoice.isComparable(
                                        settings.environment(),
                                        settings.endpoints().tradingUrl())),
                        settings.alpaca(),
                        settings.records(),
                        time,
                        settings.endpoints().tradePort(),
                        settings.mcpToken(),
                        new Surroundings(page, alerts))) {
            service.follow(new TradeUpdates(settings.alpaca(), time));
            new ServiceProcess("alpaca-trade", service.port(), systemd, WallTime.system()).serve(service::doing);
        }
        return ExitCode.DONE;
    }
}
