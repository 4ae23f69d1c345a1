package activetrader.execution.fills;

import activetrader.execution.fills.book.BookedFills;
import activetrader.execution.ledger.LedgerEntry;
import activetrader.execution.ledger.OrderLedger;
import activetrader.journal.OrderPurpose;
import activetrader.market.Position;
import java.time.Instant;
import java.util.Optional;

/// Finds the orders of ours that opened positions.
public final class OpeningOrders {
    private final OrderLedger ledger;
    private final BookedFills booked;

    public OpeningOrders(OrderLedger ledger, BookedFills booked) {
        this.ledger = ledger;
        this.booked = booked;
    }

    /// The order of ours that opened `position`; empty when it is external.
    public Optional<LedgerEntry> of(Position position) {
        Instant plannedFrom = booked.plannedFrom(position.symbol());
        return ledger.entries().stream()
                .filter(entry -> entry.intent().purpose() == OrderPurpose.ENTRY
                        && entry.state() == LedgerEntry.State.ACCEPTED
                        && entry.intent().symbol().equals(position.symbol())
                        && entry.intent().side() == position.side().openingSide()
                        && (plannedFrom == null || !entry.intent().at().isBefore(plannedFrom)))
                .findFirst();
    }
}
