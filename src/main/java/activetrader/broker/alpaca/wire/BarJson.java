package activetrader.broker.alpaca.wire;

import activetrader.market.Bar;
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
                Fields.requiredPrice(open, "o of the bar at " + start),
                Fields.requiredPrice(high, "h of the bar at " + start),
                Fields.requiredPrice(low, "l of the bar at " + start),
                Fields.requiredPrice(close, "c of the bar at " + start),
                Fields.count(volume),
                Fields.price(vwap),
                Fields.count(tradeCount));
    }
}
