package activetrader.execution.protection;

import activetrader.execution.ledger.LedgerEntry;
import activetrader.execution.ledger.OrderLedger;
import activetrader.journal.OrderPurpose;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Side;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The stops and targets that orders in the ledger planned for a position.
///
/// In all methods `plannedFrom` is the instant from which plans count; null when not known. Earlier plans belong to an
/// earlier position. See decision 74.
public final class PlannedExits {
    private final OrderLedger ledger;

    public PlannedExits(OrderLedger ledger) {
        this.ledger = ledger;
    }

    /// The planned stop that locks in most for the position.
    public Optional<Price> stop(Position position, @Nullable Instant plannedFrom) {
        Side closing = position.side().closingSide();
        return accepted(position, plannedFrom)
                .filter(entry -> entry.intent().purpose() != OrderPurpose.ENTRY || isEntryOf(position, entry))
                .map(entry -> entry.intent().stopLoss())
                .filter(Objects::nonNull)
                .reduce((one, other) -> closing.isTighterStop(other, one) ? other : one);
    }

    /// The stop of the entry that opened the position.
    public Optional<Price> firstStop(Position position, @Nullable Instant plannedFrom) {
        return accepted(position, plannedFrom)
                .filter(entry -> isEntryOf(position, entry))
                .findFirst()
                .map(entry -> entry.intent().stopLoss());
    }

    /// The stop furthest from the market among those that the risk gate approved for an entry.
    public Optional<Price> approved(Position position, @Nullable Instant plannedFrom) {
        Side closing = position.side().closingSide();
        return accepted(position, plannedFrom)
                .filter(entry -> isEntryOf(position, entry))
                .map(entry -> entry.intent().stopLoss())
                .filter(Objects::nonNull)
                .reduce((one, other) -> closing.isTighterStop(one, other) ? other : one);
    }

    /// The latest planned target, without the limits of exits; empty when it is not known from when on plans
    /// count.
    public Optional<Price> target(Position position, @Nullable Instant plannedFrom) {
        return plannedFrom == null ? Optional.empty() : lastTarget(position, plannedFrom);
    }

    private Optional<Price> lastTarget(Position position, Instant plannedFrom) {
        return accepted(position, plannedFrom)
                .filter(entry -> isEntryOf(position, entry) || entry.intent().purpose() == OrderPurpose.PROTECTION)
                .map(entry -> entry.intent().takeProfit())
                .filter(Objects::nonNull)
                .reduce((_, last) -> last);
    }

    private Stream<LedgerEntry> accepted(Position position, @Nullable Instant plannedFrom) {
        return ledger.entries().stream()
                .filter(entry -> entry.state() == LedgerEntry.State.ACCEPTED
                        && entry.intent().symbol().equals(position.symbol())
                        && (plannedFrom == null || !entry.intent().at().isBefore(plannedFrom)));
    }

    private static boolean isEntryOf(Position position, LedgerEntry entry) {
        return entry.intent().purpose() == OrderPurpose.ENTRY
                && entry.intent().side() == position.side().openingSide();
    }
}
