package activetrader.app.services;

import activetrader.app.cli.ExitCode;
import activetrader.app.cli.InstallationOptions;
import activetrader.app.logging.Logging;
import activetrader.app.settings.ClockChoice;
import activetrader.app.settings.Settings;
import activetrader.broker.calendar.StoredCalendar;
import activetrader.market.calendar.NyseCalendar;
import activetrader.time.TimeSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
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
    @Mixin
    private final InstallationOptions options = new InstallationOptions();

    @Override
    public Integer call() throws Exception {
        return run(options);
    }

    /// Runs the daemon until it is stopped.
    public static int run(InstallationOptions options) throws InterruptedException {
        Settings settings = options.settings(Settings.Needs.MODEL_KEY);
        Path logs = settings.installation().logs();
        Logging.service(logs.resolve("active_trader_stdout.log"), logs.resolve("active_trader_stderr.log"));
        TimeSource time =
                ClockChoice.of(settings.environment(), settings.endpoints().tradingUrl());
        try (TraderDaemon trader = TraderDaemon.open(
                settings.agent(
                        settings.endpoints().dataPort(), settings.endpoints().tradePort(), settings.mcpToken()),
                settings.configuration().session(),
                new StoredCalendar(settings.installation().data(), new NyseCalendar()),
                settings.records(),
                settings.runtimeEnv(),
                time,
                LoggerFactory.getLogger(Logging.CONSOLE)::info,
                ServiceProcess.progress())) {
            trader.daemon().runUntil(Instant.MAX);
        }
        return ExitCode.DONE;
    }
}
