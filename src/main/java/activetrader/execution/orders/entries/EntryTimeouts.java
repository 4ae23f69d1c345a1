package activetrader.execution.orders.entries;

import activetrader.execution.ledger.LedgerEntry;
import activetrader.execution.ledger.OrderIds;
import activetrader.execution.ledger.OrderLedger;
import activetrader.execution.ledger.OrderSubmitter;
import activetrader.execution.settings.ExecutionSettings;
import activetrader.journal.OrderPurpose;
import activetrader.journal.OrderRecord;
import activetrader.market.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How long entries stay open at the broker before what is not filled of them is cancelled.
public final class EntryTimeouts {
    private final OrderLedger ledger;
    private final OrderSubmitter sender;
    private final ExecutionSettings settings;

    public EntryTimeouts(OrderLedger ledger, OrderSubmitter sender, ExecutionSettings settings) {
        this.ledger = ledger;
        this.sender = sender;
        this.settings = settings;
    }

    /// Whether an entry may be open at the broker that will soon be cancelled.
    public boolean areRunning() {
        return ledger.entries().reversed().stream()
                .filter(entry -> entry.intent().purpose() == OrderPurpose.ENTRY && entry.ended() == null)
                .filter(entry -> entry.state() == LedgerEntry.State.ACCEPTED)
                .anyMatch(entry -> sender.ageOf(entry.intent())
                                .compareTo(settings.openFor(entry.intent())
                                        .plus(settings.waits().cancel()))
                        < 0);
    }

    /// When what is not filled of our entry `order` is cancelled; null when it is not open or not ours.
    @Nullable
    Instant openUntil(Order order) {
        return order.isOpen()
                ? ledger.entry(order.clientOrderId())
                        .map(entry -> settings.openUntil(entry.intent()))
                        .orElse(null)
                : null;
    }

    /// The intent of `order` when it is an entry of ours.
    public Optional<OrderRecord.Intent> entryOf(Order order) {
        return OrderIds.isOurs(order.clientOrderId())
                ? ledger.entry(order.clientOrderId())
                        .map(LedgerEntry::intent)
                        .filter(intent -> intent.purpose() == OrderPurpose.ENTRY)
                : Optional.empty();
    }

    /// Whether `entry` is open for too long.
    ///
    /// @param leavesSharesBare whether shares that it buys have no stop while it is open; it may then be open for
    ///     the wait for fills only
    public boolean isOver(OrderRecord.Intent entry, boolean leavesSharesBare) {
        Duration longest = leavesSharesBare ? settings.waits().fill() : settings.openFor(entry);
        return sender.ageOf(entry).compareTo(longest) > 0;
    }
}
