package activetrader.app.dryrun;

import activetrader.agent.daylog.DayLog;
import activetrader.agent.daylog.DayTally;
import activetrader.agent.model.ModelKind;
import activetrader.agent.model.ModelSettings;
import activetrader.app.cli.ExitCode;
import activetrader.app.cli.InstallationOptions;
import activetrader.app.cli.MarketOptions;
import activetrader.app.cli.ProgressLine;
import activetrader.app.cli.Terminal;
import activetrader.app.day.BookCheck;
import activetrader.app.day.DayConsole;
import activetrader.app.day.DayPlan;
import activetrader.app.day.DayViewer;
import activetrader.app.day.PlayedMarket;
import activetrader.app.day.SimulatedDay;
import activetrader.app.logging.Logging;
import activetrader.app.page.PageAccess;
import activetrader.app.page.PageHandler;
import activetrader.app.page.now.PageNow;
import activetrader.app.page.stops.OperatorClient;
import activetrader.app.page.stops.StopForwarder;
import activetrader.app.report.BarSource;
import activetrader.app.report.DayReports;
import activetrader.app.settings.Installation;
import activetrader.app.settings.OperatorToken;
import activetrader.app.settings.Settings;
import activetrader.config.ConfigException;
import activetrader.http.LoopbackServer;
import activetrader.journal.InstanceLock;
import activetrader.journal.JsonlFile;
import activetrader.journal.TradeRow;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.session.console.Console;
import activetrader.session.console.ConsoleText;
import activetrader.session.console.DayDigest;
import activetrader.session.summary.CycleCounts;
import activetrader.session.summary.DaySummaries;
import activetrader.simulator.SimulatorSettings;
import activetrader.time.Tick;
import activetrader.time.WallTime;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The command `dry-run`.
@Command(
        name = "dry-run",
        description = "Play a whole trading day in one process: simulator, both services and the daemon. No keys, no"
                + " network. Exit 0 only when the account ends flat, the records agree with the broker, and no more than"
                + " half of the cycles failed or were incomplete.",
        mixinStandardHelpOptions = true)
public final class DryRunCommand implements Callable<Integer> {
    private static final int LAST_PORT = 65535;
    private static final BigDecimal FASTEST = BigDecimal.valueOf(2000);
    /// A session in six minutes and a half.
    private static final BigDecimal WATCHABLE = BigDecimal.valueOf(60);
    private static final Pattern PORTS = Pattern.compile("(\\d{1,5}),(\\d{1,5})");

    @Mixin
    private final InstallationOptions installation = new InstallationOptions();

    @Mixin
    private final MarketOptions market = new MarketOptions();

    @Option(
            names = "--ports",
            paramLabel = "auto|DATA,TRADE",
            defaultValue = "auto",
            description = "Ports of the two MCP services. Default: free ones.")
    private String ports = "auto";

    @Option(
            names = "--model",
            paramLabel = "NAME",
            defaultValue = ModelSettings.RULES,
            description =
                    "rules (the default), opening-range, config for the configured model, java:NAME, or a model id.")
    private String model = ModelSettings.RULES;

