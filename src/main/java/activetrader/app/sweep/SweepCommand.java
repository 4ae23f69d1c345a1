package activetrader.app.sweep;

import activetrader.app.backtest.DaysOptions;
import activetrader.app.backtest.IndependentDays;
import activetrader.app.cli.ExitCode;
import activetrader.app.cli.InstallationOptions;
import activetrader.app.cli.MarketOptions;
import activetrader.app.logging.Logging;
import activetrader.app.settings.Configuration;
import activetrader.app.settings.Settings;
import activetrader.app.stop.StopSignal;
import activetrader.app.sweep.engine.EngineKind;
import activetrader.app.sweep.engine.SentSweep;
import activetrader.app.sweep.engine.SparkPresence;
import activetrader.app.sweep.engine.Sweep;
import activetrader.app.sweep.engine.SweepEngine;
import activetrader.app.sweep.engine.SweepProgress;
import activetrader.app.sweep.engine.ThreadEngine;
import activetrader.app.sweep.part.Piece;
import activetrader.app.sweep.part.Shard;
import activetrader.app.sweep.part.SweepIdentity;
import activetrader.app.sweep.part.SweepPart;
import activetrader.app.sweep.part.SweepParts;
import activetrader.app.sweep.plan.SweepFile;
import activetrader.app.sweep.plan.SweepPlan;
import activetrader.app.sweep.plan.Trial;
import activetrader.app.sweep.plan.TrialSettings;
import activetrader.app.sweep.result.SweepAnalysis;
import activetrader.app.sweep.result.SweepParquet;
import activetrader.app.sweep.result.SweepReport;
import activetrader.app.sweep.result.SweepResult;
import activetrader.app.sweep.result.SweepTable;
import activetrader.app.sweep.result.TrialLog;
import activetrader.app.sweep.spark.SparkEngine;
import activetrader.app.systemd.SystemdNotifier;
import activetrader.config.ConfigException;
import activetrader.config.FileFault;
import activetrader.json.Json;
import activetrader.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command `sweep`.
@Command(
        name = "sweep",
        description =
                "Play many configurations over many days, and say what choosing among them is worth: walk-forward, the"
                        + " probability of overfitting, and the deflated Sharpe ratio. Exit 0 only when every day of every"
                        + " trial was played and agrees with the broker.",
        mixinStandardHelpOptions = true)
public final class SweepCommand implements Callable<Integer> {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    @Mixin
    private final InstallationOptions installation = new InstallationOptions();

    @Mixin
    private final MarketOptions market = new MarketOptions();

    @Parameters(paramLabel = "FILE", description = "What is tried, as JSON.")
    private Path file = Path.of("");

    @Mixin
    private final DaysOptions days = new DaysOptions();

