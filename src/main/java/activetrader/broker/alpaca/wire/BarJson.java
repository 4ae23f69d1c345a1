package activetrader.broker.alpaca.wire;

import activetrader.market.Bar;
import activetrader.market.Price;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A bar of the data API.
public record BarJson(
        @JsonProperty("t") @Nullable Instant start,
        @JsonProperty("o") @Nullable BigDecimal open,
        @JsonProperty("h") @Nullable BigDecimal high,
        @JsonProperty("l") @Nullable BigDecimal low,
        @JsonProperty("c") @Nullable BigDecimal close,
        @JsonProperty("v") @Nullable Long volume,
        @JsonProperty("vw") @Nullable BigDecimal vwap,
        @JsonProperty("n") @Nullable Long tradeCount) {
    public Bar toBar() {
        return new Bar(
                Fields.required(start, "t of a bar"),
                price(open, "o"),
                price(high, "h"),
                price(low, "l"),
                price(close, "c"),
                Fields.count(volume),
                Fields.price(vwap),
                Fields.count(tradeCount));
    }

    private Price price(@Nullable BigDecimal value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(name + " of the bar at " + start + " is missing");
        }
        return new Price(value);
    }
}
