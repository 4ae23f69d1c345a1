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
        return new LossLimits(BigDecimal.valueOf(2), BigDecimal.valueOf(3), 2, 30);
    }
}
