package activetrader.storm;

import activetrader.agent.model.ModelSettings;
import activetrader.app.cli.ExitCode;
import activetrader.app.cli.InstallationOptions;
import activetrader.app.cli.PlainValues;
import activetrader.app.cli.PrivateFiles;
import activetrader.app.cli.ProgressLine;
import activetrader.app.dryrun.DryRunSettings;
import activetrader.app.logging.Logging;
import activetrader.app.settings.Settings;
import activetrader.config.ConfigException;
import activetrader.config.Environment;
import activetrader.time.WallTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The program behind `scripts/storm`.
@Command(
        name = "storm",
        description = "Play random trading days under random faults and crashes and check what must hold. A day that"
                + " fails prints its seed; '--seed SEED --days 1' plays it again. Exit 0 only when every day is sound.",
        mixinStandardHelpOptions = true)
public final class StormCommand implements Callable<Integer> {
    private static final int REPORT_EVERY = 100;

    @Mixin
    private final InstallationOptions installation = new InstallationOptions();

    @Option(names = "--days", paramLabel = "N", defaultValue = "100", description = "Default: 100.")
    private int days = 100;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Of the first day. Default: 1.")
    private long seed = 1;

    @Option(names = "--workers", paramLabel = "N", defaultValue = "4", description = "Days at a time. Default: 4.")
    private int workers = 4;

    @Option(names = "--work", paramLabel = "DIR", description = "Where days are played. Default: memory, or /tmp.")
    private @org.jspecify.annotations.Nullable Path work;

    @Option(names = "--keep", description = "Keep the records of every day, not only of those that fail.")
    private boolean keep;

    @Option(names = "--log", paramLabel = "FILE", description = "Write what the components log and print.")
    private @org.jspecify.annotations.Nullable Path log;

    private int played;
    private int failed;
    private int unflat;
    private long entries;
    private long fills;
    private long deaths;
    private long faults;
    private int digest;

    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        PrivateFiles.only();
        CommandLine command = new CommandLine(new StormCommand());
        PlainValues.register(command);
        command.setUsageHelpAutoWidth(false);
        command.setExecutionExceptionHandler((failure, _, _) -> failed(failure));
        System.exit(command.execute(args));
    }

    private static int failed(Exception failure) throws Exception {
        if (failure instanceof ConfigException config) {
            config.problems().forEach(problem -> System.err.println("storm: " + problem));
            return ExitCode.BAD_USAGE;
        }
        throw failure;
    }

    @Override
    public Integer call() throws Exception {
        Logging.silent();
        if (log != null) {
            Logging.service(log, log);
        }
        Settings settings = DryRunSettings.read(
                installation.installation(),
                installation.namesConfig(),
                Environment.of(Map.of()),
                Settings.Needs.NOTHING,
                ModelSettings.RULES);
        Instant began = WallTime.system().instant();
        Storm storm = new Storm(settings, folder(), keep, line -> {
            if (log != null) {
                org.slf4j.LoggerFactory.getLogger(StormCommand.class).info("console {}", line);
            }
        });
        try (ProgressLine progress = ProgressLine.open()) {
            progress.show(0, days, "days");
            storm.play(seed, days, workers, result -> take(result, progress));
        }
        Duration took = Duration.between(began, WallTime.system().instant());
        System.out.println((failed == 0 ? "✅ " : "❌ ") + played + " days, " + failed + " failed, " + unflat
                + " not flat at the close, " + entries + " entries, " + fills + " fills, " + deaths + " crashes, "
                + faults + " faults, digest " + Integer.toHexString(digest) + ", " + took.toSeconds() + " s");
        return failed == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }

    private Path folder() throws java.io.IOException {
        if (work != null) {
            return work;
        }
        Path memory = Path.of("/dev/shm");
        return Files.isWritable(memory)
                ? Files.createTempDirectory(memory, "storm-")
                : Files.createTempDirectory("storm-");
    }

    private void take(DayResult result, ProgressLine progress) {
        played++;
        entries += result.entries();
        fills += result.fills();
        deaths += result.deaths();
        faults += result.faults();
        digest += Long.hashCode(result.seed()) * 31 ^ result.digest();
        unflat += result.unflat() ? 1 : 0;
        if (!result.isSound()) {
            failed++;
            progress.clear();
            result.findings().forEach(finding -> System.out.println("❌ seed " + result.seed() + ": " + finding));
        }
        if (played % REPORT_EVERY == 0) {
            progress.clear();
            System.out.println(played + " days, " + failed + " failed, " + unflat + " not flat, " + fills + " fills");
        }
        progress.show(played, days, "days, " + failed + " failed");
    }
}
