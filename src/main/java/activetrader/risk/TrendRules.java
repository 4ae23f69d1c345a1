package activetrader.risk;

import activetrader.risk.MarketTrend.Direction;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/// The rules about where the market and the symbol are going.
final class TrendRules {
    private TrendRules() {}

    /// Not against a market that is known, and never without knowing it.
    static Optional<Finding> market(EntryInputs in) {
        if (!in.limits().market().regimeRequired()) {
            return Finding.NONE;
        }
        MarketTrend trend = in.marketTrend();
        Duration age = Duration.between(trend.at(), in.account().now());
        int maxAge = in.limits().data().maxVolatilityAgeMinutes() * 60;
        if (age.compareTo(Duration.ofSeconds(maxAge)) > 0) {
            return Finding.stale("the trend of SPY and QQQ", age, maxAge);
        }
        Direction against = in.candidate().isLong() ? Direction.FALLING : Direction.RISING;
        return trend.direction() == against
                ? Finding.of(
                        "SPY and QQQ are both "
                                + (in.candidate().isLong() ? "falling: no buying" : "rising: no shorting"),
                        trend.direction(),
                        "not " + against)
                : Finding.NONE;
    }

    static Optional<Finding> score(EntryInputs in) {
        BigDecimal least = in.limits().market().minScore();
        if (least.signum() == 0) {
            return Finding.NONE;
        }
        BigDecimal score = in.candidate().isLong() ? in.score() : in.score().negate();
        return score.compareTo(least) >= 0
                ? Finding.NONE
                : Finding.of(
                        "the 5-minute score of " + in.symbol() + " is "
                                + in.score().toPlainString() + ", at least " + least.toPlainString()
                                + " is needed in the direction of the entry",
                        score.toPlainString(),
                        least.toPlainString());
    }
}
