package activetrader.statistics.inference;

import java.util.Arrays;
import java.util.List;

/// Where a sum of days may stand after each of them, by the stationary bootstrap: the days are drawn anew many times,
/// and of each day the quantiles of the sums so far are kept. A quantile below the median is the lower one of blocks
/// and of single days, one above it the higher one. See decision 98.
///
/// @param low 5 % of the draws are below it, in dollars, one value a day
/// @param lowerQuarter 25 % are below it
/// @param median half are below it
/// @param upperQuarter 25 % are above it
/// @param high 5 % are above it
public record BootstrapFan(
        List<Double> low,
        List<Double> lowerQuarter,
        List<Double> median,
        List<Double> upperQuarter,
        List<Double> high) {
    private static final int RESAMPLES = 2_000;

    public BootstrapFan {
        low = List.copyOf(low);
        lowerQuarter = List.copyOf(lowerQuarter);
        median = List.copyOf(median);
        upperQuarter = List.copyOf(upperQuarter);
        high = List.copyOf(high);
    }

    /// @param profits of the days in order, in dollars, at least two
    /// @throws IllegalArgumentException for fewer than two days
    public static BootstrapFan of(double[] profits, long seed) {
        if (profits.length < 2) {
            throw new IllegalArgumentException("a fan needs at least 2 days, was " + profits.length);
        }
        double[][] blocks = sums(new StationaryBootstrap(BlockLength.of(profits), RESAMPLES, seed), profits);
        double[][] singles = sums(new StationaryBootstrap(1, RESAMPLES, seed), profits);
        return new BootstrapFan(
                wider(blocks, singles, 0.05),
                wider(blocks, singles, 0.25),
                wider(blocks, singles, 0.5),
                wider(blocks, singles, 0.75),
                wider(blocks, singles, 0.95));
    }

    /// By day, ascending: the sums of all draws up to it.
    private static double[][] sums(StationaryBootstrap bootstrap, double[] profits) {
        double[][] byDay = new double[profits.length][RESAMPLES];
        int[] draw = new int[1];
        bootstrap.each(profits, resample -> {
            double sum = 0;
            for (int day = 0; day < resample.length; day++) {
                sum += resample[day];
                byDay[day][draw[0]] = sum;
            }
            draw[0]++;
        });
        for (double[] sums : byDay) {
            Arrays.sort(sums);
        }
        return byDay;
    }

    private static List<Double> wider(double[][] blocks, double[][] singles, double part) {
        int at = (int) Math.round(part * (RESAMPLES - 1));
        Double[] values = new Double[blocks.length];
        for (int day = 0; day < blocks.length; day++) {
            double one = blocks[day][at];
            double other = singles[day][at];
            values[day] = part < 0.5 ? Math.min(one, other) : part > 0.5 ? Math.max(one, other) : one;
        }
        return List.of(values);
    }
}
