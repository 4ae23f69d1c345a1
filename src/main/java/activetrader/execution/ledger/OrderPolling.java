package activetrader.execution.ledger;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.market.Order;
import activetrader.time.Polling;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows a sent order at the broker for a short while, and records its end.
public final class OrderPolling {
    private static final Logger log = LoggerFactory.getLogger(OrderPolling.class);

    private final Broker broker;
    private final OrderLedger ledger;
    private final TimeSource time;
    private final Duration patience;

    /// @param patience how long an order is followed
    public OrderPolling(Broker broker, OrderLedger ledger, TimeSource time, Duration patience) {
        this.broker = broker.forExits();
        this.ledger = ledger;
        this.time = time;
        this.patience = patience;
    }

    /// Waits for `order` to end; the order as last seen, also when the broker stops answering.
    public Order untilEnded(Order order) {
        AtomicReference<Order> last = new AtomicReference<>(order);
        Polling.within(time, patience, () -> {
            if (last.get().status().isFinal()) {
                return Optional.of(last.get());
            }
            try {
                broker.order(order.id()).ifPresent(last::set);
            } catch (BrokerException e) {
                log.warn("order not seen order_id={} cause=\"{}\"", order.id(), e.getMessage());
            }
            return Optional.of(last.get()).filter(seen -> seen.status().isFinal());
        });
        ledger.noteIfEnded(last.get(), time.instant());
        return last.get();
    }

    /// `order` as it is now.
    ///
    /// @throws BrokerException when the broker does not answer
    public Order now(Order order) {
        Order last = broker.order(order.id()).orElse(order);
        ledger.noteIfEnded(last, time.instant());
        return last;
    }
}
