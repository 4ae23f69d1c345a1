package activetrader.journal;

import activetrader.market.ActivityKind;
import activetrader.market.Symbol;
import activetrader.text.VisibleText;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of `position/adjustments.jsonl`: a change of cash or shares that is no fill. Amounts are dollars.
///
/// @param at when it happened, by the broker's clock; when it was noticed where nobody says
/// @param date the trading day whose start equity it corrects
/// @param kind a code of [ActivityKind]
/// @param symbol null when it concerns cash alone
/// @param shares that came (positive) or went
/// @param positionAfter shares held after it, negative when short; null when it concerns cash alone
/// @param costAfter cost of `positionAfter`, negative when short; null when it concerns cash alone
/// @param openedAt since when the position counts as opened; null when that is not known
/// @param cash that came (positive) or went
/// @param equityMove what the account is worth more (positive) or less without a gain or a loss from trading
/// @param profit realised by it
/// @param activityIds the broker's ids of what explains it; empty when nothing does
/// @param executionId the fill that is taken back or corrected; null for everything else
/// @param fillQuantity of a corrected fill, as it should be; null for everything else
/// @param fillPrice of a corrected fill, as it should be; null for everything else
/// @param afterExecution the last fill of the symbol booked before it; null when there was none
/// @param text the whole of it in one sentence
public record AdjustmentRow(
        @JsonProperty("timestamp") Instant at,
        @JsonProperty("date") LocalDate date,
        @JsonProperty("kind") String kind,
        @JsonProperty("symbol") @Nullable Symbol symbol,
        @JsonProperty("shares") BigDecimal shares,
        @JsonProperty("position_after") @Nullable BigDecimal positionAfter,
        @JsonProperty("cost_after") @Nullable BigDecimal costAfter,
        @JsonProperty("opened_at") @Nullable Instant openedAt,
        @JsonProperty("cash") BigDecimal cash,
        @JsonProperty("equity_move") BigDecimal equityMove,
        @JsonProperty("pnl") BigDecimal profit,
        @JsonProperty("activity_ids") List<String> activityIds,
        @JsonProperty("execution_id") @Nullable String executionId,
        @JsonProperty("fill_qty") @Nullable BigDecimal fillQuantity,
        @JsonProperty("fill_price") @Nullable BigDecimal fillPrice,
        @JsonProperty("after_execution") @Nullable String afterExecution,
        @JsonProperty("text") String text) {
    public AdjustmentRow {
        activityIds = List.copyOf(activityIds);
        text = VisibleText.of(text);
    }

    public ActivityKind activity() {
        return ActivityKind.of(kind);
    }

    /// Whether it says what is held of its symbol from then on.
    public boolean setsPosition() {
        return symbol != null && positionAfter != null && costAfter != null;
    }
}
