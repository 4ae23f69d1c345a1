package activetrader.execution.fills.adjustments;

import activetrader.time.Tick;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Measures for how long each thing has differed by the same amount.
final class Doubts {
    /// How long a fill or an activity that the broker lists late may explain a difference.
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Map<String, Doubt> doubts = new HashMap<>();

    private record Doubt(BigDecimal amount, Tick since) {}

    /// Whether `name` has differed by `amount` for so long that no explanation will come.
    synchronized boolean isOver(String name, BigDecimal amount, Tick now) {
        Doubt doubt = doubts.get(name);
        if (doubt == null || doubt.amount.compareTo(amount) != 0) {
            doubts.put(name, new Doubt(amount, now));
            return false;
        }
        return !doubt.since.plus(PATIENCE).isAfter(now);
    }

    synchronized void forget(String name) {
        doubts.remove(name);
    }
}
