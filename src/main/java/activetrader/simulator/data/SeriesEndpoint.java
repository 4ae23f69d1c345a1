package activetrader.simulator.data;

import activetrader.market.Bar;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.simulator.data.DataJson.BarJson;
import activetrader.simulator.data.DataJson.QuoteJson;
import activetrader.simulator.data.DataJson.TradeJson;
import activetrader.simulator.tape.MarketHistory;
import activetrader.simulator.tape.Tape;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

/// History by pages: bars, trades and quotes of one symbol or of several.
final class SeriesEndpoint {
    private static final int USUAL_LIMIT = 1000;
    private static final int HIGHEST_LIMIT = 10_000;

    private final Tape tape;
    private final MarketHistory history;
    private final SplitHistory splits;

    SeriesEndpoint(Tape tape, MarketHistory history, SplitHistory splits) {
        this.tape = tape;
        this.splits = splits;
        this.history = history;
    }

    /// Answers for the kind `bars`, `trades` or `quotes`.
    ///
    /// @param single the symbol in the path; empty when they are in the query
    Object answer(String kind, Optional<Symbol> single, Query query, Instant now) {
        query.checkFeed();
        Range range = Range.of(query, now);
        return switch (kind) {
            case "bars" -> {
                Span span = query.timeframe();
                boolean adjusts = query.adjustsSplits();
                yield page(
                        kind, single, query, span.letter(), symbol -> bars(symbol, span, range, adjusts), BarJson::t);
            }
            case "trades" -> page(kind, single, query, "T", symbol -> trades(symbol, range), TradeJson::t);
            default -> page(kind, single, query, "Q", symbol -> quotes(symbol, range), QuoteJson::t);
        };
    }

    private <T> Object page(
            String kind,
            Optional<Symbol> single,
            Query query,
            String letter,
            Function<Symbol, List<T>> source,
            Function<T, Instant> time) {
        SortedSet<Symbol> symbols = single.map(Query::only).orElseGet(query::symbols);
        Page<T> page = Page.of(
                new Page.Request(
                        symbols,
                        query.limit(USUAL_LIMIT, HIGHEST_LIMIT),
                        query.isDescending("asc"),
                        letter,
                        query.pageToken()),
                source,
                time);
        Map<String, Object> fields = new LinkedHashMap<>();
        single.ifPresentOrElse(
                symbol -> {
                    if (tape.symbols().contains(symbol)) {
                        fields.put(kind, page.items().getOrDefault(symbol, List.of()));
                    } else {
                        fields.put(kind, DataJson.NULL);
                    }
                    fields.put("symbol", symbol);
                },
                () -> fields.put(kind, page.items()));
        fields.put(
                "next_page_token", Optional.<Object>ofNullable(page.nextToken()).orElse(DataJson.NULL));
        return fields;
    }

    private List<BarJson> bars(Symbol symbol, Span span, Range range, boolean adjusts) {
        return barsOf(symbol, span, range, adjusts).stream().map(BarJson::of).toList();
    }

    /// The bars that start within `range`.
    ///
    /// @param adjusts whether prices from before a split are shown in the shares of now
    List<Bar> barsOf(Symbol symbol, Span span, Range range, boolean adjusts) {
        Instant first = span.bucketOf(range.from());
        List<Bar> parts = span.isIntraday()
                ? history.minutes(symbol, first, range.now(), range.now())
                : history.days(symbol, MarketZone.dateOf(first), MarketZone.dateOf(range.now()), range.now());
        List<Bar> shown = adjusts ? splits.adjusted(symbol, parts, range.now()) : parts;
        return Aggregation.of(shown, span).stream()
                .filter(bar ->
                        !bar.start().isBefore(range.from()) && !bar.start().isAfter(range.until()))
                .toList();
    }

    private List<TradeJson> trades(Symbol symbol, Range range) {
        return history.trades(symbol, range.from(), range.until(), range.now(), Integer.MAX_VALUE).stream()
                .map(TradeJson::of)
                .toList();
    }

    private List<QuoteJson> quotes(Symbol symbol, Range range) {
        return history.quotes(symbol, range.from(), range.until(), range.now(), Integer.MAX_VALUE).stream()
                .map(QuoteJson::of)
                .toList();
    }
}
