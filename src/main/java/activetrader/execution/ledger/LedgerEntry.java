package activetrader.execution.ledger;

import activetrader.journal.OrderRecord;
import activetrader.market.OrderStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the ledger knows of one of our orders.
///
/// @param orderId the broker's id; null until it accepted
/// @param legs the broker's ids of its legs
/// @param ended its last status; null while it may change
/// @param doubts how often an outcome was written down as unknown
public record LedgerEntry(
        OrderRecord.Intent intent,
        State state,
        @Nullable String orderId,
        List<String> legs,
        @Nullable OrderStatus ended,
        int doubts) {
    public LedgerEntry {
        legs = List.copyOf(legs);
    }

    static LedgerEntry of(OrderRecord.Intent intent) {
        return new LedgerEntry(intent, State.IN_DOUBT, null, List.of(), null, 0);
    }

    LedgerEntry accepted(OrderRecord.Accepted record) {
        return new LedgerEntry(intent, State.ACCEPTED, record.orderId(), record.legs(), ended, doubts);
    }

    LedgerEntry in(State next) {
        return new LedgerEntry(intent, next, orderId, legs, ended, doubts);
    }

    LedgerEntry inDoubt() {
        return new LedgerEntry(intent, State.IN_DOUBT, orderId, legs, ended, doubts + 1);
    }

    LedgerEntry ended(OrderStatus status) {
        return new LedgerEntry(intent, state, orderId, legs, status, doubts);
    }

    public boolean isInDoubt() {
        return state == State.IN_DOUBT;
    }

    /// Whether the broker holds it, or did.
    public enum State {
        /// Perhaps sent, perhaps accepted.
        IN_DOUBT,
        ACCEPTED,
        REJECTED,
        /// Looked for long enough: the broker does not hold it.
        ABSENT
    }
}
