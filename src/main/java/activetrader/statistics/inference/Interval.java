package activetrader.statistics.inference;

import activetrader.statistics.Rounding;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.apache.commons.statistics.descriptive.Quantile;
import org.jspecify.annotations.Nullable;

/// The range that holds 95 % of a bootstrap distribution, 2.5 % on either side left out.
///
/// Source: B. Efron and R. J. Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 13, the percentile
/// interval.
///
/// @param low and `high`: null where nothing defines them
public record Interval(
        @JsonProperty("low") @Nullable BigDecimal low,
        @JsonProperty("high") @Nullable BigDecimal high) {
    private static final double LOW = 0.025;
    private static final double HIGH = 0.975;
    private static final Interval UNDEFINED = new Interval(null, null);

    /// In whole cents.
    static Interval dollars(double... ascending) {
        return ascending.length == 0
                ? UNDEFINED
                : new Interval(Rounding.dollars(quantile(LOW, ascending)), Rounding.dollars(quantile(HIGH, ascending)));
    }

    /// With four decimal places.
    static Interval ratios(double... ascending) {
        return ascending.length == 0
                ? UNDEFINED
                : new Interval(Rounding.ratio(quantile(LOW, ascending)), Rounding.ratio(quantile(HIGH, ascending)));
    }

    /// From the lower one of both lower ends to the upper one of both upper ends; undefined where either is.
    Interval orWider(Interval other) {
        return low == null || high == null || other.low == null || other.high == null
                ? UNDEFINED
                : new Interval(low.min(other.low), high.max(other.high));
    }

    /// By linear interpolation, the seventh definition of Hyndman and Fan (1996).
    static double quantile(double part, double... ascending) {
        return Quantile.withDefaults().with(Quantile.EstimationMethod.HF7).evaluate(ascending.clone(), part);
    }
}
