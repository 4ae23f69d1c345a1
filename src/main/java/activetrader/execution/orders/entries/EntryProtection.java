package activetrader.execution.orders.entries;

import activetrader.broker.BrokerException;
import activetrader.execution.account.AccountReader;
import activetrader.execution.account.OrderCanceller;
import activetrader.execution.ledger.OrderPolling;
import activetrader.execution.protection.PositionProtection;
import activetrader.market.Order;
import activetrader.market.OrderClass;
import activetrader.market.OrderStatus;
import activetrader.market.Position;
import activetrader.market.Symbol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a position protected while an entry enlarges it or is filled in part.
public final class EntryProtection {
    private static final Logger log = LoggerFactory.getLogger(EntryProtection.class);

    private final AccountReader entryReads;
    private final AccountReader exitReads;
    private final OrderCanceller canceller;
    private final PositionProtection protection;
    private final OrderPolling polling;

    public EntryProtection(
            AccountReader reader, OrderCanceller canceller, PositionProtection protection, OrderPolling polling) {
        this.entryReads = reader.withoutWaiting();
        this.exitReads = reader.forExits();
        this.canceller = canceller;
        this.protection = protection;
        this.polling = polling;
    }

    /// `asked` with the better of its stop and that of `held`.
    ///
    /// @throws BrokerException when the orders cannot be read
    ApprovedEntry beside(ApprovedEntry asked, Position held) {
        return asked.beside(protection.coverage(held, entryReads.ordersOf(asked.symbol())));
    }

    /// Cancels the stops and targets of `symbol`, which would forbid a purchase.
    ///
    /// @return whether none is open any more
    boolean release(Symbol symbol) {
        protection.markUnprotected(symbol);
        return canceller.cancel(symbol, _ -> true, "make way for a larger position");
    }

    /// Cancels the open entries in the symbol of `entry`, of which one has an unknown outcome.
    void cancelUnknown(ApprovedEntry entry) {
        canceller.cancel(
                entry.symbol(), order -> order.side() == entry.request().side(), "outcome unknown");
    }

    /// Re-creates the stop for all shares; the monitor does it later when the broker does not answer now.
    void restore(ApprovedEntry entry) {
        Symbol symbol = entry.symbol();
        try {
            exitReads
                    .position(symbol)
                    .ifPresent(position ->
                            protection.protect(position, exitReads.ordersOf(symbol), entry.stop(), entry.target()));
        } catch (BrokerException e) {
            log.warn("stop not restored yet symbol={} cause=\"{}\"", symbol, e.getMessage());
        }
    }

    /// Cancels the rest of an entry that is filled in part, as its legs are inactive until it is filled completely,
    /// and gives what was filled its own stop. Does the same for an entry that enlarges a position and so has no
    /// stop of its own.
    ///
    /// @return the order as last seen
    Order cutOff(Order order, ApprovedEntry entry) {
        boolean partly = !order.filledQuantity().isZero() && !order.status().equals(OrderStatus.FILLED);
        boolean blocksTheStop = order.isOpen() && order.orderClass() == OrderClass.SIMPLE;
        if (!partly && !blocksTheStop) {
            return order;
        }
        protection.markUnprotected(entry.symbol());
        try {
            canceller.cancel(entry.symbol(), each -> each.id().equals(order.id()), "not filled in time");
            return polling.now(order);
        } catch (BrokerException e) {
            log.warn("rest of an entry not cancelled yet order_id={} cause=\"{}\"", order.id(), e.getMessage());
            return order;
        } finally {
            restore(entry);
        }
    }
}
