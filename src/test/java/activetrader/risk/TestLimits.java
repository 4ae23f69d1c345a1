package activetrader.risk;

import activetrader.risk.RiskLimits.LossLimits;
import activetrader.risk.RiskLimits.PaceLimits;
import activetrader.risk.RiskLimits.SizeLimits;
import java.math.BigDecimal;

/// Limits for tests of other things than the limits.
public final class TestLimits {
    private TestLimits() {}

    /// The defaults with one percent of risk in a trade, two of loss in a day and three of drawdown: limits on size
    /// are reached before those.
    public static RiskLimits wide() {
        RiskLimits standard = RiskLimits.defaults();
        SizeLimits size = standard.size();
        return standard.with(new LossLimits(BigDecimal.valueOf(2), BigDecimal.valueOf(3), 2, 30))
                .with(new SizeLimits(
                        BigDecimal.ONE,
                        size.maxPositionPercent(),
                        size.maxDeployedPercent(),
                        size.maxPositions(),
                        size.maxGroupPercent(),
                        size.groups(),
                        size.maxGrossPercent(),
                        size.buyingPowerMarginPercent(),
                        size.shortingAllowed()));
    }

    /// `limits` with short positions allowed.
    public static RiskLimits shorting(RiskLimits limits) {
        SizeLimits size = limits.size();
        return limits.with(new SizeLimits(
                size.riskPerTradePercent(),
                size.maxPositionPercent(),
                size.maxDeployedPercent(),
                size.maxPositions(),
                size.maxGroupPercent(),
                size.groups(),
                size.maxGrossPercent(),
                size.buyingPowerMarginPercent(),
                true));
    }

    /// Those without the ones on how often the same may be done: a test may enter a symbol twice in a minute.
    public static RiskLimits unhurried() {
        RiskLimits standard = wide();
        PaceLimits pace = standard.pace();
        return standard.with(standard.market().inAnyRegime())
                .with(new PaceLimits(
                        pace.maxTradesPerDay(),
                        pace.maxTradesPerDay(),
                        0,
                        pace.maxOrdersPerMinute(),
                        pace.noEntryFirstMinutes(),
                        pace.noEntryLastMinutes(),
                        pace.cooldownMinutes()));
    }
}
