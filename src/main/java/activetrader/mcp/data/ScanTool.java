package activetrader.mcp.data;

import static activetrader.indicators.IndicatorName.ADX_14;
import static activetrader.indicators.IndicatorName.ATR_14;
import static activetrader.indicators.IndicatorName.EMA_20;
import static activetrader.indicators.IndicatorName.EMA_50;
import static activetrader.indicators.IndicatorName.MACD_HIST;
import static activetrader.indicators.IndicatorName.RSI_14;
import static activetrader.indicators.IndicatorName.VWAP;

import activetrader.broker.MarketData;
import activetrader.indicators.IndicatorSnapshot;
import activetrader.market.Bar;
import activetrader.market.FeedProfile;
import activetrader.market.Price;
import activetrader.market.Quote;
import activetrader.market.Snapshot;
import activetrader.market.Symbol;
import activetrader.market.Timeframe;
import activetrader.market.Trade;
import activetrader.mcp.Answer;
import activetrader.mcp.Parameter;
import activetrader.mcp.Tool;
import activetrader.mcp.ToolCall;
import activetrader.signals.Frame;
import activetrader.signals.Regime;
import activetrader.signals.Signal;
import activetrader.time.TimeSource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Scores the whole universe in one call, the best symbol to buy first.
final class ScanTool {
    private static final List<Symbol> INDEXES = List.of(new Symbol("SPY"), new Symbol("QQQ"));

    private final List<Symbol> universe;
    private final BarStore store;
    private final MarketData data;
    private final TimeSource time;
    private final FeedProfile feed;
    private final Judgement judgement;

    ScanTool(List<Symbol> universe, BarStore store, MarketData data, TimeSource time) {
        this.universe = universe;
        this.store = store;
        this.data = data;
        this.time = time;
        this.feed = FeedProfile.of(data.feed());
        this.judgement = new Judgement(feed);
    }

    /// A symbol with a signal.
    private record Candidate(Symbol symbol, Signal signal, SymbolBars bars) {}

    Tool tool() {
        return Tool.reading(
                "scan_signals",
                "Scores the whole universe (or the symbols given) from -100 to 100 and ranks it, best to buy first. "
                        + "Scores combine 1, 5 and 15 minutes unless a timeframe is given.",
                List.of(
                        Parameter.symbols("symbols", "Tickers; the universe if absent.")
                                .optional(),
                        Parameter.whole("limit", "How many to return.", 1, 200).optional(15),
                        Parameter.choice(
                                        "timeframe",
                                        "Score this one alone; if absent, 1, 5 and 15 minutes combined.",
                                        Judgement.TIMEFRAMES.stream()
                                                .map(Timeframe::code)
                                                .toList())
                                .optional()),
                this::answer);
    }

    private Object answer(ToolCall call) {
        List<Symbol> symbols =
                call.arguments().has("symbols") ? call.arguments().symbols("symbols") : universe;
        int limit = call.arguments().whole("limit", 1, 200, 15);
        List<Timeframe> timeframes = call.arguments()
                .optionalText("timeframe")
                .map(_ -> List.of(Timeframe.of(call.arguments()
                        .choice(
                                "timeframe",
                                Judgement.TIMEFRAMES.stream()
                                        .map(Timeframe::code)
                                        .toList()))))
                .orElse(Judgement.TIMEFRAMES);
        Set<Symbol> all = new LinkedHashSet<>(symbols);
        all.addAll(INDEXES);
        Map<Symbol, Snapshot> snapshots = data.snapshots(all);
        return store.read(all, bars -> describe(symbols, limit, timeframes, bars, snapshots));
    }

