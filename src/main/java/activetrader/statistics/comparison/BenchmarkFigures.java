package activetrader.statistics.comparison;

import activetrader.market.Symbol;
import activetrader.statistics.Moments;
import activetrader.statistics.Rounding;
import activetrader.statistics.TradedDay;
import activetrader.statistics.TradingSample;
import activetrader.statistics.figures.Fall;
import activetrader.statistics.figures.RatioFigures;
import activetrader.statistics.inference.BootstrapFigures;
import activetrader.statistics.inference.Interval;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The same days without the trader: the equity before each day, bought at the open and sold at the close.
///
/// @param days of the sample for which there are bars
/// @param pnl dollars of all these days
/// @param meanDay dollars
/// @param sharpe for a year
/// @param beta how far the sample's return follows this one: covariance over variance
/// @param excessMeanDay the 95 % interval of the sample's mean net profit above this one, in dollars a day
public record BenchmarkFigures(
        @JsonProperty("days") int days,
        @JsonProperty("pnl") @Nullable BigDecimal pnl,
        @JsonProperty("mean_day") @Nullable BigDecimal meanDay,
        @JsonProperty("sharpe") @Nullable BigDecimal sharpe,
        @JsonProperty("max_drawdown_percent") @Nullable BigDecimal maxDrawdownPercent,
        @JsonProperty("beta") @Nullable BigDecimal beta,
        @JsonProperty("excess_mean_day") Interval excessMeanDay) {

    /// One symbol, such as SPY.
    public static BenchmarkFigures of(Symbol symbol, TradingSample sample, MinuteBars bars, long seed) {
        return of(new Benchmark.Single(symbol), sample, bars, seed);
    }

    /// All symbols of each day's universe with the same value in each.
    public static BenchmarkFigures equalWeight(TradingSample sample, MinuteBars bars, long seed) {
        return of(new Benchmark.EqualWeight(), sample, bars, seed);
    }

    private static BenchmarkFigures of(Benchmark benchmark, TradingSample sample, MinuteBars bars, long seed) {
        double[][] pairs = sample.days().stream()
                .flatMap(day -> benchmark.on(day.date(), bars).stream().mapToObj(change -> pair(day, change)))
                .toArray(double[][]::new);
        double[] theirs = column(pairs, 0);
        double[] dollars = column(pairs, 1);
        return new BenchmarkFigures(
                pairs.length,
                Rounding.dollars(Moments.mean(dollars) * pairs.length),
                Rounding.dollars(Moments.mean(dollars)),
                Rounding.ratio(Moments.sharpe(theirs) * Math.sqrt(RatioFigures.DAYS_A_YEAR)),
                Rounding.percent(
                        pairs.length == 0 ? Double.NaN : Fall.deepest(theirs).depth()),
                Rounding.ratio(beta(column(pairs, 2), theirs)),
                BootstrapFigures.meanOf(column(pairs, 3), seed));
    }

    /// Return and dollars of the benchmark, return of the sample, dollars of the sample above the benchmark.
    private static double[] pair(TradedDay day, double change) {
        double dollars = change * day.equityBefore().value().doubleValue();
        return new double[] {change, dollars, day.netReturn(), day.net().value().doubleValue() - dollars};
    }

    private static double[] column(double[][] rows, int column) {
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = rows[i][column];
        }
        return values;
    }

    private static double beta(double[] ours, double[] theirs) {
        double ourMean = Moments.mean(ours);
        double theirMean = Moments.mean(theirs);
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < ours.length; i++) {
            covariance += (ours[i] - ourMean) * (theirs[i] - theirMean);
            variance += (theirs[i] - theirMean) * (theirs[i] - theirMean);
        }
        return covariance / variance;
    }
}
