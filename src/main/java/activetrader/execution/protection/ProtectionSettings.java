package activetrader.execution.protection;

import java.math.BigDecimal;
import java.time.Duration;

/// How positions are protected between cycles.
///
/// @param stopRule how stops follow the market by rule
/// @param scaleOut when a part of a gain is sold by rule
/// @param passedFor how long the market may be past an unfilled stop before its shares count as unprotected
/// @param heldLooks looks after which an order that holds shares without a stop is replaced; at least 1
public record ProtectionSettings(StopRule stopRule, ScaleOut scaleOut, Duration passedFor, int heldLooks) {
    public static ProtectionSettings defaults() {
        return new ProtectionSettings(
                new StopRule(BigDecimal.ONE, BigDecimal.ZERO),
                new ScaleOut(BigDecimal.ONE, BigDecimal.valueOf(30)),
                Duration.ofSeconds(5),
                2);
    }

    /// These settings with `rule` as the only rule: stops follow the market, and nothing is sold.
    public ProtectionSettings following(StopRule rule) {
        return new ProtectionSettings(rule, ScaleOut.NONE, passedFor, heldLooks);
    }
}
