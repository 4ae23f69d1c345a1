package activetrader.broker.alpaca.wire;

import activetrader.market.Fill;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One item of `GET /v2/account/activities/FILL`: an execution, whether it filled the order (`fill`) or a part of it
/// (`partial_fill`).
public record FillJson(
        @Nullable String id,
        @JsonProperty("order_id") @Nullable String orderId,
        @Nullable String symbol,
        @Nullable String side,
        @JsonProperty("qty") @Nullable BigDecimal quantity,
        @Nullable BigDecimal price,
        @JsonProperty("transaction_time") @Nullable Instant at) {
    /// The execution; null when it is not one in shares.
    public @Nullable Fill toFill() {
        if (AssetKind.isOtherSymbol(symbol)) {
            return null;
        }
        return new Fill(
                Fields.required(id, "id of a fill"),
                Fields.required(orderId, "order_id of fill " + id),
                Fields.symbol(symbol),
                Fields.side(side),
                Fields.quantity(Fields.required(quantity, "qty of fill " + id)),
                Fields.requiredPrice(price, "price of fill " + id),
                Fields.required(at, "transaction_time of fill " + id));
    }
}
