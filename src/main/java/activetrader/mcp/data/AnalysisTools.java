package activetrader.mcp.data;

import activetrader.indicators.IndicatorName;
import activetrader.indicators.IndicatorSnapshot;
import activetrader.market.Bar;
import activetrader.market.FeedProfile;
import activetrader.market.Symbol;
import activetrader.market.Timeframe;
import activetrader.mcp.Answer;
import activetrader.mcp.Arguments;
import activetrader.mcp.Parameter;
import activetrader.mcp.Tool;
import activetrader.mcp.ToolCall;
import activetrader.mcp.ToolException;
import activetrader.signals.Frame;
import activetrader.signals.Signal;
import activetrader.signals.Vote;
import activetrader.time.TimeSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tools for the indicators and signals of one symbol.
final class AnalysisTools {
    private static final Parameter SYMBOL = Parameter.symbol("symbol", "Ticker, such as AAPL.");

    private final BarSource source;
    private final BarStore store;
    private final Judgement judgement;
    private final TimeSource time;

    AnalysisTools(BarSource source, BarStore store, String feed, TimeSource time) {
        this.source = source;
        this.store = store;
        this.judgement = new Judgement(FeedProfile.of(feed));
        this.time = time;
    }

    List<Tool> tools() {
        Parameter daily = Parameter.choice("timeframe", "Span of a bar.", BarTools.TIMEFRAMES)
                .optional("1Day");
        Parameter start = DateRange.PARAMETERS.get(0);
        Parameter end = DateRange.PARAMETERS.get(1);
        return List.of(
                Tool.reading(
                        "get_technical_indicators",
                        "Indicators at the last bar of the dates, today included; earlier bars warm them up.",
                        List.of(
                                SYMBOL,
                                start,
                                end,
                                Parameter.texts(
                                                "indicators",
                                                "Some of " + String.join(", ", IndicatorName.codes())
                                                        + "; all if absent.",
                                                IndicatorName.values().length)
                                        .optional(),
                                daily),
                        this::indicators),
                Tool.reading(
                        "get_trading_signals",
                        "Score, parts and votes of one stock. Up to today without a timeframe: now, over 1, 5 and 15 "
                                + "minutes combined.",
                        List.of(
                                SYMBOL,
                                start,
                                end,
                                Parameter.choice(
                                                "timeframe",
                                                "Judge this one alone; if absent, 1, 5 and 15 minutes combined.",
                                                BarTools.TIMEFRAMES)
                                        .optional()),
                        this::signals),
                Tool.reading(
                        "get_bar_with_indicators",
                        "The daily bar of a date with indicators and signal at that date.",
                        List.of(
                                SYMBOL,
                                Parameter.date("date", "New York date, YYYY-MM-DD."),
                                Parameter.whole("lookback_days", "Days of bars before the date.", 1, 365)
                                        .optional(50),
                                daily),
                        this::barWithIndicators));
    }

    private Object indicators(ToolCall call) {
        Arguments arguments = call.arguments();
        Set<IndicatorName> wanted = wanted(arguments);
        Timeframe timeframe = BarTools.timeframe(arguments, Timeframe.DAY_1);
        DateRange range = DateRange.of(arguments, source.today(), timeframe.isIntraday() ? 0 : 30);
        Symbol symbol = arguments.symbol("symbol");
        Frame frame = warmedUp(symbol, timeframe, range);
        IndicatorSnapshot last = frame.last();
        return new Answer()
                .put("symbol", symbol)
                .put("timeframe", timeframe.code())
                .put("date_range", dates(range))
                .put("bar_count", count(frame, range))
                .put("latest_values", values(last, wanted))
                .put("not_enough_bars_for", absent(last, wanted, timeframe))
                .put("timestamp", last.barStart())
                .toMap();
    }

