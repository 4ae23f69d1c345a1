package activetrader.statistics.inference;

/// How many configurations were tried before this one was shown.
///
/// @param trials at least 1, this one included
/// @param sharpeVariance variance between the trials of their daily Sharpe ratios; NaN where it is not known,
/// and then
///     1 / (days − 1), that of trials without any skill (A. W. Lo, "The Statistics of Sharpe Ratios", Financial
/// Analysts
///     Journal 58, 2002, for a true ratio of 0)
public record TrialCount(int trials, double sharpeVariance) {
    public static final TrialCount ONE = new TrialCount(1, Double.NaN);

    public TrialCount {
        if (trials < 1) {
            throw new IllegalArgumentException("there is at least 1 trial, was " + trials);
        }
    }

    double varianceOver(int days) {
        return Double.isNaN(sharpeVariance) ? 1.0 / (days - 1) : sharpeVariance;
    }
}