    @Option(names = "--realtime", description = "Let the day pass as slowly as a real one; the same as --speed 1.")
    private boolean realtime;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description =
                    "Let the day pass X times as fast as a real one, 1 to 2000. Default: as fast as the machine can;"
                            + " with --page 60.")
    private @Nullable BigDecimal speed;

    @Option(
            names = "--page",
            paramLabel = "PORT",
            arity = "0..1",
            fallbackValue = "0",
            description = "Show the day as a page while it is played, with its stops. Default port: a free one.")
    private @Nullable Integer page;

    @Option(names = "--summary", description = "Print the fills and the day's numbers only.")
    private boolean summary;

    @Override
    public Integer call() throws Exception {
        Logging.quiet();
        WallTime machine = WallTime.system();
        Tick began = machine.tick();
        Settings settings = settings();
        SimulatorSettings simulator = market.simulator(settings.configuration().initialCash());
        int[] chosen = chosenPorts();
        requirePort();
        DayPlan plan = new DayPlan(
                simulator, MarketOptions.load(simulator), new DayPlan.Wires.Loopback(chosen[0], chosen[1]), pace());
        try (InstanceLock _ = DryRunFolder.prepare(settings.installation().data())) {
            PlayedMarket.of(simulator, plan.day().date(), market.bars(), market.feed())
                    .write(settings.installation().data());
            Terminal output = Terminal.output();
            Console console = Console.to(line -> System.out.println(output.painted(line)), output.pageColumns());
            BookCheck books;
            try (ProgressLine progress = ProgressLine.open()) {
                Console day = summary ? Console.unread() : console;
                SimulatedDay played =
                        new SimulatedDay(settings, plan, isWatched(output) ? day : new DayConsole(day, progress));
                books = (page == null ? played : played.watchedBy(viewer(settings, page))).run();
            }
            if (summary) {
                console.printAll(digest(settings, plan));
            }
            DayTally cycles =
                    DayTally.of(new DayLog(settings.records()).cycles(plan.day().date()));
            Path report = DayReports.write(
                    settings.records(), sessionOf(plan), BarSource.of(plan.day().tape()));
            System.out.println();
            ending(books, cycles, settings, report, machine.tick().since(began))
                    .forEach(line -> System.out.println(output.painted(line)));
            return books.isSound() && !cycles.isMostlyLost() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    /// Whether the lines of the day are themselves the progress that a person sees.
    private boolean isWatched(Terminal output) {
        return output.isThere() && !summary;
    }

    private DayPlan.Pace pace() {
        if (realtime && speed != null) {
            throw new ConfigException("--realtime is --speed 1; choose one of them");
        }
        if (speed != null && (speed.compareTo(BigDecimal.ONE) < 0 || speed.compareTo(FASTEST) > 0)) {
            throw new ConfigException("--speed must be from 1 to " + FASTEST + ", was " + speed.toPlainString());
        }
        if (realtime) {
            return new DayPlan.Pace.ByClock(BigDecimal.ONE);
        }
        if (speed != null) {
            return new DayPlan.Pace.ByClock(speed);
        }
        return page == null ? DayPlan.Pace.AT_ONCE : new DayPlan.Pace.ByClock(WATCHABLE);
    }

    private void requirePort() {
        if (page != null && (page < 0 || page > LAST_PORT)) {
            throw new ConfigException("--page must be a port from 0 to " + LAST_PORT + ", was " + page);
        }
    }

    private static DayViewer viewer(Settings settings, int port) {
        return (trade, time) -> {
            LoopbackServer server = LoopbackServer.start(
                    port,
                    PageHandler.of(
                            settings.records(),
                            trade.calendar(),
                            time,
                            List.of(),
                            PageNow.ofPlayedDay(settings.installation().data(), trade.calendar(), time),
                            PageAccess.OF_THIS_MACHINE,
                            new StopForwarder(new OperatorClient(trade::port))));
            System.out.println("📈 The page: " + server.url() + ", the token of its stops: "
                    + settings.installation().data().resolve(OperatorToken.FILE));
            return server;
        };
    }

    private Settings settings() {
        Installation chosen = installation.installation();
        Path data = installation.namesData() ? chosen.data() : chosen.data().resolve("dry-run");
        Settings.Needs needs = ModelKind.of(model).isLocal() ? Settings.Needs.NOTHING : Settings.Needs.MODEL_KEY;
        return DryRunSettings.read(
                chosen.withData(data), installation.namesConfig(), installation.environment(), needs, model);
    }

    private int[] chosenPorts() {
        if (ports.equals("auto")) {
            return new int[] {0, 0};
        }
        Matcher matcher = PORTS.matcher(ports);
        int[] pair = matcher.matches()
                ? new int[] {Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))}
                : new int[] {0, 0};
        if (pair[0] == pair[1] || pair[0] > LAST_PORT || pair[1] > LAST_PORT) {
            throw new ConfigException("--ports must be auto or two ports such as 8004,8005, was \"" + ports + "\"");
        }
        return pair;
    }

    private static List<String> digest(Settings settings, DayPlan plan) {
        TradingDay day = sessionOf(plan);
        List<TradeRow> fills = new JsonlFile(settings.records().trades(day.date())).read(TradeRow.class);
        return new DaySummaries(settings.records())
                .written(day)
                .map(written -> DayDigest.lines(fills, written))
                .orElse(List.of("❌ The day has no summary"));
    }

    private static TradingDay sessionOf(DayPlan plan) {
        return new NyseCalendar().on(plan.day().date()).orElseThrow();
    }

    private static List<String> ending(
            BookCheck books, DayTally cycles, Settings settings, Path report, Duration took) {
        List<String> lines = new ArrayList<>();
        if (books.isSound()) {
            lines.add("✅ Flat: the broker confirms no position and no open order");
            lines.add("✅ Records reconcile: " + books.fills() + " fills, P&L "
                    + ConsoleText.signedDollars(books.profit().value()) + " = the broker's change in equity");
        } else {
            books.faults().forEach(fault -> lines.add("❌ " + fault));
        }
        if (!cycles.notCompleted().isEmpty()) {
            lines.add((cycles.isMostlyLost() ? "❌ " : "⚠️  ")
                    + cycles.notCompleted().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum() + " of "
                    + cycles.cycles() + " cycles not completed: " + CycleCounts.reasons(cycles.notCompleted()));
        }
        lines.add("📁 Records: " + settings.records().root());
        lines.add("📄 Report: " + report);
        lines.add("⏱️  " + took.toMillis() / 1000 + "." + took.toMillis() % 1000 / 100 + " s");
        return lines;
    }
}
