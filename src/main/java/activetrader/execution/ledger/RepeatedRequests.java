package activetrader.execution.ledger;

import activetrader.journal.OrderRecord;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Tells a request that is made twice from a new one, so that it leads to no second order.
public final class RepeatedRequests {
    private final OrderSubmitter sender;
    private final Duration window;

    /// @param window within this an identical request without a cycle is the same request
    public RepeatedRequests(OrderSubmitter sender, Duration window) {
        this.sender = sender;
        this.window = window;
    }

    /// Whether an identical request in `cycle` now would be `entry` once more: the order of `entry` may live, and it
    /// was requested in the same cycle, or within the window when neither belongs to a cycle.
    public boolean isRepeatedIn(@Nullable String cycle, LedgerEntry entry) {
        OrderRecord.Intent intent = entry.intent();
        boolean live = entry.state() == LedgerEntry.State.ACCEPTED || entry.isInDoubt();
        boolean sameTime = cycle != null
                ? cycle.equals(intent.cycle())
                : intent.cycle() == null && sender.ageOf(intent).compareTo(window) <= 0;
        return live && sameTime;
    }
}
