package activetrader.mcp.data;

import activetrader.market.Bar;
import activetrader.market.Symbol;
import activetrader.market.Timeframe;
import activetrader.market.calendar.MarketZone;
import activetrader.mcp.Answer;
import activetrader.mcp.Arguments;
import activetrader.mcp.Parameter;
import activetrader.mcp.Tool;
import activetrader.mcp.ToolCall;
import activetrader.mcp.ToolException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Tools that return bars unchanged.
final class BarTools {
    static final List<String> TIMEFRAMES =
            Arrays.stream(Timeframe.values()).map(Timeframe::code).toList();
    private static final Parameter SYMBOL = Parameter.symbol("symbol", "Ticker, such as AAPL.");
    private static final Parameter DATE = Parameter.date("date", "New York date, YYYY-MM-DD.");
    private static final int MOST_BARS = 500;
    private static final int MOST_DAYS = 1000;
    private static final int USUAL_BARS = 100;

    private final BarSource source;

    BarTools(BarSource source) {
        this.source = source;
    }

    List<Tool> tools() {
        List<Parameter> range = new ArrayList<>();
        range.add(SYMBOL);
        range.addAll(DateRange.PARAMETERS);
        List<Parameter> framed = new ArrayList<>(range);
        framed.add(Parameter.choice("timeframe", "Span of a bar.", TIMEFRAMES).optional("1Day"));
        framed.add(Parameter.whole("limit", "The most bars, the newest ones.", 1, MOST_BARS)
                .optional(USUAL_BARS));
        return List.of(
                Tool.reading(
                        "get_stock_bars",
                        "The newest bars of the regular session within the dates, oldest first, today's included, as"
                                + " compact rows; left_out says how many older ones are not shown, and why.",
                        framed,
                        this::stockBars),
                Tool.reading("get_daily_bars", "Daily bars, today's so far included.", range, this::dailyBars),
                Tool.reading("get_bar_for_date", "The daily bar of one date.", List.of(SYMBOL, DATE), this::barForDate),
                Tool.reading(
                        "get_opening_price",
                        "The price at which a stock opened on a date.",
                        List.of(SYMBOL, DATE),
                        this::openingPrice));
    }

    /// The argument `timeframe`; `standIn` when it is absent.
    static Timeframe timeframe(Arguments arguments, Timeframe standIn) {
        return Timeframe.of(arguments.choice("timeframe", TIMEFRAMES, standIn.code()));
    }

    private Object stockBars(ToolCall call) {
        Timeframe timeframe = timeframe(call.arguments(), Timeframe.DAY_1);
        DateRange range = DateRange.of(call.arguments(), source.today(), timeframe.isIntraday() ? 0 : 30);
        List<Bar> bars = source.bars(call.arguments().symbol("symbol"), timeframe, range);
        BarRows rows = BarRows.newest(bars, call.arguments().whole("limit", 1, MOST_BARS, USUAL_BARS));
        return described(call, timeframe, range)
                .put("count", rows.rows().size())
                .put("left_out", rows.leftOut().isEmpty() ? null : rows.leftOut())
                .put("partial", (!bars.isEmpty() && source.isPartial(bars.getLast(), timeframe)) ? true : null)
                .put("columns", BarRows.COLUMNS)
                .put("bars", rows.rows())
                .toMap();
    }

    private Object dailyBars(ToolCall call) {
        DateRange range = DateRange.of(call.arguments(), source.today(), 30);
        List<Bar> bars = source.bars(call.arguments().symbol("symbol"), Timeframe.DAY_1, range);
        List<Bar> newest = bars.subList(Math.max(0, bars.size() - MOST_DAYS), bars.size());
        return described(call, Timeframe.DAY_1, range)
                .put("count", newest.size())
                .put("truncated", newest.size() < bars.size() ? true : null)
                .put("bars", newest.stream().map(this::row).toList())
                .toMap();
    }

    private static Answer described(ToolCall call, Timeframe timeframe, DateRange range) {
        return new Answer()
                .put("symbol", call.arguments().symbol("symbol"))
                .put("timeframe", timeframe.code())
                .put("start_date", range.start())
                .put("end_date", range.end());
    }

    private Map<String, Object> row(Bar bar) {
        return new Answer()
                .put("date", MarketZone.dateOf(bar.start()))
                .put("timestamp", bar.start())
                .put("open", bar.open())
                .put("high", bar.high())
                .put("low", bar.low())
                .put("close", bar.close())
                .put("volume", bar.volume())
                .put("vwap", Rounded.price(bar.vwap()))
                .put("trade_count", bar.tradeCount())
                .put("partial", source.isPartial(bar, Timeframe.DAY_1) ? true : null)
                .toMap();
    }

    private Object barForDate(ToolCall call) {
        LocalDate date = DateRange.pastDate(call.arguments(), source.today());
        Bar bar = dailyBar(source, call.arguments().symbol("symbol"), date);
        return new Answer()
                .put("symbol", call.arguments().symbol("symbol"))
                .put("date", date)
                .put("ohlcv", ohlcv(bar))
                .put("additional_data", additionalData(bar))
                .put("partial", source.isPartial(bar, Timeframe.DAY_1) ? true : null)
                .toMap();
    }

    private Object openingPrice(ToolCall call) {
        LocalDate date = DateRange.pastDate(call.arguments(), source.today());
        Symbol symbol = call.arguments().symbol("symbol");
        return new Answer()
                .put("symbol", symbol)
                .put("date", date)
                .put("opening_price", dailyBar(source, symbol, date).open())
                .toMap();
    }

    /// @throws ToolException when there is no such bar
    static Bar dailyBar(BarSource source, Symbol symbol, LocalDate date) {
        return source.bars(symbol, Timeframe.DAY_1, new DateRange(date, date)).stream()
                .filter(bar -> MarketZone.dateOf(bar.start()).equals(date))
                .findFirst()
                .orElseThrow(() -> new ToolException("no bar of " + symbol + " on " + date
                        + (source.isTradingDay(date)
                                ? " on feed " + source.feed()
                                : ": the exchange is closed that day")));
    }

    static Map<String, Object> ohlcv(Bar bar) {
        return new Answer()
                .put("open", bar.open())
                .put("high", bar.high())
                .put("low", bar.low())
                .put("close", bar.close())
                .put("volume", bar.volume())
                .toMap();
    }

    static Map<String, Object> additionalData(Bar bar) {
        return new Answer()
                .put("trade_count", bar.tradeCount())
                .put("vwap", Rounded.price(bar.vwap()))
                .put("timestamp", bar.start())
                .toMap();
    }
}
