package activetrader.statistics.inference;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// How likely a true Sharpe ratio is above a benchmark. Ratios are those of one day, not annualised.
///
/// Sources: D. H. Bailey and M. López de Prado, "The Sharpe Ratio Efficient Frontier", Journal of Risk 15
/// (2012), and "The Deflated Sharpe Ratio", Journal of Portfolio Management 40 (2014).
public final class SharpeSignificance {
    private static final double EULER_MASCHERONI = 0.5772156649015329;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private SharpeSignificance() {}

    /// The probability that the true ratio is above `benchmark`, 0 to 1; NaN where it is not defined.
    ///
    /// @param days observations behind `sharpe`, at least 2
    /// @param kurtosis 3 for a normal distribution
    public static double probabilistic(double sharpe, double benchmark, int days, double skewness, double kurtosis) {
        double variance = 1 - skewness * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe;
        double z = (sharpe - benchmark) * Math.sqrt(days - 1) / Math.sqrt(variance);
        return Double.isNaN(z) ? Double.NaN : NORMAL.cumulativeProbability(z);
    }

    /// The highest ratio to be expected of `trials` independent trials without any skill; 0 for one trial.
    ///
    /// @param variance of the ratios between the trials
    public static double expectedMaximum(double variance, int trials) {
        if (trials <= 1) {
            return 0;
        }
        double first = NORMAL.inverseCumulativeProbability(1 - 1.0 / trials);
        double second = NORMAL.inverseCumulativeProbability(1 - 1 / (trials * Math.E));
        return Math.sqrt(variance) * ((1 - EULER_MASCHERONI) * first + EULER_MASCHERONI * second);
    }
}
