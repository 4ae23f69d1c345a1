package activetrader.risk;

import activetrader.market.Price;
import activetrader.risk.RiskLimits.ProtectionLimits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/// The rules about where the entry is left again: stop and target.
final class ProtectionRules {
    private ProtectionRules() {}

    static Optional<Finding> volatilityUsable(EntryInputs in) {
        Duration age = Duration.between(in.volatility().at(), in.account().now());
        int maxAge = in.limits().data().maxVolatilityAgeMinutes() * 60;
        return age.compareTo(Duration.ofSeconds(maxAge)) > 0
                ? Finding.stale("the average true range of " + in.symbol(), age, maxAge)
                : Finding.NONE;
    }

    static Optional<Finding> stopSide(EntryInputs in) {
        EntryPrices prices = in.prices();
        boolean isLong = in.candidate().isLong();
        boolean right =
                isLong ? prices.stop().isBelow(prices.exit()) : prices.stop().isAbove(prices.exit());
        return right
                ? Finding.NONE
                : Finding.of(
                        "stop " + prices.stop() + " must be " + (isLong ? "below " : "above ") + prices.exit(),
                        prices.stop(),
                        prices.exit());
    }

    static Optional<Finding> stopDistance(EntryInputs in) {
        EntryPrices prices = in.prices();
        BigDecimal distance = prices.stopDistance();
        BigDecimal least = leastDistance(in, prices.exit());
        BigDecimal most = mostDistance(in, prices.exit());
        boolean tooNear = in.candidate().stopPrice() != null && distance.compareTo(least) < 0;
        if (!tooNear && distance.compareTo(most) <= 0) {
            return Finding.NONE;
        }
        String what = "stop " + prices.stop() + " is " + plain(distance) + " away from " + prices.exit();
        return tooNear
                ? Finding.of(what + ", at least " + plain(least) + " are needed", plain(distance), plain(least))
                : Finding.of(what + ", at most " + plain(most) + " are allowed", plain(distance), plain(most));
    }

    private static BigDecimal leastDistance(EntryInputs in, Price exit) {
        ProtectionLimits limits = in.limits().protection();
        BigDecimal byPercent = Percent.of(exit.value(), limits.minStopPercent());
        return limits.minStopAtr().multiply(in.volatility().atr()).max(byPercent);
    }

    /// Never less than the least by percentage, so that a very calm symbol still has room for a stop.
    private static BigDecimal mostDistance(EntryInputs in, Price exit) {
        ProtectionLimits limits = in.limits().protection();
        return limits.maxStopAtr()
                .multiply(in.volatility().atr())
                .max(Percent.of(exit.value(), limits.minStopPercent()))
                .max(exit.tick())
                .min(Percent.of(exit.value(), limits.maxStopPercent()));
    }

    static Optional<Finding> takeProfitSide(EntryInputs in) {
        EntryPrices prices = in.prices();
        Price target = prices.takeProfit();
        if (target == null) {
            return Finding.NONE;
        }
        boolean isLong = in.candidate().isLong();
        Price beyond = isLong ? higher(prices.entry(), in.ask()) : lower(prices.entry(), in.bid());
        boolean right = isLong ? target.isAbove(beyond) : target.isBelow(beyond);
        return right
                ? Finding.NONE
                : Finding.of(
                        "take profit " + target + " must be " + (isLong ? "above " : "below ") + beyond,
                        target,
                        beyond);
    }

    static Optional<Finding> rewardRisk(EntryInputs in) {
        EntryPrices prices = in.prices();
        Price target = prices.takeProfit();
        if (target == null) {
            return Finding.NONE;
        }
        BigDecimal reward = target.value().subtract(prices.entry().value()).abs();
        BigDecimal risk = prices.riskPerShare();
        BigDecimal least = in.limits().protection().minRewardRisk();
        BigDecimal ratio = reward.divide(risk, 4, RoundingMode.FLOOR);
        return reward.compareTo(risk.multiply(least)) >= 0
                ? Finding.NONE
                : Finding.of(
                        "take profit " + target + " gains " + plain(ratio) + " per dollar risked, at least "
                                + plain(least) + " are needed",
                        plain(ratio),
                        plain(least));
    }

    private static Price higher(Price one, Price other) {
        return one.isAbove(other) ? one : other;
    }

    private static Price lower(Price one, Price other) {
        return one.isBelow(other) ? one : other;
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
