package activetrader.app.page;

import activetrader.app.cli.ExitCode;
import activetrader.app.cli.InstallationOptions;
import activetrader.app.cli.RecordChoice;
import activetrader.app.page.now.PageNow;
import activetrader.app.page.stops.OperatorClient;
import activetrader.app.page.stops.StopForwarder;
import activetrader.app.settings.ClockChoice;
import activetrader.app.settings.PageSettings;
import activetrader.app.settings.Settings;
import activetrader.app.stop.StopSignal;
import activetrader.app.systemd.SystemdNotifier;
import activetrader.broker.calendar.StoredCalendar;
import activetrader.config.ConfigException;
import activetrader.http.LoopbackNames;
import activetrader.http.LoopbackServer;
import activetrader.journal.RecordFolder;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingCalendar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The command `page`.
@Command(
        name = "page",
        description = "Serve the recorded days as a page on this machine, from the records alone; what is written while"
                + " you look appears by itself. Until Ctrl-C.",
        mixinStandardHelpOptions = true)
public final class PageCommand implements Callable<Integer> {
    private static final int LAST_PORT = 65535;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

    @Mixin
    private final InstallationOptions options = new InstallationOptions();

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8003",
            description = "Default: 8003, the daemon's; 0 for a free one.")
    private int port = 8003;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Where to listen. Default: 127.0.0.1; anything else needs page.public_url and a read token.")
    private String bind = "127.0.0.1";

    @Option(
            names = "--signature",
            paramLabel = "NAME",
            description = "Whose records. Default: those of the configured signature, or the only ones there are.")
    private @Nullable String signature;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description = "A folder with results of backtests and sweeps to show besides those in the data folder. More"
                    + " than once for more folders.")
    private List<Path> results = List.of();
    /// Where the stop buttons lead. Records of another folder or signature, such as a dry run's, get none: the buttons
    /// would act on the account of this installation.
    private @Nullable StopForwarder stops(Settings settings, RecordFolder records) {
        return isOwn(settings, records) ? new StopForwarder(new OperatorClient(settings.endpoints()::tradePort)) : null;
    }

    /// Whether the daemon of this installation writes `records`.
    private boolean isOwn(Settings settings, RecordFolder records) {
        return !options.namesData()
                && records.signature().equals(settings.configuration().signature());
    }

    /// What other machines reach must have passed a proxy with TLS and ask for a token.
    private void requireProxy(PageAccess access) {
        if (!LoopbackNames.includes(bind) && access.publicUrl() == null) {
            throw new ConfigException(
                    "--bind " + bind + " shows the page to other machines: it needs page.public_url, the"
                            + " https address of a proxy with TLS, and a read token (page.read_token_file, or "
                            + PageSettings.VARIABLE + ")");
        }
    }

    @Override
    public Integer call() {
        if (port < 0 || port > LAST_PORT) {
            throw new ConfigException("--port must be from 0 to " + LAST_PORT + ", was " + port);
        }
        Settings settings = options.operatorSettings(Settings.Needs.NOTHING);
        PageAccess access = PageAccess.of(settings);
        requireProxy(access);
        RecordFolder records = RecordChoice.of(settings, signature);
        TradingCalendar calendar = new StoredCalendar(settings.installation().data(), new NyseCalendar());
        InstantSource time =
                ClockChoice.of(settings.environment(), settings.endpoints().tradingUrl());
        PageHandler pages = PageHandler.of(
                records,
                calendar,
                time,
                results(),
                PageNow.of(settings, calendar, time, isOwn(settings, records)),
                access,
                stops(settings, records));
        SystemdNotifier systemd =
                SystemdNotifier.from(System.getenv(), ProcessHandle.current().pid());
        try (StopSignal stop = StopSignal.install(systemd, STOP_PATIENCE);
                LoopbackServer server = LoopbackServer.startAt(bind, port, pages)) {
            System.out.println("📈 " + records.root() + " at " + server.url());
            stop.started();
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            System.out.println("Stopped");
        }
        return ExitCode.DONE;
    }

    private List<Path> results() {
        for (Path folder : results) {
            if (!Files.isDirectory(folder)) {
                throw new ConfigException("--results " + folder + ": there is no such folder");
            }
        }
        return results;
    }
}
