package activetrader.statistics.report;

import activetrader.statistics.comparison.RandomTraderFigures;
import activetrader.statistics.inference.BootstrapFigures;
import activetrader.statistics.inference.Interval;
import activetrader.statistics.inference.SharpeFigures;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The sentence that says what a result does not show.
final class Conclusion {
    /// Of so many days an interval says little.
    private static final int FEW_DAYS = 30;
    private static final BigDecimal CERTAIN = BigDecimal.valueOf(95);
    private static final BigDecimal CHANCE = BigDecimal.valueOf(5);

    private Conclusion() {}

    /// Such as `56 days: the mean day is between -$13 and +$28; no evidence of an edge.`
    static String of(
            int days, BootstrapFigures bootstrap, SharpeFigures significance, @Nullable RandomTraderFigures random) {
        Interval mean = bootstrap.meanDay();
        @Nullable BigDecimal low = mean.low();
        @Nullable BigDecimal high = mean.high();
        if (low == null || high == null) {
            return "1 day: nothing can be said about other days.";
        }
        return days + " days: the mean day is between " + Amounts.range(low, high, " and ") + "; "
                + evidence(days, low, high, significance, random) + ".";
    }

    private static String evidence(
            int days,
            BigDecimal low,
            BigDecimal high,
            SharpeFigures significance,
            @Nullable RandomTraderFigures random) {
        if (high.signum() < 0) {
            return "evidence of a loss, on these days";
        }
        if (low.signum() <= 0) {
            return "no evidence of an edge";
        }
        if (!isAtLeast(significance.deflatedPercent(), CERTAIN)) {
            return "no evidence of an edge, as "
                    + (significance.trials() > 1 ? "the best of " + significance.trials() + " trials" : "such a run")
                    + " may be luck";
        }
        if (random != null && isAtLeast(random.chancePercent(), CHANCE)) {
            return "no evidence of an edge, as " + random.chancePercent() + " % of random traders did as well";
        }
        return days < FEW_DAYS
                ? "too few days to be evidence of an edge"
                : "evidence of an edge on these days, which later days need not share";
    }

    private static boolean isAtLeast(@Nullable BigDecimal measure, BigDecimal limit) {
        return measure != null && measure.compareTo(limit) >= 0;
    }
}
