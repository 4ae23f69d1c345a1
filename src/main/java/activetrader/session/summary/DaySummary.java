package activetrader.session.summary;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A trading day in numbers. Amounts are dollars; a trade is a round trip from flat to flat in one symbol.
///
/// @param fills rows in the day's trade file
/// @param realizedPnl the sum of the profits of the rows and of the day's adjustments
/// @param flat whether the account held nothing after the close; null when not known
/// @param positionsLeft symbol and signed shares of what is held; by the last records when the account is not known
/// @param equityMoved dollars that came or went other than by trading, such as a deposit; null in summaries without
///     it
/// @param adjustments what changed cash or shares without a fill, in words; null in summaries without them
/// @param incompleteCycles cycles whose model gave no complete answer; null in summaries that did not count them
/// @param cyclesNotCompleted cycles of every outcome except completed, by reason; null in summaries without them
/// @param performance how the result came about; null in summaries without it
/// @param costUsd null when a model's price is not known
public record DaySummary(
        @JsonProperty("date") String date,
        @JsonProperty("signature") String signature,
        @JsonProperty("open") Instant open,
        @JsonProperty("close") Instant close,
        @JsonProperty("early_close") boolean earlyClose,
        @JsonProperty("cycles") int cycles,
        @JsonProperty("failed_cycles") int failedCycles,
        @JsonProperty("fills") int fills,
        @JsonProperty("trades") int trades,
        @JsonProperty("winning") int winning,
        @JsonProperty("losing") int losing,
        @JsonProperty("realized_pnl") BigDecimal realizedPnl,
        @JsonProperty("cash") @Nullable BigDecimal cash,
        @JsonProperty("equity") @Nullable BigDecimal equity,
        @JsonProperty("flat") @Nullable Boolean flat,
        @JsonProperty("positions_left") List<String> positionsLeft,
        @JsonProperty("input_tokens") long inputTokens,
        @JsonProperty("cached_tokens") long cachedTokens,
        @JsonProperty("output_tokens") long outputTokens,
        @JsonProperty("cost_usd") @Nullable BigDecimal costUsd,
        @JsonProperty("equity_moved") @Nullable BigDecimal equityMoved,
        @JsonProperty("adjustments") @Nullable List<String> adjustments,
        @JsonProperty("incomplete_cycles") @Nullable Integer incompleteCycles,
        @JsonProperty("cycles_not_completed") @Nullable Map<String, Integer> cyclesNotCompleted,
        @JsonProperty("performance") @Nullable DayPerformance performance) {
    /// Whether the account is flat, in a few words for people.
    public String standing() {
        String left = String.join(", ", positionsLeft);
        if (flat == null) {
            return "UNKNOWN (the account could not be read" + (left.isEmpty() ? "" : "; recorded last: " + left) + ")";
        }
        if (flat) {
            return left.isEmpty() ? "FLAT (no positions)" : "FLAT (but for external " + left + ")";
        }
        return "NOT FLAT (" + left + ")";
    }
}
