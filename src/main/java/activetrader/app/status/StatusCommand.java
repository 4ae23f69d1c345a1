package activetrader.app.status;

import activetrader.app.cli.ExitCode;
import activetrader.app.cli.InstallationOptions;
import activetrader.app.cli.Terminal;
import activetrader.app.settings.ClockChoice;
import activetrader.app.settings.Settings;
import activetrader.json.Json;
import activetrader.time.TimeSource;
import activetrader.time.WallTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The command `status`.
@Command(
        name = "status",
        description = "What is going on: market, services, account, positions, today's trades and costs. Works with and"
                + " without the services. Exit 1 when something is there that cannot be read.",
        mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
    private static final Duration REFRESH = Duration.ofSeconds(2);

    @Mixin
    private final InstallationOptions options = new InstallationOptions();

    @Option(names = "--json", description = "One JSON object with stable keys.")
    private boolean json;

    @Option(names = "--watch", description = "Again every two seconds, in place, until Ctrl-C.")
    private boolean watch;

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = options.operatorSettings(Settings.Needs.NOTHING);
        TimeSource time =
                ClockChoice.of(settings.environment(), settings.endpoints().tradingUrl());
        StatusReader reader = new StatusReader(settings);
        Status first = reader.read(time.instant());
        show(first);
        while (watch) {
            WallTime.system().sleep(REFRESH);
            Status status = reader.read(time.instant());
            show(status);
        }
        return first.unreadable().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void page(Status status, Terminal terminal) {
        List<String> lines = StatusPage.lines(status, terminal.isThere() ? terminal.pageColumns() : Integer.MAX_VALUE);
        if (watch && terminal.isThere()) {
            System.out.print(ScreenPage.redrawn(lines, terminal));
            System.out.flush();
        } else {
            lines.stream().map(terminal::painted).forEach(System.out::println);
        }
    }

    private void show(Status status) {
        if (json) {
            System.out.println(watch ? Json.writeWithNulls(status) : Json.writePrettyWithNulls(status));
        } else {
            page(status, Terminal.output());
        }
    }
}
