package activetrader.broker.alpaca.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The answers of the data API about many symbols at once, by symbol. A symbol without data is missing or null.
public final class StocksJson {
    private StocksJson() {}

    /// One page of `GET /v2/stocks/bars`. Pages may be short, or empty, and still not be the last.
    public record Bars(
            @Nullable Map<String, @Nullable List<BarJson>> bars,
            @JsonProperty("next_page_token") @Nullable String nextPageToken) {}

    /// `GET /v2/stocks/quotes/latest`.
    public record LatestQuotes(@Nullable Map<String, @Nullable QuoteJson> quotes) {}

    /// `GET /v2/stocks/trades/latest`.
    public record LatestTrades(@Nullable Map<String, @Nullable TradeJson> trades) {}

    /// `GET /v2/stocks/snapshots`, whose symbols stand at the top level.
    public record Snapshots(Map<String, @Nullable SnapshotJson> bySymbol) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Snapshots {}
    }
}
