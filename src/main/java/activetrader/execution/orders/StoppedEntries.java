package activetrader.execution.orders;

import activetrader.execution.ledger.LedgerEntry;
import activetrader.execution.ledger.OrderLedger;
import activetrader.journal.OrderPurpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// Entries of this life of the service that may still bring shares, to be looked at again when their outcome is known:
/// entries may have been stopped meanwhile.
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

    /// What has to be undone.
    ///
    /// @param close whether what it bought goes as well; else only its open rest does
    public record Undone(LedgerEntry entry, boolean close) {}

    /// From now on looks at the entries among `entries`.
    public void follow(List<LedgerEntry> entries) {
        entries.stream()
                .filter(entry -> entry.intent().purpose() == OrderPurpose.ENTRY)
                .forEach(entry -> phases.putIfAbsent(entry.intent().clientOrderId(), Phase.OUTCOME_UNKNOWN));
    }

    /// Looks at `entry` again, as it could not be undone.
    public void again(Undone undone) {
        phases.put(undone.entry().intent().clientOrderId(), undone.close() ? Phase.OUTCOME_UNKNOWN : Phase.OPEN);
    }

    /// Those that are accepted by now although they are stopped. Each is named once. What was accepted before it was
    /// stopped keeps what it has bought, which has its stop.
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
