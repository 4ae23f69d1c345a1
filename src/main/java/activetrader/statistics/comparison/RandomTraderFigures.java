package activetrader.statistics.comparison;

import activetrader.statistics.Moments;
import activetrader.statistics.Rounding;
import activetrader.statistics.TradingSample;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Quantile;
import org.jspecify.annotations.Nullable;

/// The sample beside traders that pick symbols by chance, see [RandomTraders]. Dollars are gross, at the closes of
/// minutes.
///
/// Source of the probability: B. V. North, D. Curtis and P. C. Sham, "A Note on the Calculation of Empirical
/// P Values from Monte Carlo Procedures", American Journal of Human Genetics 71 (2002): (r + 1) / (n + 1).
///
/// @param trades that were compared
/// @param withoutPrices trades that could not be
/// @param pnl of the sample's own trades
/// @param low and `high`: 95 % of the random traders lie between them
/// @param percentile the part of the random traders that did worse, those that did as well counted by half
/// @param chancePercent the probability that a random trader does at least as well
public record RandomTraderFigures(
        @JsonProperty("traders") int traders,
        @JsonProperty("trades") int trades,
        @JsonProperty("without_prices") int withoutPrices,
        @JsonProperty("pnl") @Nullable BigDecimal pnl,
        @JsonProperty("random_mean") @Nullable BigDecimal mean,
        @JsonProperty("random_low") @Nullable BigDecimal low,
        @JsonProperty("random_high") @Nullable BigDecimal high,
        @JsonProperty("percentile") @Nullable BigDecimal percentile,
        @JsonProperty("chance_percent") @Nullable BigDecimal chancePercent) {
    static final int TRADERS = 1_000;
    private static final double LOW = 0.025;
    private static final double HIGH = 0.975;

    public static RandomTraderFigures of(TradingSample sample, MinuteBars bars, long seed) {
        RandomTraders random = RandomTraders.of(sample, bars, TRADERS, seed);
        int without = sample.trades().size() - random.compared();
        if (random.compared() == 0) {
            return new RandomTraderFigures(TRADERS, 0, without, null, null, null, null, null, null);
        }
        double[] profits = random.profits();
        double own = random.own();
        long worse = Arrays.stream(profits).filter(profit -> profit < own).count();
        long equal = Arrays.stream(profits).filter(profit -> profit == own).count();
        return new RandomTraderFigures(
                TRADERS,
                random.compared(),
                without,
                Rounding.dollars(own),
                Rounding.dollars(Moments.mean(profits)),
                Rounding.dollars(quantile(profits, LOW)),
                Rounding.dollars(quantile(profits, HIGH)),
                Rounding.percent((worse + equal / 2.0) / TRADERS),
                Rounding.percent((TRADERS - worse + 1.0) / (TRADERS + 1.0)));
    }

    private static double quantile(double[] values, double part) {
        return Quantile.withDefaults().with(Quantile.EstimationMethod.HF7).evaluate(values.clone(), part);
    }
}
