package activetrader.simulator.tape.synthetic;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// The ups and downs of one factor (the market, a sector, a stock), session by session, in units of its usual daily
/// standard deviation.
///
/// Variance is U-shaped over the session, clusters from step to step (GARCH(1,1)) and from day to day (an
/// autoregressive log volatility), and part of the day's move comes as trends that last an hour or two. Uses only
/// arithmetic that is the same on every machine.
final class FactorReturns {
    private static final double DAY_MEMORY = 0.9;
    private static final double DAY_SHAKE = 0.12;
    private static final double SHOCK_WEIGHT = 0.14;
    private static final double VARIANCE_MEMORY = 0.83;
    private static final double HIGHEST_VARIANCE = 15;
    private static final double NOISE = 0.70;
    private static final double TREND = 0.30;
    private static final double GAP = 0.42;

    private final RandomGenerator random;
    private double logVolatility;
    private double variance = 1;

    FactorReturns(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /// One session: a gap between the close before and the open, then one move in each of equal parts.
    static final class Session {
        private final double gap;
        private final double[] steps;

        private Session(double gap, double[] steps) {
            this.gap = gap;
            this.steps = steps;
        }

        double gap() {
            return gap;
        }

        int count() {
            return steps.length;
        }

        double step(int index) {
            return steps[index];
        }
    }

    /// The next session, in `count` steps.
    Session next(int count) {
        logVolatility = DAY_MEMORY * logVolatility + DAY_SHAKE * gaussian(random);
        double today = StrictMath.exp(logVolatility);
        double gap = GAP * today * gaussian(random);
        double[] steps = new double[count];
        addNoise(steps, today);
        addTrends(steps, today);
        return new Session(gap, steps);
    }

    private void addNoise(double[] steps, double today) {
        double usual = NOISE * today / Math.sqrt(steps.length);
        for (int step = 0; step < steps.length; step++) {
            double shock = Math.sqrt(variance) * gaussian(random);
            steps[step] += usual * shape(step, steps.length) * shock;
            double next =
                    1 - SHOCK_WEIGHT - VARIANCE_MEMORY + SHOCK_WEIGHT * shock * shock + VARIANCE_MEMORY * variance;
            variance = Math.min(next, HIGHEST_VARIANCE);
        }
    }

    private void addTrends(double[] steps, double today) {
        int at = 0;
        while (at < steps.length) {
            int length = Math.max(1, (int) (steps.length * (0.12 + 0.28 * random.nextDouble())));
            double move = TREND * today * gaussian(random) / length;
            for (int step = at; step < Math.min(steps.length, at + length); step++) {
                steps[step] += move;
            }
            at += length;
        }
    }

    /// How volatile a step of the session is beside its mean: 1.6 at the open, 0.8 at midday, 1.15 at the close.
    static double shape(int step, int count) {
        double part = (step + 0.5) / count;
        double morning = Math.max(0, 1 - part / 0.35);
        double evening = Math.max(0, (part - 0.75) / 0.25);
        return 0.8 + 0.8 * morning * morning + 0.35 * evening;
    }

    /// A number from the standard normal distribution, approximately: the centred bit count of 64 fair coins,
    /// with a uniform part that fills the steps between.
    static double gaussian(RandomGenerator random) {
        return (Long.bitCount(random.nextLong()) - 32 + random.nextDouble() - 0.5) / 4.0104;
    }
}
