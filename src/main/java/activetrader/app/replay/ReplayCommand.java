package activetrader.app.replay;

import activetrader.agent.facts.FactPage;
import activetrader.agent.model.ModelSettings;
import activetrader.agent.recorded.RecordedModel;
import activetrader.app.backtest.IndependentDays;
import activetrader.app.cli.ExitCode;
import activetrader.app.cli.InstallationOptions;
import activetrader.app.cli.MarketOptions;
import activetrader.app.cli.ProgressLine;
import activetrader.app.day.DayConsole;
import activetrader.app.day.PlayedMarket;
import activetrader.app.dryrun.DryRunSettings;
import activetrader.app.logging.Logging;
import activetrader.app.settings.DateRange;
import activetrader.app.settings.Settings;
import activetrader.config.ConfigException;
import activetrader.config.FileFault;
import activetrader.history.HistoryFolder;
import activetrader.journal.RecordFolder;
import activetrader.json.Json;
import activetrader.session.console.Console;
import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.tape.recorded.RecordedBars;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The command `replay`.
@Command(
        name = "replay",
        description = "Play a day that was traded again, through the code that trades live: with the recorded answers,"
                + " which take no token, or with another model. Says cycle by cycle where it comes out otherwise. Exit 0"
                + " only when the account ends flat and, with the recorded answers, nothing differs.",
        mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
    private static final String RECORDED = "recorded";

    @Mixin
    private final InstallationOptions installation = new InstallationOptions();

    @Mixin
    private final MarketOptions market = new MarketOptions();

    @Option(
            names = "--answers",
            paramLabel = "recorded|MODEL",
            defaultValue = RECORDED,
            description =
                    "recorded (the default): those of the decision logs. Or rules, config for the configured model,"
                            + " java:NAME, or a model id.")
    private String answers = RECORDED;

    @Option(
            names = "--signature",
            paramLabel = "NAME",
            description = "Whose records. Default: the configured one, or the only one.")
    private @Nullable String signature;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the comparison there as JSON.")
    private @Nullable Path out;

    @Override
    public Integer call() throws Exception {
        Logging.silent();
        boolean again = answers.equals(RECORDED);
        Settings settings = DryRunSettings.read(
                installation.installation(),
                installation.namesConfig(),
                installation.environment(),
                again ? Settings.Needs.NOTHING : Settings.Needs.MODEL_KEY,
                again ? "config" : answers);
        Path data = settings.installation().data();
        RecordFolder records = RecordedFolder.of(
                data, signature == null ? settings.configuration().signature() : signature);
        Optional<PlayedMarket> played = PlayedMarket.read(data);
        LocalDate date = date(records, played, settings.configuration().dateRange());
        DayRecord then = DayRecord.read(records, date);
        SimulatorSettings simulator =
                simulator(data, played, then, settings.configuration().initialCash());
        String recordedModel = RecordedModel.modelOf(then.cycles());
        System.out.println(
                "🧪 Replay of " + date + ", " + then.cycles().size() + " cycles of " + recordedModel + ", answers: "
                        + (again ? RECORDED : settings.configuration().model().name()));
        Path work = IndependentDays.newFolder();
        DayReplay.Replayed now;
        try (ProgressLine progress = ProgressLine.open()) {
            DayReplay replay = new DayReplay(
                    again ? answeredBy(settings, recordedModel) : settings,
                    simulator,
                    work,
                    new DayConsole(Console.unread(), progress));
            now = again ? replay.withAnswersOf(then.cycles(), date) : replay.withModel(date);
        }
        DayComparison compared = DayComparison.of(then, now.record());
        ReplayResult result = ReplayResult.of(
                date, again ? RECORDED : settings.configuration().model().name(), again, compared);
        now.books().faults().forEach(fault -> System.out.println("❌ " + fault));
        (again ? ReplayReport.ofRecordedAnswers(compared, result) : ReplayReport.ofModel(compared, result))
                .forEach(System.out::println);
        write(result);
        if (now.books().isSound()) {
            IndependentDays.delete(work);
        } else {
            System.out.println("📁 Records: " + work);
        }
        boolean same = !again || result.divergence() == null;
        return same && now.books().isSound() ? ExitCode.DONE : ExitCode.FAILED;
    }

    /// The settings with the recorded model, whose answers need no key.
    private static Settings answeredBy(Settings settings, String model) {
        ModelSettings configured = settings.configuration().model();
        return new Settings(
                settings.installation(),
                settings.environment(),
                settings.configuration().with(settings.configuration().signature(), configured.named(model)),
                settings.endpoints());
    }

    /// The date of the options, or else that of the simulated day, or the last one that is recorded and in `range`.
    private LocalDate date(RecordFolder records, Optional<PlayedMarket> played, DateRange range) {
        List<LocalDate> days = RecordedFolder.days(records);
        LocalDate chosen = market.date()
                .or(() -> played.map(PlayedMarket::date))
                .orElseGet(() -> days.stream()
                        .filter(range::contains)
                        .reduce((_, later) -> later)
                        .orElseThrow(() -> new ConfigException("no day of date_range has a decision log in "
                                + records.root() + "; name one with --date")));
        if (!days.contains(chosen)) {
            throw new ConfigException("there is no decision log of " + chosen + " in " + records.root() + "; there "
                    + (days.size() == 1
                            ? "is only " + days.getFirst()
                            : "are " + days.size() + " days from " + days.getFirst() + " to " + days.getLast()));
        }
        return chosen;
    }

    /// The market of the options, or else that of the simulated day that was recorded, or the history. An account of
    /// which no option says the cash begins with the equity of the first cycle.
    private SimulatorSettings simulator(
            Path data, Optional<PlayedMarket> played, DayRecord then, BigDecimal configuredCash) {
        BigDecimal cash = equityOf(then).orElse(configuredCash);
        if (market.isChosen()) {
            return market.simulator(cash);
        }
        if (played.isPresent()) {
            return played.get().simulator();
        }
        Path history = data.resolve("history");
        if (!HistoryFolder.isHistory(history)) {
            throw new ConfigException("the day was not simulated, and " + history
                    + " is no history; name the folder of the day's bars with --bars");
        }
        return market.simulator(cash).withBars(RecordedBars.at(history, null));
    }

    private static Optional<BigDecimal> equityOf(DayRecord then) {
        return then.cycles().stream()
                .map(cycle -> FactPage.parse(cycle.facts()).pairs("TODAY").number("equity_start"))
                .flatMap(Optional::stream)
                .filter(equity -> equity.signum() > 0)
                .findFirst()
                .map(equity -> equity.setScale(2, RoundingMode.HALF_EVEN));
    }

    private void write(ReplayResult result) {
        if (out == null) {
            return;
        }
        try {
            Files.writeString(out, Json.writePrettyWithNulls(result) + "\n");
            System.out.println("📄 " + out);
        } catch (IOException e) {
            throw new ConfigException(FileFault.unwritable(out, e));
        }
    }
}
