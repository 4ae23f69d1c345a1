package activetrader.statistics.inference;

import activetrader.statistics.Moments;
import activetrader.statistics.Rounding;
import activetrader.statistics.TradingSample;
import activetrader.statistics.figures.RatioFigures;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Whether the Sharpe ratio may be luck, see [SharpeSignificance]. A part is null where the days do not vary.
///
/// @param skewness of the days' returns
/// @param kurtosis of the days' returns; 3 for a normal distribution
/// @param probabilisticPercent the probability that the true ratio is above 0
/// @param trials configurations that were tried, the one shown included
/// @param expectedMaximum the highest annual ratio to be expected of so many trials without any skill
/// @param deflatedPercent the probability that the true ratio is above `expectedMaximum`
public record SharpeFigures(
        @JsonProperty("skewness") @Nullable BigDecimal skewness,
        @JsonProperty("kurtosis") @Nullable BigDecimal kurtosis,
        @JsonProperty("probabilistic_percent") @Nullable BigDecimal probabilisticPercent,
        @JsonProperty("trials") int trials,
        @JsonProperty("expected_maximum") @Nullable BigDecimal expectedMaximum,
        @JsonProperty("deflated_percent") @Nullable BigDecimal deflatedPercent) {

    public static SharpeFigures of(TradingSample sample, TrialCount trials) {
        double[] returns = sample.returns();
        double sharpe = Moments.sharpe(returns);
        double skewness = Moments.skewness(returns);
        double kurtosis = Moments.kurtosis(returns);
        double chance = returns.length < 2
                ? Double.NaN
                : SharpeSignificance.expectedMaximum(trials.varianceOver(returns.length), trials.trials());
        return new SharpeFigures(
                Rounding.ratio(skewness),
                Rounding.ratio(kurtosis),
                Rounding.percent(SharpeSignificance.probabilistic(sharpe, 0, returns.length, skewness, kurtosis)),
                trials.trials(),
                Rounding.ratio(chance * Math.sqrt(RatioFigures.DAYS_A_YEAR)),
                Rounding.percent(SharpeSignificance.probabilistic(sharpe, chance, returns.length, skewness, kurtosis)));
    }
}
