package activetrader.risk;

import activetrader.risk.RiskLimits.LossLimits;
import activetrader.risk.RiskLimits.PaceLimits;
import activetrader.risk.RiskLimits.ProtectionLimits;
import activetrader.risk.RiskLimits.SizeLimits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Holds the limits against each other. `docs/reference/risk.md` has the arithmetic and where its two distances come
/// from.
/// See decision 55.
public final class LimitCheck {
    /// How far from the price a stop of two average true ranges usually lies, in percent.
    private static final BigDecimal USUAL_STOP = new BigDecimal("0.5");
    /// How far it lies on volatile days.
    private static final BigDecimal WIDE_STOP = BigDecimal.ONE;

    private static final int MINUTES_OF_A_SESSION = 390;

    private LimitCheck() {}

    /// One line for each pair of limits that no entry could ever keep together, or that defeat each other.
    public static List<String> contradictions(RiskLimits limits) {
        ProtectionLimits stop = limits.protection();
        List<String> found = new ArrayList<>();
        notAbove(found, "default_stop_atr", stop.defaultStopAtr(), "max_stop_atr", stop.maxStopAtr());
        notAbove(found, "min_stop_atr", stop.minStopAtr(), "max_stop_atr", stop.maxStopAtr());
        notAbove(found, "min_stop_percent", stop.minStopPercent(), "max_stop_percent", stop.maxStopPercent());
        notAbove(
                found,
                "risk_per_trade_percent",
                limits.size().riskPerTradePercent(),
                "max_daily_loss_percent",
                limits.loss().maxDailyLossPercent());
        PaceLimits pace = limits.pace();
        if (pace.noEntryFirstMinutes() + pace.noEntryLastMinutes() >= MINUTES_OF_A_SESSION) {
            found.add("risk.no_entry_first_minutes " + pace.noEntryFirstMinutes() + " and risk.no_entry_last_minutes "
                    + pace.noEntryLastMinutes() + " leave nothing of a session of " + MINUTES_OF_A_SESSION
                    + " minutes");
        }
        Set<?> allowed = limits.market().allowedSymbols();
        if (!allowed.isEmpty() && limits.market().blockedSymbols().containsAll(allowed)) {
            found.add("risk.blocked_symbols names every symbol of risk.allowed_symbols, or of the universe");
        }
        return found;
    }

    private static void notAbove(List<String> found, String key, BigDecimal value, String otherKey, BigDecimal other) {
        if (value.compareTo(other) > 0) {
            found.add("risk." + key + " must not be above risk." + otherKey + " " + plain(other) + ", was "
                    + plain(value));
        }
    }

    /// One line for each limit that another one keeps from ever being reached.
    public static List<String> neverReached(RiskLimits limits) {
        SizeLimits size = limits.size();
        LossLimits loss = limits.loss();
        List<String> found = new ArrayList<>();
        BigDecimal atWideStop = Percent.of(size.maxPositionPercent(), WIDE_STOP);
        if (atWideStop.compareTo(size.riskPerTradePercent()) < 0) {
            found.add("risk_per_trade_percent " + plain(size.riskPerTradePercent()) + ": max_position_percent "
                    + plain(size.maxPositionPercent()) + " at a wide stop of " + plain(WIDE_STOP) + " % risks "
                    + plain(atWideStop) + " %");
        }
        BigDecimal day = lossOfADay(limits);
        if (day.compareTo(loss.maxDailyLossPercent()) < 0) {
            found.add("max_daily_loss_percent " + plain(loss.maxDailyLossPercent()) + ": max_trades_per_day "
                    + limits.pace().maxTradesPerDay() + " losses of " + plain(usualRisk(limits)) + " % come to "
                    + plain(day) + " %");
        }
        reachedFirst(
                found,
                "max_daily_loss_percent",
                loss.maxDailyLossPercent(),
                "max_drawdown_percent",
                loss.maxDrawdownPercent());
        reachedFirst(
                found,
                "max_position_percent",
                size.maxPositionPercent(),
                "max_deployed_percent",
                size.maxDeployedPercent());
        reachedFirst(
                found, "max_group_percent", size.maxGroupPercent(), "max_deployed_percent", size.maxDeployedPercent());
        reachedFirst(
                found, "max_deployed_percent", size.maxDeployedPercent(), "max_gross_percent", size.maxGrossPercent());
        return found;
    }

    private static void reachedFirst(List<String> found, String key, BigDecimal value, String by, BigDecimal other) {
        if (value.compareTo(other) > 0) {
            found.add(key + " " + plain(value) + ": " + by + " " + plain(other) + " is reached before it");
        }
    }

    /// What a position loses at its usual stop, and all of a day, as percentages of equity.
    public static String summary(RiskLimits limits) {
        return "a trade risks " + plain(usualRisk(limits)) + " % of equity at a usual stop of " + plain(USUAL_STOP)
                + " %, at most " + plain(limits.size().riskPerTradePercent()) + " %; all "
                + limits.pace().maxTradesPerDay() + " of a day lose " + plain(lossOfADay(limits))
                + " %, entries end at "
                + plain(limits.loss().maxDailyLossPercent()) + " %";
    }

    private static BigDecimal usualRisk(RiskLimits limits) {
        SizeLimits size = limits.size();
        return Percent.of(size.maxPositionPercent(), USUAL_STOP).min(size.riskPerTradePercent());
    }

    private static BigDecimal lossOfADay(RiskLimits limits) {
        return usualRisk(limits).multiply(BigDecimal.valueOf(limits.pace().maxTradesPerDay()));
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
