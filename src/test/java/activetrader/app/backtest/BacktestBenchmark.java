package activetrader.app.backtest;

import activetrader.indicators.IndicatorName;
import activetrader.indicators.IndicatorSeries;
import activetrader.indicators.Ta4jIndicators;
import activetrader.market.Bar;
import activetrader.market.Symbol;
import activetrader.market.Timeframe;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.simulator.tape.BarTape;
import activetrader.simulator.tape.Listing;
import activetrader.simulator.tape.Series;
import activetrader.simulator.tape.synthetic.StockProfile;
import activetrader.simulator.tape.synthetic.SyntheticMarket;
import activetrader.simulator.tape.synthetic.SyntheticUniverse;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Indicator;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.backtest.BacktestExecutor;
import org.ta4j.core.num.Num;
import org.ta4j.core.rules.AbstractRule;
import org.ta4j.core.rules.BooleanRule;
import picocli.CommandLine;

/// How long `backtest` takes over made-up bars, beside ta4j and the indicators alone. Run by `benchmarks/backtest`.
public final class BacktestBenchmark {
    private static final LocalDate END = LocalDate.of(2026, 1, 1);
    private static final int USUAL_SESSIONS = 250;
    private static final int WARM_SESSIONS = 10;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    private final OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private BacktestBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int sessions = arguments.length == 0 ? USUAL_SESSIONS : Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("active-trader-benchmark");
        try {
            new BacktestBenchmark().run(sessions, folder);
        } finally {
            WorkFolder.delete(folder);
        }
    }

    /// What a part took, in seconds.
    private record Cost(double wall, double processor) {}

    private interface Part {
        void run() throws Exception;
    }

    private void run(int sessions, Path folder) throws Exception {
        List<TradingDay> days = SyntheticMarket.before(END, sessions, new NyseCalendar());
        Map<Symbol, List<Bar>> bars = bars(days);
        write(bars, folder);
        long count = bars.values().stream().mapToLong(List::size).sum();
        LocalDate warmFrom = days.get(Math.max(0, sessions - WARM_SESSIONS)).date();
        Cost cold = cost(() -> play(folder, "--jobs", "2"));
        Cost warm = cost(() -> play(folder, "--jobs", "1", "--from", warmFrom.toString()));
        Cost reference = cost(() -> bars.values().forEach(BacktestBenchmark::byTa4j));
        Cost floor = cost(() -> bars.values().forEach(BacktestBenchmark::alone));
        int warmDays = Math.min(sessions, WARM_SESSIONS);
        row(
                "%d symbols, %d sessions, %,d bars | wall s | CPU s | CPU s/day | bars/s of CPU",
                bars.size(), sessions, count);
        row("---|---:|---:|---:|---:");
        row("`backtest --jobs 2` in a new process", cold, sessions, count);
        row("`backtest --jobs 1`, warm, the last " + warmDays + " days", warm, warmDays, count * warmDays / sessions);
        row("ta4j's executor with the same indicators", reference, sessions, count);
        row("the indicators in plain arrays alone", floor, sessions, count);
        row(
                "a warm day to ta4j's, and to the indicators alone | | | %.1f | %.1f",
                warm.processor() / warmDays / (reference.processor() / sessions),
                warm.processor() / warmDays / (floor.processor() / sessions));
        Runtime runtime = Runtime.getRuntime();
        row("heap in use at the end, MB | | | | %d", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }

    private static void row(String part, Cost cost, int days, long bars) {
        row(
                "%s | %.1f | %.1f | %.3f | %,.0f",
                part, cost.wall(), cost.processor(), cost.processor() / days, bars / cost.processor());
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void row(String form, Object... values) {
        System.out.println("| " + String.format(Locale.ROOT, form, values) + " |");
    }

    private Cost cost(Part part) throws Exception {
        long processor = machine.getProcessCpuTime();
        long wall = System.nanoTime();
        part.run();
        return new Cost((System.nanoTime() - wall) / 1e9, (machine.getProcessCpuTime() - processor) / 1e9);
    }

    private static void play(Path folder, String... options) {
        List<String> words = new ArrayList<>(List.of("--bars", folder.toString()));
        words.addAll(List.of(options));
        PrintStream console = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        int code;
        try {
            code = new CommandLine(new BacktestCommand()).execute(words.toArray(String[]::new));
        } finally {
            System.setOut(console);
        }
        if (code != 0) {
            throw new IllegalStateException("backtest ended with " + code);
        }
    }

    /// A run of ta4j's executor in which every indicator is asked for at every bar.
    private static void byTa4j(List<Bar> bars) {
        BarSeries series = Ta4jIndicators.series(bars);
        Collection<Indicator<Num>> indicators = Ta4jIndicators.over(series).values();
        AbstractRule never = new AbstractRule() {
            @Override
            public boolean isSatisfied(int index, TradingRecord record) {
                indicators.forEach(indicator -> indicator.getValue(index));
                return false;
            }
        };
        new BacktestExecutor(series)
                .execute(
                        List.of(new BaseStrategy("all indicators", never, BooleanRule.FALSE)),
                        series.numFactory().one());
    }

    private static void alone(List<Bar> bars) {
        IndicatorSeries series = new IndicatorSeries(Timeframe.MIN_1);
        for (Bar bar : bars) {
            series.append(bar);
            for (IndicatorName name : IndicatorName.values()) {
                series.value(name, series.size() - 1);
            }
        }
    }

    /// Minute bars of 24 made-up symbols.
    private static Map<Symbol, List<Bar>> bars(List<TradingDay> days) {
        List<StockProfile> profiles = new ArrayList<>(SyntheticUniverse.PROFILES);
        for (String name : List.of("ONE", "TWO", "THREE")) {
            Listing listing = new Listing(Symbol.of(name), "SYNTHETIC " + name, "NASDAQ", true);
            profiles.add(new StockProfile(listing, "energy", 100, 0.02, 0.4, 0.2, 20e6));
        }
        List<Series> series = SyntheticMarket.make(profiles, days, days.size(), 1).stream()
                .map(stock -> stock.series(stock.dollarsToEndNear(3)))
                .toList();
        BarTape tape = new BarTape("benchmark", new NyseCalendar(), series, List.of(), List.of(), 1);
        Map<Symbol, List<Bar>> bars = new TreeMap<>();
        Instant from = days.getFirst().open();
        Instant until = days.getLast().close();
        tape.symbols().forEach(symbol -> bars.put(symbol, tape.minutes(symbol, from, until, until)));
        return bars;
    }

    private static void write(Map<Symbol, List<Bar>> bars, Path folder) throws IOException {
        for (Map.Entry<Symbol, List<Bar>> one : bars.entrySet()) {
            Map<LocalDate, StringBuilder> files = new TreeMap<>();
            for (Bar bar : one.getValue()) {
                files.computeIfAbsent(
                                MarketZone.dateOf(bar.start()),
                                _ -> new StringBuilder("timestamp,open,high,low,close,volume\n"))
                        .append(MarketZone.at(bar.start()).toOffsetDateTime().format(STAMP))
                        .append(',')
                        .append(bar.open())
                        .append(',')
                        .append(bar.high())
                        .append(',')
                        .append(bar.low())
                        .append(',')
                        .append(bar.close())
                        .append(',')
                        .append(bar.volume())
                        .append('\n');
            }
            for (Map.Entry<LocalDate, StringBuilder> file : files.entrySet()) {
                Files.writeString(folder.resolve(one.getKey() + "_" + file.getKey() + ".csv"), file.getValue());
            }
        }
    }
}
