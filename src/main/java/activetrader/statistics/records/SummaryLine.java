package activetrader.statistics.records;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a sample needs of `summary/YYYY-MM-DD.json`. Amounts are dollars.
///
/// @param realizedPnl before fees
/// @param equity after the close; null when not known
/// @param equityMoved that came or went other than by trading, booked fees among them; null in old summaries
/// @param costUsd null where the model's price is not known; it counts as 0
/// @param performance null in old summaries
record SummaryLine(
        @JsonProperty("date") LocalDate date,
        @JsonProperty("realized_pnl") BigDecimal realizedPnl,
        @JsonProperty("equity") @Nullable BigDecimal equity,
        @JsonProperty("equity_moved") @Nullable BigDecimal equityMoved,
        @JsonProperty("cost_usd") @Nullable BigDecimal costUsd,
        @JsonProperty("performance") @Nullable Costs performance) {
    /// @param fees that the broker booked on this day, positive when paid
    record Costs(@JsonProperty("fees") @Nullable BigDecimal fees) {}

    BigDecimal fees() {
        return performance == null || performance.fees() == null ? BigDecimal.ZERO : performance.fees();
    }

    BigDecimal moved() {
        return equityMoved == null ? BigDecimal.ZERO : equityMoved;
    }

    BigDecimal modelCost() {
        return costUsd == null ? BigDecimal.ZERO : costUsd;
    }
}
