package activetrader.execution.protection;

import java.math.BigDecimal;
import java.time.Duration;

/// How positions are protected between cycles.
///
/// @param stopRule how stops follow the market without being asked
/// @param scaleOut when a part of a gain is taken without being asked
/// @param passedFor how long the market may be past a stop that does not fill before the shares count as uncovered
/// @param heldLooks looks after which an order that holds shares without a stop is replaced; at least 1
public record ProtectionSettings(StopRule stopRule, ScaleOut scaleOut, Duration passedFor, int heldLooks) {
    public static ProtectionSettings defaults() {
        return new ProtectionSettings(
                new StopRule(BigDecimal.ONE, BigDecimal.ZERO),
                new ScaleOut(BigDecimal.ONE, BigDecimal.valueOf(30)),
                Duration.ofSeconds(5),
                2);
    }

    /// These settings, with stops that follow the market by `rule` alone, and nothing sold.
    public ProtectionSettings following(StopRule rule) {
        return new ProtectionSettings(rule, ScaleOut.NONE, passedFor, heldLooks);
    }
}
