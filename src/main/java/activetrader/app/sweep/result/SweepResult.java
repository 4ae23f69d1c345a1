package activetrader.app.sweep.result;

import activetrader.statistics.inference.OverfittingFigures;
import activetrader.statistics.inference.SharpeFigures;
import activetrader.statistics.inference.WalkForwardFigures;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A sweep as a file, `sweep.json`, see `docs/reference/sweep.md`.
///
/// @param trialsCounted different configurations that were tried on these days, those of earlier sweeps included
/// @param walkForward null when the days are too few
/// @param walkForwardConclusion one sentence on the days that were judged; null when the days are too few
/// @param overfitting null when the days or the trials are too few
/// @param highest the three trials with the highest Sharpe ratios on all days, with what they prove
/// @param faulty trials that are left out, and why
/// @param trials all others
public record SweepResult(
        @JsonProperty("format") int format,
        @JsonProperty("sweep") String sweep,
        @JsonProperty("from") LocalDate from,
        @JsonProperty("to") LocalDate to,
        @JsonProperty("days") int days,
        @JsonProperty("trials_counted") int trialsCounted,
        @JsonProperty("walk_forward") @Nullable WalkForwardFigures walkForward,
        @JsonProperty("walk_forward_conclusion") @Nullable String walkForwardConclusion,
        @JsonProperty("overfitting") @Nullable OverfittingFigures overfitting,
        @JsonProperty("highest") List<Evidenced> highest,
        @JsonProperty("faulty") List<String> faulty,
        @JsonProperty("trials") List<Row> trials) {
    static final int FORMAT = 1;

    public SweepResult {
        highest = List.copyOf(highest);
        faulty = List.copyOf(faulty);
        trials = List.copyOf(trials);
    }

    /// A trial with its evidence.
    ///
    /// @param conclusion what its days do not show, in a sentence
    public record Evidenced(
            @JsonProperty("row") Row row,
            @JsonProperty("significance") SharpeFigures significance,
            @JsonProperty("conclusion") String conclusion) {}

    /// A line of the table.
    ///
    /// @param net dollars after fees and the model's cost, on all days
    /// @param sharpe for a year; null where the days do not vary
    public record Row(
            @JsonProperty("trial") int trial,
            @JsonProperty("values") Map<String, Object> values,
            @JsonProperty("trades") int trades,
            @JsonProperty("net") BigDecimal net,
            @JsonProperty("mean_day") @Nullable BigDecimal meanDay,
            @JsonProperty("worst_day") @Nullable BigDecimal worstDay,
            @JsonProperty("sharpe") @Nullable BigDecimal sharpe,
            @JsonProperty("max_drawdown_percent") @Nullable BigDecimal maxDrawdownPercent) {}
}
