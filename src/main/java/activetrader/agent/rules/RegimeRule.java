package activetrader.agent.rules;

import java.util.List;
import java.util.Set;

/// What SPY and QQQ must do before a symbol is bought.
public enum RegimeRule {
    /// Both trends are known, and at least one does not fall.
    ONE,
    /// Both trends are known, and neither falls.
    BOTH,
    /// Nothing is asked of them; `risk.regime_required` still holds.
    OFF;

    private static final Set<String> KNOWN = Set.of("BULL", "BEAR", "SIDEWAYS");
    private static final String FALLING = "BEAR";

    boolean permits(List<String> regimes) {
        return switch (this) {
            case ONE -> KNOWN.containsAll(regimes) && !regimes.stream().allMatch(FALLING::equals);
            case BOTH -> KNOWN.containsAll(regimes) && !regimes.contains(FALLING);
            case OFF -> true;
        };
    }
}