    @Option(
            names = "--engine",
            paramLabel = "threads|spark",
            description = "What plays the days: this process (the default), or the Spark cluster of spark-submit.")
    private EngineKind engine = EngineKind.THREADS;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "The folder of the parts and of sweep.json. Default: sweeps/NAME in the data folder, NAME being"
                            + " that of the file.")
    private @Nullable Path out;

    @Option(names = "--shard", paramLabel = "I/N", description = "Play only part I of N.")
    private @Nullable String shard;

    @Option(names = "--merge", description = "Play nothing: put the parts together.")
    private boolean merge;

    @Override
    public Integer call() throws Exception {
        Logging.silent();
        if (merge && shard != null) {
            throw new ConfigException("--shard plays a part and --merge plays nothing; use one of them");
        }
        if (engine == EngineKind.SPARK && !merge) {
            SparkPresence.require(SweepCommand.class.getClassLoader(), System.getProperty("spark.master"));
        }
        SweepPlan plan = SweepFile.read(file);
        List<Trial> trials = plan.trials();
        String tried = SweepIdentity.ofTrials(trials);
        if (merge) {
            return finish(plan, trials, SweepParts.merged(folder(), tried));
        }
        Shard chosen = shard == null ? Shard.WHOLE : Shard.of(shard);
        SweepPart part = play(trials, tried, chosen);
        if (part == null) {
            return ExitCode.FAILED;
        }
        return shard == null ? finish(plan, trials, SweepPart.read(part.file())) : ExitCode.DONE;
    }

    /// Plays a shard; null when it was stopped.
    private @Nullable SweepPart play(List<Trial> trials, String tried, Shard chosen)
            throws IOException, InterruptedException {
        TrialSettings making = TrialSettings.of(
                installation.installation(), installation.namesConfig(), installation.environment(), days.model());
        Path work = IndependentDays.newFolder();
        try {
            Map<Integer, Settings> settings = making.of(trials, work);
            Configuration first = settings.values().iterator().next().configuration();
            SimulatorSettings simulator = days.withCosts(market.simulator(first.initialCash()));
            List<LocalDate> dates = days.dates(simulator, first.dateRange());
            MarketOptions.load(simulator.withDate(dates.getFirst())); // says at once what is wrong with bars or symbols
            String context = SweepIdentity.ofContext(making.base(), days.model(), days.costs(), bars(), simulator);
            SweepPart part = new SweepPart(folder(), SweepPart.Header.of(tried, context, chosen, trials.size(), dates));
            if (part.isFinished()) {
                System.out.println("✅ Already played: " + part.file());
                return part;
            }
            List<Piece> pieces = chosen.of(Piece.of(trials, dates));
            System.out.println("🧪 " + trials.size() + " trials on " + dates.size() + " days from " + dates.getFirst()
                    + " to " + dates.getLast() + ", model " + days.model() + ", costs " + days.costs()
                    + (chosen.count() == 1 ? "" : ", part " + chosen.index() + " of " + chosen.count()));
            SweepEngine chosenEngine = switch (engine) {
                case THREADS -> new ThreadEngine(settings, simulator, days.jobs(), work);
                case SPARK -> new SparkEngine(sent(making, first));
            };
            return run(new Sweep(chosenEngine), pieces, part) ? part : null;
        } finally {
            IndependentDays.delete(work);
        }
    }

    /// What the workers of a cluster get.
    private SentSweep sent(TrialSettings making, Configuration first) {
        if (!first.model().kind().isLocal()) {
            throw new ConfigException("--engine spark plays rules, opening-range and java:NAME, was "
                    + first.model().name() + ": the key of a model is sent to no other machine");
        }
        if (days.namesJobs()) {
            throw new ConfigException("--jobs is for --engine threads; spark-submit says how many cores Spark uses");
        }
        return new SentSweep(
                installation.installation().home().toAbsolutePath().toString(),
                making.base(),
                days.model(),
                days.costs(),
                market.choice().fromAnywhere());
    }

    /// Whether the shard was played to its end.
    private static boolean run(Sweep sweep, List<Piece> pieces, SweepPart part)
            throws IOException, InterruptedException {
        SystemdNotifier systemd =
                SystemdNotifier.from(System.getenv(), ProcessHandle.current().pid());
        try (StopSignal stop = StopSignal.install(systemd, STOP_PATIENCE)) {
            stop.started();
            sweep.run(pieces, part, new SweepProgress(pieces.size()));
            return true;
        } catch (InterruptedException e) {
            System.out.println("⚠️  Stopped; the same command continues from here");
            return false;
        }
    }

    private int finish(SweepPlan plan, List<Trial> trials, SweepPart.Content content) {
        SweepPart.Header header = content.header();
        SweepTable rows = SweepTable.of(trials, header.dates(), content.rows());
        LocalDate first = header.dates().getFirst();
        LocalDate last = header.dates().getLast();
        TrialLog log = new TrialLog(folder().toAbsolutePath().resolveSibling("trials.jsonl"));
        log.add(trials.stream()
                .map(trial -> new TrialLog.Line(SweepIdentity.ofTrial(header.context(), trial), first, last))
                .toList());
        SweepResult result = new SweepAnalysis(plan, rows).result(header.sweep(), log.count(first, last));
        Path table = folder().resolve("sweep.parquet");
        SweepParquet.write(table, rows, header.sweep());
        Path written = folder().resolve("sweep.json");
        try {
            Files.writeString(written, Json.writePrettyWithNulls(result) + "\n");
        } catch (IOException e) {
            throw new ConfigException(FileFault.unwritable(written, e));
        }
        System.out.println();
        SweepReport.lines(result).forEach(System.out::println);
        System.out.println();
        System.out.println("📄 " + written + ", " + table);
        return result.faulty().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    /// The name of the folder of the bars, with the feed; empty for a synthetic market.
    private String bars() {
        Path bars = market.bars();
        return bars == null
                ? ""
                : bars.toAbsolutePath().normalize().getFileName() + (market.feed() == null ? "" : " " + market.feed());
    }

    private Path folder() {
        if (out != null) {
            return out;
        }
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
        return installation.installation().data().resolve("sweeps").resolve(name);
    }
}
