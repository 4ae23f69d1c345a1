package activetrader.statistics.inference;

import activetrader.statistics.Moments;
import activetrader.statistics.Rounding;
import activetrader.statistics.TradingSample;
import activetrader.statistics.figures.RatioFigures;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// How sure the mean day and the Sharpe ratio are: 95 % intervals by the stationary bootstrap.
///
/// Days that swing back and forth make the bootstrap of blocks surer than that of single days, and few days
/// swing by chance. Each interval is the wider one of both. See decision 98.
///
/// @param meanBlock mean block length in days, see [BlockLength]
/// @param meanDay net dollars
/// @param sharpe for a year
/// @param meanAboveZeroPercent the part of the resamples whose mean day is above 0, the one nearer to 50 % of both;
/// null
///     for fewer than two days
public record BootstrapFigures(
        @JsonProperty("resamples") int resamples,
        @JsonProperty("seed") long seed,
        @JsonProperty("mean_block") @Nullable BigDecimal meanBlock,
        @JsonProperty("mean_day") Interval meanDay,
        @JsonProperty("sharpe") Interval sharpe,
        @JsonProperty("mean_above_zero_percent") @Nullable BigDecimal meanAboveZeroPercent) {
    static final int RESAMPLES = 10_000;
    private static final double YEAR = Math.sqrt(RatioFigures.DAYS_A_YEAR);

    public static BootstrapFigures of(TradingSample sample, long seed) {
        double[] profits = sample.profits();
        double[] returns = sample.returns();
        if (profits.length < 2) {
            return new BootstrapFigures(RESAMPLES, seed, null, Interval.dollars(), Interval.ratios(), null);
        }
        double block = BlockLength.of(profits);
        StationaryBootstrap blocks = new StationaryBootstrap(block, RESAMPLES, seed);
        StationaryBootstrap singles = new StationaryBootstrap(1, RESAMPLES, seed);
        double[] means = blocks.distribution(profits, BootstrapFigures::mean);
        double[] singleMeans = singles.distribution(profits, BootstrapFigures::mean);
        return new BootstrapFigures(
                RESAMPLES,
                seed,
                Rounding.ratio(block),
                Interval.dollars(means).orWider(Interval.dollars(singleMeans)),
                Interval.ratios(blocks.distribution(returns, BootstrapFigures::sharpe))
                        .orWider(Interval.ratios(singles.distribution(returns, BootstrapFigures::sharpe))),
                Rounding.percent(lessSure(aboveZero(means), aboveZero(singleMeans))));
    }

    /// The 95 % interval of the mean of `days`, in dollars; undefined for fewer than two days.
    public static Interval meanOf(double[] days, long seed) {
        return days.length < 2
                ? Interval.dollars()
                : Interval.dollars(new StationaryBootstrap(BlockLength.of(days), RESAMPLES, seed)
                                .distribution(days, BootstrapFigures::mean))
                        .orWider(Interval.dollars(new StationaryBootstrap(1, RESAMPLES, seed)
                                .distribution(days, BootstrapFigures::mean)));
    }

    private static double sharpe(double... returns) {
        return Moments.sharpe(returns) * YEAR;
    }

    private static double aboveZero(double... values) {
        return (double) DoubleStream.of(values).filter(value -> value > 0).count() / values.length;
    }

    private static double lessSure(double one, double other) {
        return Math.abs(one - 0.5) <= Math.abs(other - 0.5) ? one : other;
    }

    private static double mean(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
