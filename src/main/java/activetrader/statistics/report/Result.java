package activetrader.statistics.report;

import activetrader.statistics.comparison.BenchmarkFigures;
import activetrader.statistics.comparison.MaskedFigures;
import activetrader.statistics.comparison.RandomTraderFigures;
import activetrader.statistics.figures.CostFigures;
import activetrader.statistics.figures.DayFigures;
import activetrader.statistics.figures.DrawdownFigures;
import activetrader.statistics.figures.HoldingFigures;
import activetrader.statistics.figures.RatioFigures;
import activetrader.statistics.figures.TailFigures;
import activetrader.statistics.figures.TradeFigures;
import activetrader.statistics.inference.BootstrapFigures;
import activetrader.statistics.inference.OverfittingFigures;
import activetrader.statistics.inference.SharpeFigures;
import activetrader.statistics.inference.WalkForwardFigures;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// What a number of days came to and what it proves: the content of `result.json`, see `docs/reference/results.md`.
///
/// @param format of the file; a field that changes its meaning makes it a new one
/// @param conclusion one sentence that says what the result does not show
/// @param spy and the others: null where they were not asked for
public record Result(
        @JsonProperty("format") int format,
        @JsonProperty("conclusion") String conclusion,
        @JsonProperty("days") DayFigures days,
        @JsonProperty("trades") TradeFigures trades,
        @JsonProperty("holding") HoldingFigures holding,
        @JsonProperty("costs") CostFigures costs,
        @JsonProperty("ratios") RatioFigures ratios,
        @JsonProperty("drawdown") DrawdownFigures drawdown,
        @JsonProperty("tail") TailFigures tail,
        @JsonProperty("bootstrap") BootstrapFigures bootstrap,
        @JsonProperty("significance") SharpeFigures significance,
        @JsonProperty("spy") @Nullable BenchmarkFigures spy,
        @JsonProperty("equal_weight") @Nullable BenchmarkFigures equalWeight,
        @JsonProperty("random_traders") @Nullable RandomTraderFigures randomTraders,
        @JsonProperty("masked") @Nullable MaskedFigures masked,
        @JsonProperty("overfitting") @Nullable OverfittingFigures overfitting,
        @JsonProperty("walk_forward") @Nullable WalkForwardFigures walkForward) {}
