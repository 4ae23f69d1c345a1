package activetrader.execution.desk.entries;

import activetrader.execution.fills.book.BookedFills;
import activetrader.execution.orders.entries.EntryGate;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.orders.entries.RepeatedEntries;
import activetrader.market.Side;
import java.util.Optional;

/// Denies entries by all that is known without asking the broker.
public final class UnreadRefusals {
    private final EntryPreconditions preconditions;
    private final RepeatedEntries repeats;
    private final EntryGate gate;
    private final AccountViews views;
    private final BookedFills booked;

    public UnreadRefusals(
            EntryPreconditions preconditions,
            RepeatedEntries repeats,
            EntryGate gate,
            AccountViews views,
            BookedFills booked) {
        this.preconditions = preconditions;
        this.repeats = repeats;
        this.gate = gate;
        this.views = views;
        this.booked = booked;
    }

    /// The denial of an entry that is requested now, which counts as an attempt; empty when nothing denies it.
    Optional<EntryResult> atTheDoor(EntryRequest request) {
        return preconditions
                .atTheDoor()
                .<EntryResult>map(EntryResult.Blocked::new)
                .or(() -> byRules(request));
    }

    /// The denial of `request`, unless the records show a position that it would reduce. It does not count as an
    /// attempt.
    Optional<EntryResult> of(EntryRequest request) {
        int held = booked.lot(request.symbol()).shares().signum();
        boolean reduces = held == (request.side() == Side.BUY ? -1 : 1);
        return reduces
                ? Optional.empty()
                : preconditions
                        .closedDoor()
                        .<EntryResult>map(EntryResult.Blocked::new)
                        .or(() -> byRules(request));
    }

    private Optional<EntryResult> byRules(EntryRequest request) {
        if (preconditions.closeTheDay()) {
            return Optional.empty();
        }
        var view = views.of(null);
        return repeats.isRepeated(request) ? Optional.empty() : gate.deniedUnread(request, view);
    }
}
