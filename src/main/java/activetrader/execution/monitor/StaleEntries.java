package activetrader.execution.monitor;

import activetrader.execution.account.OrderCanceller;
import activetrader.execution.orders.entries.EntryTimeouts;
import activetrader.journal.OrderRecord;
import activetrader.market.Order;
import activetrader.market.OrderClass;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Cancels entries that are open for too long. The legs of an entry are inactive until it is filled completely, and
/// an entry without legs enlarges a position, which can have no stop beside it. So an entry that is filled in part
/// at two looks is cancelled, and one that is filled in part or has no legs may be open for the wait for fills only.
/// Any other entry has its configured time. Not for several threads.
public final class StaleEntries {
    private final EntryTimeouts timeouts;
    private final OrderCanceller canceller;
    private final Set<String> seenPartly = new HashSet<>();

    public StaleEntries(EntryTimeouts timeouts, OrderCanceller canceller) {
        this.timeouts = timeouts;
        this.canceller = canceller;
    }

    /// Cancels the stale ones among `orders`.
    ///
    /// @return whether one was cancelled
    boolean cancel(List<Order> orders) {
        boolean any = false;
        for (Order order : orders) {
            if (order.isOpen() && isStale(order)) {
                any |= canceller.cancel(order.symbol(), each -> each.id().equals(order.id()), "not filled in time");
            }
        }
        return any;
    }

    private boolean isStale(Order order) {
        Optional<OrderRecord.Intent> entry = timeouts.entryOf(order);
        if (entry.isEmpty()) {
            return false;
        }
        boolean partly = !order.filledQuantity().isZero();
        if (partly && !seenPartly.add(order.id())) {
            return true;
        }
        return timeouts.isOver(entry.get(), partly || order.orderClass() == OrderClass.SIMPLE);
    }
}
