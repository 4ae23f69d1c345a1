package activetrader.execution.desk;

import activetrader.execution.orders.entries.EntryTimeouts;
import activetrader.execution.orders.review.FillReview;
import activetrader.execution.protection.Protector;
import activetrader.execution.settings.ExecutionSettings;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/// The time until the next look at the account. It is short while a stop is missing or looks faulty, the last look
/// failed, a review is open, or an entry must be cancelled in time.
final class LookInterval {
    private static final Duration WHILE_UNSETTLED = Duration.ofSeconds(15);
    private static final Duration WHILE_ENTERING = ExecutionSettings.SHORTEST_INTERVAL;

    private final Duration usual;
    private final Protector protector;
    private final FillReview fillReview;
    private final EntryTimeouts entries;

    LookInterval(Duration usual, Protector protector, FillReview fillReview, EntryTimeouts entries) {
        this.usual = usual;
        this.protector = protector;
        this.fillReview = fillReview;
        this.entries = entries;
    }

    /// @param sawAll whether the last look did not fail
    Duration next(boolean sawAll) {
        boolean settled = sawAll && protector.unprotected().isEmpty() && fillReview.isSettled();
        Duration longest = settled ? usual : WHILE_UNSETTLED;
        Duration suspicious =
                protector.checks().hasSuspects() ? protector.checks().lasting() : usual;
        Duration entering = entries.areRunning() ? WHILE_ENTERING : usual;
        return Collections.min(List.of(usual, longest, suspicious, entering));
    }
}
