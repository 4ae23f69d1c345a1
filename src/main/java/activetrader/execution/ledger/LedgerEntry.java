package activetrader.execution.ledger;

import activetrader.broker.RejectReason;
import activetrader.journal.OrderRecord;
import activetrader.market.OrderStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the ledger knows of one of our orders.
///
/// @param orderId the broker's id; null until the broker accepts the order
/// @param legs the broker's ids of its legs
/// @param ended its last status; null while the order is open
/// @param doubts how often its outcome was recorded as unknown
/// @param rejectedFor the broker's reason of a rejection; null unless the broker rejected it
public record LedgerEntry(
        OrderRecord.Intent intent,
        State state,
        @Nullable String orderId,
        List<String> legs,
        @Nullable OrderStatus ended,
        int doubts,
        @Nullable RejectReason rejectedFor) {
    public LedgerEntry {
        legs = List.copyOf(legs);
    }

    static LedgerEntry of(OrderRecord.Intent intent) {
        return new LedgerEntry(intent, State.IN_DOUBT, null, List.of(), null, 0, null);
    }

    LedgerEntry accepted(OrderRecord.Accepted record) {
        return new LedgerEntry(intent, State.ACCEPTED, record.orderId(), record.legs(), ended, doubts, null);
    }

    LedgerEntry rejected(@Nullable RejectReason reason) {
        return new LedgerEntry(intent, State.REJECTED, orderId, legs, ended, doubts, reason);
    }

    LedgerEntry absent() {
        return new LedgerEntry(intent, State.ABSENT, orderId, legs, ended, doubts, null);
    }

    LedgerEntry inDoubt() {
        return new LedgerEntry(intent, State.IN_DOUBT, orderId, legs, ended, doubts + 1, null);
    }

    LedgerEntry ended(OrderStatus status) {
        return new LedgerEntry(intent, state, orderId, legs, status, doubts, rejectedFor);
    }

    public boolean isInDoubt() {
        return state == State.IN_DOUBT;
    }

    /// What is known of an order at the broker.
    public enum State {
        /// Perhaps sent, perhaps accepted.
        IN_DOUBT,
        ACCEPTED,
        REJECTED,
        /// Not found for long enough: the broker does not hold it.
        ABSENT
    }
}