    private Map<String, Object> describe(
            List<Symbol> symbols,
            int limit,
            List<Timeframe> timeframes,
            Map<Symbol, SymbolBars> bars,
            Map<Symbol, Snapshot> snapshots) {
        List<Candidate> candidates = new ArrayList<>();
        List<Missing> missing = new ArrayList<>();
        for (Symbol symbol : symbols) {
            SymbolBars known = bars.get(symbol);
            Optional<Signal> signal =
                    known == null || known.isEmpty() ? Optional.empty() : judgement.judge(known, timeframes);
            if (known != null && signal.isPresent()) {
                candidates.add(new Candidate(symbol, signal.get(), known));
            } else {
                missing.add(new Missing(
                        symbol,
                        known == null || known.isEmpty() ? "no bars on feed " + feed.name() : "too few bars yet"));
            }
        }
        candidates.sort(
                Comparator.comparingDouble((Candidate one) -> -one.signal().score())
                        .thenComparing(Candidate::symbol));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Candidate candidate : candidates.subList(0, Math.min(limit, candidates.size()))) {
            rows.add(row(rows.size() + 1, candidate, snapshots.get(candidate.symbol())));
        }
        return new Answer()
                .put("timestamp", time.instant())
                .put("feed", feed.name())
                .put("symbols_scanned", symbols.size())
                .put("market_regime", regimes(bars, snapshots))
                .put("signals", rows)
                .put("missing", missing)
                .toMap();
    }

    private Map<String, Object> row(int rank, Candidate candidate, @Nullable Snapshot snapshot) {
        SymbolBars bars = candidate.bars();
        Price price = price(bars, snapshot);
        Optional<Quote> quote = usable(snapshot);
        Answer answer = new Answer()
                .put("rank", rank)
                .put("symbol", candidate.symbol())
                .put("price", price)
                .put("bid", quote.map(Quote::bid).orElse(null))
                .put("ask", quote.map(Quote::ask).orElse(null))
                .put("spread_percent", quote.flatMap(Quote::spreadPercent).orElse(null));
        Judgement.describe(candidate.signal(), answer);
        Frame fives = bars.frame(Timeframe.MIN_5);
        if (!fives.isEmpty()) {
            IndicatorSnapshot five = fives.last();
            answer.put("rsi_14", Rounded.indicator(five, RSI_14))
                    .put("macd_hist", Rounded.indicator(five, MACD_HIST))
                    .put("ema_20", Rounded.indicator(five, EMA_20))
                    .put("ema_50", Rounded.indicator(five, EMA_50))
                    .put("vwap", vwap(bars))
                    .put("atr_14_5min", Rounded.indicator(five, ATR_14))
                    .put("adx_14", Rounded.indicator(five, ADX_14));
        }
        return answer.put("relative_volume", Rounded.to(2, bars.relativeVolume()))
                .put("day_change_percent", dayChange(bars, snapshot, price))
                .toMap();
    }

    /// Today's volume-weighted average price; null before the first trade of today.
    private static @Nullable BigDecimal vwap(SymbolBars bars) {
        return bars.hasTradedToday()
                ? Rounded.indicator(bars.frame(Timeframe.MIN_1).last(), VWAP)
                : null;
    }

    /// The newer price of the last trade and of the last complete bar's close.
    private static Price price(SymbolBars bars, @Nullable Snapshot snapshot) {
        Trade trade = snapshot == null ? null : snapshot.latestTrade();
        Bar newest = bars.newest();
        return trade == null || trade.at().isBefore(newest.start()) ? newest.close() : trade.price();
    }

    private Optional<Quote> usable(@Nullable Snapshot snapshot) {
        return Optional.ofNullable(snapshot)
                .map(Snapshot::latestQuote)
                .filter(Quote::isTwoSided)
                .filter(quote -> !quote.isOlderThan(feed.quoteStaleness(), time.instant()));
    }

    private static @Nullable BigDecimal dayChange(SymbolBars bars, @Nullable Snapshot snapshot, Price price) {
        Bar before = snapshot == null ? null : snapshot.previousDailyBar();
        if (before == null && !bars.days().isEmpty()) {
            before = bars.days().getLast();
        }
        if (before == null) {
            return null;
        }
        BigDecimal close = before.close().value();
        return price.value().subtract(close).movePointRight(2).divide(close, 2, RoundingMode.HALF_UP);
    }

    private Map<String, Object> regimes(Map<Symbol, SymbolBars> bars, Map<Symbol, Snapshot> snapshots) {
        Map<String, Object> regimes = new LinkedHashMap<>();
        for (Symbol index : INDEXES) {
            SymbolBars known = bars.get(index);
            if (known != null && !known.frame(Timeframe.MIN_5).isEmpty()) {
                Price price = price(known, snapshots.get(index));
                IndicatorSnapshot five = known.frame(Timeframe.MIN_5).last();
                regimes.put(
                        index.value().toLowerCase(Locale.ROOT),
                        new Answer()
                                .put(
                                        "regime",
                                        Regime.of(five, price.value().doubleValue())
                                                .orElse(null))
                                .put("price", price)
                                .put("ema_20", Rounded.indicator(five, EMA_20))
                                .put("ema_50", Rounded.indicator(five, EMA_50))
                                .put("vwap", vwap(known))
                                .put("adx_14", Rounded.indicator(five, ADX_14))
                                .put("rsi_14", Rounded.indicator(five, RSI_14))
                                .put("day_change_percent", dayChange(known, snapshots.get(index), price))
                                .toMap());
            }
        }
        return regimes;
    }
}
