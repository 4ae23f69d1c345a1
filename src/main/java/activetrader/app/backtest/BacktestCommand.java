package activetrader.app.backtest;

import activetrader.agent.model.ModelSettings;
import activetrader.app.cli.ExitCode;
import activetrader.app.cli.InstallationOptions;
import activetrader.app.cli.MarketOptions;
import activetrader.app.dryrun.DryRunSettings;
import activetrader.app.logging.Logging;
import activetrader.app.settings.Settings;
import activetrader.app.stop.StopSignal;
import activetrader.app.systemd.SystemdNotifier;
import activetrader.config.ConfigException;
import activetrader.session.console.ConsoleText;
import activetrader.simulator.SimulatorSettings;
import activetrader.statistics.report.Result;
import activetrader.statistics.report.ResultFile;
import activetrader.statistics.report.ResultTable;
import activetrader.time.Tick;
import activetrader.time.WallTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The command `backtest`.
@Command(
        name = "backtest",
        description =
                "Play many trading days through the code that trades live: session, agent, tools, risk gate, stops"
                        + " and flatten, against the built-in simulator. Exit 0 only when every day ends flat and its records"
                        + " agree with the broker.",
        mixinStandardHelpOptions = true)
public final class BacktestCommand implements Callable<Integer> {
    private static final int MOST_JOBS = 64;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    @Mixin
    private final InstallationOptions installation = new InstallationOptions();

    @Mixin
    private final MarketOptions market = new MarketOptions();

    @Option(
            names = "--from",
            paramLabel = "YYYY-MM-DD",
            description = "The first day. Default: the first recorded one.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "YYYY-MM-DD", description = "The last day. Default: the last recorded one.")
    private @Nullable String to;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            defaultValue = ModelSettings.RULES,
            description = "rules (the default), config for the configured model, or a model id.")
    private String model = ModelSettings.RULES;

    @Option(names = "--jobs", paramLabel = "N", description = "Days at a time. Default: one a processor.")
    private @Nullable Integer jobs;

    @Option(names = "--compound", description = "Begin each day with the equity and the records of the day before.")
    private boolean compound;

    @Option(
            names = "--records",
            paramLabel = "DIR",
            description = "Keep the records of every day below this empty folder. Default: of days with a fault alone.")
    private @Nullable Path records;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the statistics there as result.json.")
    private @Nullable Path out;

    @Override
    public Integer call() throws Exception {
        Logging.silent();
        WallTime machine = WallTime.system();
        Tick began = machine.tick();
        Settings.Needs needs = model.equals(ModelSettings.RULES) ? Settings.Needs.NOTHING : Settings.Needs.MODEL_KEY;
        Settings settings = DryRunSettings.read(
                installation.installation(), installation.namesConfig(), installation.environment(), needs, model);
        SimulatorSettings played = market.simulator(settings.configuration().initialCash());
        if (played.date() != null) {
            throw new ConfigException("--date is for one day; name --from and --to");
        }
        List<LocalDate> dates = BacktestDates.of(played, from, to);
        MarketOptions.load(played.withDate(dates.getFirst())); // says at once what is wrong with bars or symbols
        int chosen = jobs();
        Path work = folder();
        BacktestTotals totals = new BacktestTotals();
        System.out.println("🧪 " + BacktestTotals.counted(dates.size()) + " from " + dates.getFirst() + " to "
                + dates.getLast() + ", model "
                + settings.configuration().model().name()
                + (compound ? ", compounding" : ""));
        BacktestPlan plan = new BacktestPlan(played, dates, chosen, compound, work, records != null);
        SystemdNotifier systemd =
                SystemdNotifier.from(System.getenv(), ProcessHandle.current().pid());
        try (StopSignal stop = StopSignal.install(systemd, STOP_PATIENCE)) {
            stop.started();
            play(new Backtest(settings, plan), totals);
            finish(totals, dates.size(), work, played.seed(), machine.tick().since(began));
        }
        return totals.isSound() && totals.days() == dates.size() ? ExitCode.DONE : ExitCode.FAILED;
    }

    /// Ctrl-C ends the run; what was played until then counts.
    private static void play(Backtest backtest, BacktestTotals totals) {
        try {
            backtest.run(day -> report(totals, day));
        } catch (InterruptedException e) {
            System.out.println("⚠️  Stopped");
        }
    }

    private int jobs() {
        int chosen = jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
        if (chosen < 1 || chosen > MOST_JOBS) {
            throw new ConfigException("--jobs must be a whole number from 1 to " + MOST_JOBS + ", was " + chosen);
        }
        return chosen;
    }

    /// The folder of the records: the one that was named, or one in memory.
    private Path folder() throws IOException {
        if (records == null) {
            Path memory = Path.of("/dev/shm");
            return Files.isWritable(memory)
                    ? Files.createTempDirectory(memory, "backtest-")
                    : Files.createTempDirectory("backtest-");
        }
        if (Files.isDirectory(records)) {
            try (var entries = Files.list(records)) {
                if (entries.findAny().isPresent()) {
                    throw new ConfigException("--records " + records + " is not empty; name another folder");
                }
            }
        }
        return Files.createDirectories(records);
    }

    private static void report(BacktestTotals totals, PlayedDay day) {
        totals.add(day);
        System.out.println((day.isSound() ? "   " : "❌ ") + day.date() + "  " + day.fills() + " fills  "
                + ConsoleText.signedDollars(day.profit().value()));
        day.faults().forEach(fault -> System.out.println("   " + day.date() + ": " + fault));
    }

    private void show(Result result) {
        System.out.println();
        ResultTable.lines(result).forEach(System.out::println);
        System.out.println();
        if (out != null) {
            ResultFile.write(out, result);
            System.out.println("📄 " + out);
        }
    }

    private void finish(BacktestTotals totals, int asked, Path work, long seed, Duration took) throws IOException {
        System.out.println();
        if (totals.days() < asked) {
            System.out.println("❌ " + totals.days() + " of " + BacktestTotals.counted(asked) + " played");
        }
        totals.lines().forEach(System.out::println);
        totals.result(seed).ifPresent(this::show);
        if (records != null || !totals.isSound()) {
            System.out.println("📁 Records: " + work);
        } else {
            Backtest.delete(work);
        }
        System.out.println("⏱️  " + took.toMillis() / 1000 + "." + took.toMillis() % 1000 / 100 + " s");
    }
}