    private static Set<IndicatorName> wanted(Arguments arguments) {
        List<String> names = arguments.texts("indicators");
        if (names.isEmpty()) {
            return EnumSet.allOf(IndicatorName.class);
        }
        return names.stream()
                .map(name -> IndicatorName.of(name)
                        .orElseThrow(() -> new ToolException("indicators must be some of "
                                + String.join(", ", IndicatorName.codes()) + ", was \"" + name + "\"")))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(IndicatorName.class)));
    }

    private static Map<String, Object> values(IndicatorSnapshot snapshot, Set<IndicatorName> wanted) {
        Map<String, Object> values = new LinkedHashMap<>();
        wanted.forEach(name ->
                snapshot.value(name).ifPresent(value -> values.put(name.code(), Rounded.indicator(name, value))));
        return values;
    }

    private static List<String> absent(IndicatorSnapshot snapshot, Set<IndicatorName> wanted, Timeframe timeframe) {
        return wanted.stream()
                .filter(name -> !snapshot.has(name))
                .filter(name -> name != IndicatorName.VWAP || timeframe.isIntraday())
                .map(IndicatorName::code)
                .toList();
    }

    private Object signals(ToolCall call) {
        Arguments arguments = call.arguments();
        Symbol symbol = arguments.symbol("symbol");
        DateRange range = DateRange.of(arguments, source.today(), 30);
        if (!arguments.has("timeframe") && range.end().equals(source.today())) {
            return store.read(List.of(symbol), bars -> combined(symbol, range, bars.get(symbol)));
        }
        Timeframe timeframe = BarTools.timeframe(arguments, Timeframe.DAY_1);
        Frame frame = warmedUp(symbol, timeframe, range);
        return describe(symbol, range, frame, judgement.judge(frame).orElseThrow(() -> tooFew(symbol)));
    }

    private Map<String, Object> combined(Symbol symbol, DateRange range, @Nullable SymbolBars bars) {
        if (bars == null || bars.isEmpty()) {
            throw new ToolException("no bars of " + symbol + " on feed " + source.feed());
        }
        Signal signal = judgement.judge(bars, Judgement.TIMEFRAMES).orElseThrow(() -> tooFew(symbol));
        Frame frame = bars.frame(Timeframe.MIN_5).isEmpty() ? bars.frame(Timeframe.MIN_1) : bars.frame(Timeframe.MIN_5);
        return describe(symbol, range, frame, signal);
    }

    private Map<String, Object> describe(Symbol symbol, DateRange range, Frame frame, Signal signal) {
        Answer answer = new Answer().put("timestamp", time.instant()).put("signals", Vote.of(rounded(frame.last())));
        Judgement.describe(signal, answer);
        return answer.put("timeframes", Judgement.byTimeframe(signal))
                .put("symbol", symbol)
                .put("current_price", frame.lastBar().close())
                .put("date_range", dates(range))
                .put("bar_count", count(frame, range))
                .toMap();
    }

    /// The snapshot with rounded values, because votes show them.
    private static IndicatorSnapshot rounded(IndicatorSnapshot snapshot) {
        Map<IndicatorName, Double> values = new LinkedHashMap<>();
        snapshot.values()
                .forEach((name, value) ->
                        values.put(name, Rounded.indicator(name, value).doubleValue()));
        return new IndicatorSnapshot(snapshot.barStart(), snapshot.close(), values);
    }

    private static ToolException tooFew(Symbol symbol) {
        return new ToolException("too few bars of " + symbol + " for a signal: at least 15 are needed");
    }

    private Object barWithIndicators(ToolCall call) {
        Arguments arguments = call.arguments();
        Symbol symbol = arguments.symbol("symbol");
        LocalDate date = DateRange.pastDate(arguments, source.today());
        int lookback = arguments.whole("lookback_days", 1, 365, 50);
        Timeframe timeframe = BarTools.timeframe(arguments, Timeframe.DAY_1);
        Bar bar = BarTools.dailyBar(source, symbol, date);
        Frame frame = frame(symbol, timeframe, new DateRange(date.minusDays(calendarDays(timeframe, lookback)), date));
        Optional<Signal> signal = judgement.judge(frame);
        return new Answer()
                .put("symbol", symbol)
                .put("date", date)
                .put("ohlcv", BarTools.ohlcv(bar))
                .put("additional_data", BarTools.additionalData(bar))
                .put("timeframe", timeframe.code())
                .put("indicators", Rounded.indicators(frame.last()))
                .put(
                        "trading_signal",
                        signal.map(found -> tradingSignal(found, frame)).orElse(null))
                .put("lookback_days_used", lookback)
                .toMap();
    }

    /// The calendar days that hold `lookback` bars. Daily bars exist on trading days only; intraday bars need at
    /// most two weeks.
    private static int calendarDays(Timeframe timeframe, int lookback) {
        return timeframe.isIntraday() ? Math.min(lookback, 14) : lookback * 7 / 5 + 5;
    }

    private static Map<String, Object> tradingSignal(Signal signal, Frame frame) {
        Answer answer = new Answer();
        Judgement.describe(signal, answer);
        return answer.put("signals", Vote.of(rounded(frame.last()))).toMap();
    }

    /// The bars of `range`, after enough earlier bars for every indicator to settle.
    private Frame warmedUp(Symbol symbol, Timeframe timeframe, DateRange range) {
        int days = switch (timeframe) {
            case MIN_1 -> 4;
            case MIN_5 -> 10;
            case MIN_15 -> 18;
            case MIN_30 -> 32;
            case HOUR_1 -> 55;
            case DAY_1 -> 380;
        };
        Frame frame = frame(symbol, timeframe, range.startingEarlier(days));
        if (count(frame, range) == 0) {
            throw new ToolException("no bars of " + symbol + " from " + range.start() + " to " + range.end()
                    + " on feed " + source.feed());
        }
        return frame;
    }

    private Frame frame(Symbol symbol, Timeframe timeframe, DateRange range) {
        List<Bar> bars = source.bars(symbol, timeframe, range).stream()
                .filter(bar -> !timeframe.isIntraday() || !source.isPartial(bar, timeframe))
                .toList();
        if (bars.isEmpty()) {
            throw new ToolException("no bars of " + symbol + " from " + range.start() + " to " + range.end()
                    + " on feed " + source.feed());
        }
        return Frame.of(timeframe, bars);
    }

    private static long count(Frame frame, DateRange range) {
        return frame.bars().stream().filter(bar -> range.contains(bar.start())).count();
    }

    private static Map<String, Object> dates(DateRange range) {
        return new Answer().put("start", range.start()).put("end", range.end()).toMap();
    }
}
