package activetrader.statistics.inference;

import activetrader.statistics.Samples;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Trials for tests: trial k has random days of seed 100 + k, each with 0.02 · k added.
final class TrialMatrices {
    private TrialMatrices() {}

    static double[][] rows(int trials, int days) {
        double[][] rows = new double[trials][];
        for (int trial = 0; trial < trials; trial++) {
            double shift = 0.02 * trial;
            rows[trial] = Arrays.stream(Samples.uniform(days, 100 + trial))
                    .map(value -> value + shift)
                    .toArray();
        }
        return rows;
    }

    static TrialMatrix of(double[][] rows) {
        return new TrialMatrix(
                IntStream.range(0, rows.length).mapToObj(trial -> "t" + trial).toList(), rows);
    }
}
