package activetrader.execution.ledger;

import activetrader.broker.RejectReason;
import activetrader.journal.OrderRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The state of each of our orders, from the records of the ledger applied in order. Not for several threads.
final class LedgerEntries {
    private final Map<String, LedgerEntry> byClientId = new LinkedHashMap<>();

    void apply(OrderRecord record) {
        switch (record) {
            case OrderRecord.Intent intent -> byClientId.put(intent.clientOrderId(), LedgerEntry.of(intent));
            case OrderRecord.Accepted accepted -> update(accepted.clientOrderId(), entry -> entry.accepted(accepted));
            case OrderRecord.Rejected rejected ->
                update(
                        rejected.clientOrderId(),
                        entry -> entry.rejected(
                                RejectReason.named(rejected.reasonCode()).orElse(null)));
            case OrderRecord.Unknown unknown -> update(unknown.clientOrderId(), LedgerEntry::inDoubt);
            case OrderRecord.Absent absent -> update(absent.clientOrderId(), LedgerEntry::absent);
            case OrderRecord.Ended ended -> update(ended.clientOrderId(), entry -> entry.ended(ended.status()));
            case OrderRecord.CancelRequested _,
                    OrderRecord.Denied _,
                    OrderRecord.FillMended _,
                    OrderRecord.ModeChanged _,
                    OrderRecord.AccountClosed _,
                    OrderRecord.FlattenStarted _,
                    OrderRecord.FlattenFinished _,
                    OrderRecord.ExitNotDone _ -> {}
        }
    }

    private void update(String clientOrderId, UnaryOperator<LedgerEntry> change) {
        byClientId.computeIfPresent(clientOrderId, (_, entry) -> change.apply(entry));
    }

    boolean contains(String clientOrderId) {
        return byClientId.containsKey(clientOrderId);
    }

    Optional<LedgerEntry> get(String clientOrderId) {
        return Optional.ofNullable(byClientId.get(clientOrderId));
    }

    /// Oldest first.
    List<LedgerEntry> all() {
        return List.copyOf(byClientId.values());
    }
}
