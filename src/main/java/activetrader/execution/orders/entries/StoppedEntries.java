package activetrader.execution.orders.entries;

import activetrader.execution.ledger.LedgerEntry;
import activetrader.execution.ledger.OrderLedger;
import activetrader.journal.OrderPurpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// Entries since this start of the service that may still bring shares. They are checked again when their outcome
/// is known, as entries may have been stopped meanwhile.
public final class StoppedEntries {
    private final OrderLedger ledger;
    private final Map<String, Phase> phases = new ConcurrentHashMap<>();

    public StoppedEntries(OrderLedger ledger) {
        this.ledger = ledger;
    }

    private enum Phase {
        OUTCOME_UNKNOWN,
        OPEN
    }

    /// An entry to reverse.
    ///
    /// @param close whether what it bought is closed too; else only its open part is cancelled
    public record Undone(LedgerEntry entry, boolean close) {}

    /// Adds the entries among `entries` to those that are checked.
    public void follow(List<LedgerEntry> entries) {
        entries.stream()
                .filter(entry -> entry.intent().purpose() == OrderPurpose.ENTRY)
                .forEach(entry -> phases.putIfAbsent(entry.intent().clientOrderId(), Phase.OUTCOME_UNKNOWN));
    }

    /// Keeps `undone` for the next check, as it could not be reversed.
    public void again(Undone undone) {
        phases.put(undone.entry().intent().clientOrderId(), undone.close() ? Phase.OUTCOME_UNKNOWN : Phase.OPEN);
    }

    /// The checked entries that are accepted although they are stopped. Each is returned once. An entry that was
    /// accepted before the stop keeps what it has bought, which has its stop.
    public List<Undone> due(Predicate<LedgerEntry> isStopped) {
        List<Undone> due = new ArrayList<>();
        phases.forEach((id, phase) -> ledger.entry(id).ifPresent(entry -> {
            switch (entry.state()) {
                case IN_DOUBT -> {}
                case REJECTED, ABSENT -> phases.remove(id);
                case ACCEPTED -> {
                    boolean unknown = phase == Phase.OUTCOME_UNKNOWN;
                    if (isStopped.test(entry) && (unknown || entry.ended() == null)) {
                        phases.remove(id);
                        due.add(new Undone(entry, unknown));
                    } else if (entry.ended() != null) {
                        phases.remove(id);
                    } else {
                        phases.put(id, Phase.OPEN);
                    }
                }
            }
        }));
        return due;
    }
}
