package activetrader.execution.account;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.execution.ledger.OrderLedger;
import activetrader.journal.OrderRecord;
import activetrader.market.Order;
import activetrader.market.OrderStatus;
import activetrader.market.Symbol;
import activetrader.time.Polling;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Cancels orders and waits until they are gone: a cancel is a request, and the shares stay held until it is done.
public final class OrderCanceller {
    private static final Logger log = LoggerFactory.getLogger(OrderCanceller.class);

    private final Broker broker;
    private final AccountReader reader;
    private final OrderLedger ledger;
    private final TimeSource time;
    private final Duration patience;

    public OrderCanceller(Broker broker, AccountReader reader, OrderLedger ledger, TimeSource time, Duration patience) {
        this.broker = broker.forExits();
        this.reader = reader.forExits();
        this.ledger = ledger;
        this.time = time;
        this.patience = patience;
    }

    /// Cancels the open orders and legs in `symbol` that match `which`, and waits also for those that are already
    /// being cancelled.
    ///
    /// @return whether none of them is open any more
    public boolean cancel(Symbol symbol, Predicate<Order> which, String why) {
        List<Order> open = matching(symbol, which);
        if (open.isEmpty()) {
            return true;
        }
        open.stream()
                .filter(order -> !order.status().equals(OrderStatus.PENDING_CANCEL))
                .forEach(order -> ask(order, why));
        Deque<Order> awaited = new ArrayDeque<>(open);
        Optional<Boolean> gone = Polling.within(
                time,
                patience,
                () -> haveEnded(awaited) && matching(symbol, which).isEmpty() ? Optional.of(true) : Optional.empty());
        if (gone.isEmpty()) {
            log.warn("cancel not confirmed symbol={} patience={}", symbol, patience);
        }
        return gone.isPresent();
    }

    /// Reads one order after the other, up to the first that is still open. The lists, which cost two calls, are
    /// read only when no order seems to be left.
    private boolean haveEnded(Deque<Order> awaited) {
        while (!awaited.isEmpty()) {
            boolean open =
                    broker.order(awaited.getFirst().id()).filter(Order::isOpen).isPresent();
            if (open) {
                return false;
            }
            awaited.removeFirst();
        }
        return true;
    }

    private List<Order> matching(Symbol symbol, Predicate<Order> which) {
        return reader.ordersOf(symbol).stream()
                .flatMap(Order::withLegs)
                .filter(Order::isOpen)
                .filter(which)
                .toList();
    }

    /// Requests the cancel of one order; an order that has ended counts as cancelled.
    public void ask(Order order, String why) {
        ledger.note(new OrderRecord.CancelRequested(time.instant(), order.clientOrderId(), order.id(), why));
        try {
            broker.cancel(order.id());
        } catch (BrokerException.Rejected e) {
            log.info("cancel refused order_id={} message=\"{}\"", order.id(), e.getMessage());
        }
    }
}
