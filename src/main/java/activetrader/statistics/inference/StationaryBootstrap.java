package activetrader.statistics.inference;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Resamples a series in blocks of random length, so that runs of good and bad days stay runs. The same seed
/// gives the same resamples.
///
/// Source: D. N. Politis and J. P. Romano, "The Stationary Bootstrap", Journal of the American Statistical
/// Association 89 (1994): blocks begin anywhere, have geometric lengths and go on from the last day to the
/// first.
///
/// @param meanBlock mean length of a block in days, at least 1
/// @param resamples at least 1
public record StationaryBootstrap(double meanBlock, int resamples, long seed) {
    public StationaryBootstrap {
        if (!(meanBlock >= 1) || resamples < 1) {
            throw new IllegalArgumentException(
                    "the bootstrap needs blocks of at least 1 day and at least 1 resample, was " + meanBlock + " and "
                            + resamples);
        }
    }

    /// The statistic of each resample, ascending, without those for which it is not defined.
    public double[] distribution(double[] series, ToDoubleFunction<double[]> statistic) {
        double[] values = new double[resamples];
        int[] defined = new int[1];
        each(series, resample -> {
            double value = statistic.applyAsDouble(resample);
            if (Double.isFinite(value)) {
                values[defined[0]++] = value;
            }
        });
        double[] ascending = Arrays.copyOf(values, defined[0]);
        Arrays.sort(ascending);
        return ascending;
    }

    /// Gives each resample to `use`, which must not keep it.
    void each(double[] series, Consumer<double[]> use) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[] resample = new double[series.length];
        for (int i = 0; i < resamples; i++) {
            fill(resample, series, random);
            use.accept(resample);
        }
    }

    private void fill(double[] resample, double[] series, RandomGenerator random) {
        int at = 0;
        for (int i = 0; i < resample.length; i++) {
            boolean begins = i == 0 || random.nextDouble() * meanBlock < 1;
            at = begins ? random.nextInt(series.length) : (at + 1) % series.length;
            resample[i] = series[at];
        }
    }
}
