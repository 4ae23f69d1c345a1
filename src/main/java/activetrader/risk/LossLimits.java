package activetrader.risk;

import java.math.BigDecimal;

/// When losses stop new entries.
///
/// @param maxDailyLossPercent of the equity at the start of the day
/// @param maxDrawdownPercent of the day's highest equity
/// @param maxConsecutiveLosses losing exits in a row before a pause
/// @param lossPauseMinutes how long that pause is, from the last losing exit
public record LossLimits(
        BigDecimal maxDailyLossPercent, BigDecimal maxDrawdownPercent, int maxConsecutiveLosses, int lossPauseMinutes) {
    public static LossLimits defaults() {
        return new LossLimits(new BigDecimal("0.25"), new BigDecimal("0.4"), 2, 30);
    }
}
