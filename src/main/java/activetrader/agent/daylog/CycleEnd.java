package activetrader.agent.daylog;

import java.util.Locale;

/// How a cycle ended, as records name it. Older records may have other words.
public enum CycleEnd {
    COMPLETED,
    STOPPED,
    BUDGET_SPENT,
    TIMED_OUT,
    INCOMPLETE,
    FAILED;

    /// Such as `budget_spent`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
