package activetrader.statistics;

import org.apache.commons.statistics.descriptive.Kurtosis;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.Skewness;
import org.apache.commons.statistics.descriptive.StandardDeviation;

/// Mean, spread and shape of a series. What too short a series does not define is NaN.
public final class Moments {
    private static final double NORMAL_KURTOSIS = 3;
    /// Below this part of the mean a spread is rounding, not a spread.
    private static final double NO_SPREAD = 1e-12;

    private Moments() {}

    public static double mean(double... values) {
        return Mean.of(values).getAsDouble();
    }

    public static double median(double... values) {
        return Median.withDefaults().evaluate(values.clone());
    }

    /// The sample deviation, with the divisor n − 1; NaN for fewer than two values.
    public static double deviation(double... values) {
        return values.length < 2 ? Double.NaN : StandardDeviation.of(values).getAsDouble();
    }

    /// The third standardised moment, with the divisor n.
    public static double skewness(double... values) {
        return Skewness.of(values).setBiased(true).getAsDouble();
    }

    /// The fourth standardised moment, with the divisor n; 3 for a normal distribution.
    public static double kurtosis(double... values) {
        return Kurtosis.of(values).setBiased(true).getAsDouble() + NORMAL_KURTOSIS;
    }

    /// Mean over sample deviation, not annualised; NaN where there is no deviation.
    ///
    /// Source: W. F. Sharpe, "The Sharpe Ratio", Journal of Portfolio Management 21 (1994). The risk-free rate
    /// is 0, as a trader who is flat at night ties up no money overnight.
    public static double sharpe(double... values) {
        double deviation = deviation(values);
        return deviation > NO_SPREAD * Math.abs(mean(values)) ? mean(values) / deviation : Double.NaN;
    }
}
