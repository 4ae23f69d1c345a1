package activetrader.simulator.data;

import activetrader.market.Bar;
import activetrader.market.NewsArticle;
import activetrader.market.Price;
import activetrader.market.Quote;
import activetrader.market.Symbol;
import activetrader.market.Trade;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The objects of the data API as they travel: one-letter names, numbers as numbers.
final class DataJson {
    private static final List<String> REGULAR_TRADE = List.of("@");
    private static final List<String> REGULAR_QUOTE = List.of("R");
    /// The exchange of every trade and quote.
    static final String EXCHANGE = "V";
    private static final String TAPE = "C";

    /// Stands for a `null` that is written, where a Java null would be left out.
    static final Object NULL = new Null();

    private DataJson() {}

    /// An object of the named fields, in this order: name, value, name, value, …
    static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            fields.put(namesAndValues[index].toString(), namesAndValues[index + 1]);
        }
        return fields;
    }

    private static final class Null {
        @JsonValue
        @Nullable
        Object value() {
            return null;
        }
    }

    record BarJson(
            Price c,
            Price h,
            Price l,
            long n,
            Price o,
            Instant t,
            long v,
            @Nullable Price vw) {
        static BarJson of(Bar bar) {
            return new BarJson(
                    bar.close(),
                    bar.high(),
                    bar.low(),
                    bar.tradeCount(),
                    bar.open(),
                    bar.start(),
                    bar.volume(),
                    bar.vwap());
        }
    }

    /// A side that is missing has price 0.
    record QuoteJson(
            BigDecimal ap, long as, String ax, BigDecimal bp, long bs, String bx, List<String> c, Instant t, String z) {
        static QuoteJson of(Quote quote) {
            return new QuoteJson(
                    price(quote.ask()),
                    quote.askSize(),
                    EXCHANGE,
                    price(quote.bid()),
                    quote.bidSize(),
                    EXCHANGE,
                    REGULAR_QUOTE,
                    quote.at(),
                    TAPE);
        }

        private static BigDecimal price(@Nullable Price price) {
            return price == null ? BigDecimal.ZERO : price.value();
        }
    }

    record TradeJson(List<String> c, long i, Price p, BigDecimal s, Instant t, String x, String z) {
        static TradeJson of(Trade trade) {
            long id = trade.at().toEpochMilli() % 100_000_000;
            return new TradeJson(REGULAR_TRADE, id, trade.price(), trade.size(), trade.at(), EXCHANGE, TAPE);
        }
    }

    /// @param symbol only in the answer about a single one
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record SnapshotJson(
            @Nullable BarJson dailyBar,
            @Nullable QuoteJson latestQuote,
            @Nullable TradeJson latestTrade,
            @Nullable BarJson minuteBar,
            @Nullable BarJson prevDailyBar,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Symbol symbol) {}

    record NewsJson(
            String author,
            String content,
            @JsonProperty("created_at") Instant createdAt,
            String headline,
            long id,
            List<Object> images,
            String source,
            String summary,
            List<String> symbols,
            @JsonProperty("updated_at") Instant updatedAt,
            String url) {
        static NewsJson of(NewsArticle article, boolean withContent) {
            return new NewsJson(
                    article.author(),
                    withContent ? "<p>" + article.summary() + "</p>" : "",
                    article.createdAt(),
                    article.headline(),
                    article.id(),
                    List.of(),
                    article.source(),
                    article.summary(),
                    article.symbols(),
                    article.updatedAt(),
                    article.url());
        }
    }

    record MessageJson(String message) {}
}
