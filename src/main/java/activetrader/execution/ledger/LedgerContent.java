package activetrader.execution.ledger;

import java.util.List;

/// The orders of a ledger at one moment, or why they cannot be read.
public sealed interface LedgerContent {
    /// @param entries oldest first
    record Known(List<LedgerEntry> entries) implements LedgerContent {
        public Known {
            entries = List.copyOf(entries);
        }
    }

    /// There may be orders that cannot be named.
    record Unreadable(String why) implements LedgerContent {}
}
