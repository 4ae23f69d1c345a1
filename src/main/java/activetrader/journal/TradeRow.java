package activetrader.journal;

import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One line of `trades/YYYY-MM-DD_trades.jsonl`: one fill, with its profit.
///
/// @param date the New York trading day of the fill
/// @param profit in dollars, by average cost; 0 where the fill opens or adds
/// @param positionAfter shares held after the fill, negative when short
/// @param averageEntryPrice of the position after the fill, or of what it closed when it left nothing
/// @param costAfter exact cost of `positionAfter`, negative when short
/// @param reason the words that came with the order, or what triggered it
public record TradeRow(
        @JsonProperty("timestamp") Instant at,
        @JsonProperty("date") LocalDate date,
        @JsonProperty("action") Action action,
        @JsonProperty("symbol") Symbol symbol,
        @JsonProperty("side") Side side,
        @JsonProperty("qty") Quantity quantity,
        @JsonProperty("price") Price price,
        @JsonProperty("pnl") BigDecimal profit,
        @JsonProperty("position_after") BigDecimal positionAfter,
        @JsonProperty("average_entry_price") @Nullable Price averageEntryPrice,
        @JsonProperty("cost_after") BigDecimal costAfter,
        @JsonProperty("order_id") String orderId,
        @JsonProperty("client_order_id") @Nullable String clientOrderId,
        @JsonProperty("execution_id") String executionId,
        @JsonProperty("reason") String reason) {
    /// What a fill does to the position.
    public enum Action {
        @JsonProperty("buy")
        BUY,
        @JsonProperty("sell")
        SELL,
        @JsonProperty("short")
        SHORT,
        @JsonProperty("cover")
        COVER;

        public boolean isClosing() {
            return switch (this) {
                case SELL, COVER -> true;
                case BUY, SHORT -> false;
            };
        }
    }
}
