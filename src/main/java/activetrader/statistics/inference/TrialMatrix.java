package activetrader.statistics.inference;

import activetrader.statistics.Moments;
import java.util.Arrays;
import java.util.List;

/// The daily returns of several trials, such as the configurations of a sweep, on the same days.
public final class TrialMatrix {
    private final List<String> names;
    private final double[][] returns;

    /// @param names one a trial
    /// @param returns one row a trial, one finite value a day
    public TrialMatrix(List<String> names, double[][] returns) {
        this.names = List.copyOf(names);
        this.returns = Arrays.stream(returns).map(double[]::clone).toArray(double[][]::new);
        if (names.isEmpty() || names.size() != returns.length) {
            throw new IllegalArgumentException("each trial needs a name and its days, was " + names.size() + " names, "
                    + returns.length + " rows");
        }
        for (double[] row : this.returns) {
            if (row.length != days() || !Arrays.stream(row).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException(
                        "each trial needs one finite return for each of the " + days() + " days");
            }
        }
    }

    public int trials() {
        return names.size();
    }

    public int days() {
        return returns[0].length;
    }

    public String name(int trial) {
        return names.get(trial);
    }

    public double value(int trial, int day) {
        return returns[trial][day];
    }

    /// The daily Sharpe ratio of a trial from day `from` to before day `to`; 0 where its days do not vary, as for a
    /// trial that did not trade.
    public double sharpe(int trial, int from, int to) {
        double sharpe = Moments.sharpe(Arrays.copyOfRange(returns[trial], from, to));
        return Double.isFinite(sharpe) ? sharpe : 0;
    }

    /// The number of trials, with the variance of their Sharpe ratios over all days.
    public TrialCount count() {
        double[] ratios = new double[trials()];
        Arrays.setAll(ratios, trial -> sharpe(trial, 0, days()));
        double deviation = Moments.deviation(ratios);
        return new TrialCount(trials(), deviation * deviation);
    }
}
