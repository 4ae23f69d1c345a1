package activetrader.agent;

import activetrader.agent.facts.FactSheet;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Measures from a scan how lively the market is.
final class MarketPulse {
    /// The absolute score, 0 to 100, from which a signal counts as strong.
    private static final BigDecimal STRONG_SCORE = BigDecimal.valueOf(50);
    /// The relative volume from which a symbol counts as heavily traded; 1 is its usual volume.
    private static final BigDecimal HIGH_VOLUME = new BigDecimal("1.5");
    private static final int MANY = 3;

    private MarketPulse() {}

    /// Lively with several strong or heavily traded signals; steady with one, with an open position or without
    /// facts; otherwise calm.
    static Activity of(@Nullable FactSheet facts) {
        if (facts == null) {
            return Activity.STEADY;
        }
        long moving = signals(facts.scan()).stream().filter(MarketPulse::moves).count();
        if (moving >= MANY) {
            return Activity.LIVELY;
        }
        return moving > 0 || !facts.positions().isEmpty() ? Activity.STEADY : Activity.CALM;
    }

    private static List<?> signals(Map<String, Object> scan) {
        return scan.get("signals") instanceof List<?> list ? list : List.of();
    }

    private static boolean moves(@Nullable Object signal) {
        return signal instanceof Map<?, ?> row
                && (number(row.get("score")).abs().compareTo(STRONG_SCORE) >= 0
                        || number(row.get("relative_volume")).compareTo(HIGH_VOLUME) >= 0);
    }

    private static BigDecimal number(@Nullable Object value) {
        return value instanceof Number ? new BigDecimal(value.toString()) : BigDecimal.ZERO;
    }
}
