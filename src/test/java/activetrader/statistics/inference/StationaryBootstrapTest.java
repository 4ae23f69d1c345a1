package activetrader.statistics.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import activetrader.statistics.Samples;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class StationaryBootstrapTest {
    private static double mean(double[] values) {
        return DoubleStream.of(values).average().orElseThrow();
    }

    /// Expected by another program: numpy 2.4, 40,000 resamples of its own generator with blocks of 2.99 days gave
    /// −2.41 to 20.01, and 93.6 % of the means above 0.
    @Test
    void interval_isThatOfAnotherProgram() {
        double[] days = Samples.dependent(60, 12_345, 0.5);
        Arrays.setAll(days, i -> days[i] * 100);

        double[] means = new StationaryBootstrap(BlockLength.of(days), 10_000, 1)
                .distribution(days, StationaryBootstrapTest::mean);

        assertEquals(-2.41, Interval.quantile(0.025, means), 0.4);
        assertEquals(20.01, Interval.quantile(0.975, means), 0.4);
        assertEquals(0.936, DoubleStream.of(means).filter(mean -> mean > 0).count() / 10_000.0, 0.01);
    }

    /// As above, with independent days: −28.2 to 51.5 in 40,000 resamples of numpy.
    @Test
    void interval_isThatOfAnotherProgram_forBlocksOfOneDay() {
        double[] means =
                new StationaryBootstrap(1, 10_000, 2).distribution(Samples.twenty(), StationaryBootstrapTest::mean);

        assertEquals(-28.2, Interval.quantile(0.025, means), 1.5);
        assertEquals(51.5, Interval.quantile(0.975, means), 1.5);
    }

    /// Of blocks with a mean of 8 days, 7 of 8 days follow the day before.
    @Test
    void blocks_haveTheirMeanLength() {
        double[] days = new double[400];
        Arrays.setAll(days, i -> i);

        double[] followed = new StationaryBootstrap(8, 200, 3).distribution(days, resample -> {
            int count = 0;
            for (int i = 1; i < resample.length; i++) {
                count += resample[i] == (resample[i - 1] + 1) % 400 ? 1 : 0;
            }
            return count / 399.0;
        });

        assertEquals(7 / 8.0, mean(followed), 0.005);
    }

    @Test
    void sameSeed_givesTheSameResamples() {
        double[] days = Samples.twenty();
        double[] first = new StationaryBootstrap(3, 50, 7).distribution(days, StationaryBootstrapTest::mean);
        double[] again = new StationaryBootstrap(3, 50, 7).distribution(days, StationaryBootstrapTest::mean);
        double[] other = new StationaryBootstrap(3, 50, 8).distribution(days, StationaryBootstrapTest::mean);

        assertArrayEquals(first, again);
        assertNotEquals(Arrays.toString(first), Arrays.toString(other));
    }

    @Test
    void blocksBelowOneDay_areRefused() {
        assertThrows(IllegalArgumentException.class, () -> new StationaryBootstrap(0.5, 10, 1));
        assertThrows(IllegalArgumentException.class, () -> new StationaryBootstrap(Double.NaN, 10, 1));
    }
}
