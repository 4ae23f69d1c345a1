package activetrader.session.trader;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The result of a flatten, as the trade service reports it.
///
/// @param flat whether the broker confirmed that no position and no order is open
/// @param running whether the service still works on it; what it closed is known at the end
public record FlattenOutcome(boolean flat, boolean running, List<Closed> closed, List<Remaining> remaining) {
    public FlattenOutcome {
        closed = List.copyOf(closed);
        remaining = List.copyOf(remaining);
    }

    /// How many of `held` positions are closed.
    public int closedOf(int held) {
        long left = remaining.stream().map(Remaining::symbol).distinct().count();
        return Math.toIntExact(Math.max(0, held - left));
    }

    /// A position that was closed.
    ///
    /// @param profit realized in dollars, when known
    public record Closed(
            @JsonProperty("symbol") String symbol,
            @JsonProperty("qty") BigDecimal quantity,
            @JsonProperty("filled_avg_price") @Nullable BigDecimal price,
            @JsonProperty("pnl") @Nullable BigDecimal profit) {}

    /// A position that is still open, and why.
    public record Remaining(
            @JsonProperty("symbol") String symbol,
            @JsonProperty("qty") @Nullable BigDecimal quantity,
            @JsonProperty("why") String why) {
        /// Such as `AAPL: 10 shares, halted`.
        public String line() {
            return symbol + ": " + (quantity == null ? "?" : quantity.toPlainString()) + " shares, " + why;
        }
    }
}
