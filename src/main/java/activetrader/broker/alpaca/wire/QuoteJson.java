package activetrader.broker.alpaca.wire;

import activetrader.market.Quote;
import activetrader.market.Symbol;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A quote of the data API; a price of 0 means that side has no offer.
public record QuoteJson(
        @JsonProperty("t") @Nullable Instant at,
        @JsonProperty("bp") @Nullable BigDecimal bid,
        @JsonProperty("bs") @Nullable Long bidSize,
        @JsonProperty("ap") @Nullable BigDecimal ask,
        @JsonProperty("as") @Nullable Long askSize) {
    public Quote toQuote(Symbol symbol) {
        return new Quote(
                symbol,
                Fields.required(at, "t of the quote of " + symbol),
                Fields.price(bid),
                Fields.count(bidSize),
                Fields.price(ask),
                Fields.count(askSize));
    }
}
