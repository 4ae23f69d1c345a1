package activetrader.app.backtest;

import activetrader.agent.model.ModelKind;
import activetrader.app.cli.ExitCode;
import activetrader.app.cli.InstallationOptions;
import activetrader.app.cli.MarketOptions;
import activetrader.app.cli.Version;
import activetrader.app.day.AgentOpener;
import activetrader.app.dryrun.DryRunSettings;
import activetrader.app.logging.Logging;
import activetrader.app.settings.Settings;
import activetrader.app.stop.StopSignal;
import activetrader.app.systemd.SystemdNotifier;
import activetrader.config.ConfigException;
import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.tape.altered.Masking;
import activetrader.time.Tick;
import activetrader.time.WallTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The command `backtest`.
@Command(
        name = "backtest",
        description =
                "Play many trading days through the code that trades live: session, agent, tools, risk gate, stops and"
                        + " flatten, against the built-in simulator. Exit 0 only when every day ends flat and its records"
                        + " agree with the broker.",
        mixinStandardHelpOptions = true)
public final class BacktestCommand implements Callable<Integer> {
    private static final int MOST_INSTANTS = 100_000;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    @Mixin
    private final InstallationOptions installation = new InstallationOptions();

    @Mixin
    private final MarketOptions market = new MarketOptions();

    @Mixin
    private final DaysOptions days = new DaysOptions();

    @Option(names = "--compound", description = "Begin each day with the equity and the records of the day before.")
    private boolean compound;

    @Option(
            names = "--records",
            paramLabel = "DIR",
            description = "Keep the records of every day below this empty folder. Default: of days with a fault alone.")
    private @Nullable Path records;

    @Option(names = "--resume", description = "Play only what is missing in the folder of --records.")
    private boolean resume;

    @Option(
            names = "--mask",
            description = "Play each day a second time with other symbols, dates and prices, and compare.")
    private boolean mask;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the statistics there as result.json, and beside it as a page.")
    private @Nullable Path out;

    @Option(
            names = "--check-lookahead",
            paramLabel = "N",
            arity = "0..1",
            fallbackValue = "200",
            description = "Instead: change all prices after N random instants, 200 by default, and require that"
                    + " nothing recorded before them changes.")
    private @Nullable Integer instants;

    @Override
    public Integer call() throws Exception {
        Logging.silent();
        WallTime machine = WallTime.system();
        Supplier<Duration> elapsed = since(machine, machine.tick());
        Settings.Needs needs = ModelKind.of(days.model()).isLocal() ? Settings.Needs.NOTHING : Settings.Needs.MODEL_KEY;
        Settings settings = DryRunSettings.read(
                installation.installation(),
                installation.namesConfig(),
                installation.environment(),
                needs,
                days.model());
        SimulatorSettings played =
                days.withCosts(market.simulator(settings.configuration().initialCash()));
        if (instants != null && (instants < 1 || instants > MOST_INSTANTS || compound || records != null)) {
            throw new ConfigException("--check-lookahead must be 1 to " + MOST_INSTANTS
                    + " instants, without --compound and --records, was " + instants);
        }
        List<LocalDate> dates = days.dates(played, settings.configuration().dateRange());
        MarketOptions.load(played.withDate(dates.getFirst())); // says at once what is wrong with bars or symbols
        if (compound && (resume || mask)) {
            throw new ConfigException(
                    (resume ? "--resume" : "--mask") + " is not for --compound: each day needs the one before");
        }
        WorkFolder work = WorkFolder.of(records, choices(settings, played), resume);
        BacktestPlan plan = new BacktestPlan(played, dates, days.jobs(), compound, work.path(), work.kept());
        DayPlayer player = new DayPlayer(settings, AgentOpener.LIVE);
        System.out.println("🧪 " + BacktestTotals.counted(dates.size()) + " from " + dates.getFirst() + " to "
                + dates.getLast() + ", model "
                + settings.configuration().model().name() + ", costs " + days.costs()
                + (compound ? ", compounding" : ""));
        SystemdNotifier systemd =
                SystemdNotifier.from(System.getenv(), ProcessHandle.current().pid());
        try (StopSignal stop = StopSignal.install(systemd, STOP_PATIENCE)) {
            stop.started();
            boolean sound = instants == null ? play(player, plan, elapsed) : check(player, plan, instants, elapsed);
            return sound ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    /// What decides how a day comes out.
    private Map<String, String> choices(Settings settings, SimulatorSettings played) {
        return Map.of(
                "version",
                Version.text(),
                "model",
                settings.configuration().model().name(),
                "costs",
                days.costs(),
                "seed",
                String.valueOf(played.seed()),
                "cash",
                played.exchange().cash().toString(),
                "symbols",
                new TreeSet<>(played.symbols()).toString(),
                "prices",
                played.bars() == null ? "synthetic" : "recorded",
                "compound",
                String.valueOf(compound));
    }

    private static Supplier<Duration> since(WallTime machine, Tick began) {
        return () -> machine.tick().since(began);
    }

    /// Ctrl-C ends the run; what was played until then counts.
    private boolean play(DayPlayer player, BacktestPlan plan, Supplier<Duration> elapsed) throws IOException {
        Backtest backtest = new Backtest(player, plan);
        BacktestReport report =
                new BacktestReport(plan, out, DayProgress.of(plan.dates().size(), elapsed));
        try {
            backtest.run(report::add);
            if (mask) {
                System.out.println("🎭 Behind the mask");
                new Backtest(player, plan.behind(masking(plan))).run(report::addMasked);
            }
        } catch (InterruptedException e) {
            System.out.println("⚠️  Stopped");
        }
        report.finish(backtest.bars(), elapsed.get());
        return report.isComplete();
    }

    /// Hides the symbols of all days.
    private static Masking masking(BacktestPlan plan) {
        Set<Symbol> symbols = new TreeSet<>();
        plan.dates()
                .forEach(date ->
                        symbols.addAll(MarketOptions.loadAgain(plan.market().withDate(date))
                                .tape()
                                .symbols()));
        return new Masking(new NyseCalendar(), symbols, plan.market().seed());
    }

    private static boolean check(DayPlayer player, BacktestPlan plan, int instants, Supplier<Duration> elapsed)
            throws IOException {
        LookaheadReport report = new LookaheadReport();
        try {
            new LookaheadCheck(
                            player::play,
                            plan,
                            date -> MarketOptions.loadAgain(plan.market().withDate(date)))
                    .run(instants, report::add);
        } catch (InterruptedException e) {
            System.out.println("⚠️  Stopped");
        }
        WorkFolder.delete(plan.records());
        report.lines(instants).forEach(System.out::println);
        System.out.println(BacktestReport.elapsed(elapsed.get()));
        return report.isSound() && report.trials() == instants;
    }
}
