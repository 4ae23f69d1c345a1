package activetrader.broker.alpaca.wire;

import activetrader.market.Symbol;
import activetrader.market.Trade;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A trade of the data API.
public record TradeJson(
        @JsonProperty("t") @Nullable Instant at,
        @JsonProperty("p") @Nullable BigDecimal price,
        @JsonProperty("s") @Nullable BigDecimal size,
        @JsonProperty("x") @Nullable String exchange) {
    public Trade toTrade(Symbol symbol) {
        return new Trade(
                symbol,
                Fields.required(at, "t of the trade of " + symbol),
                Fields.requiredPrice(price, "p of the trade of " + symbol),
                size == null ? BigDecimal.ZERO : size,
                Fields.text(exchange));
    }
}
