package activetrader.execution.orders.stops;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.execution.account.AccountReader;
import activetrader.execution.account.ForeignHoldings;
import activetrader.execution.account.OrderCanceller;
import activetrader.execution.account.OrderOwners;
import activetrader.execution.protection.PositionProtection;
import activetrader.market.Order;
import activetrader.time.Polling;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.util.Optional;

/// Cancels single orders on request, those excepted that protect a position or are foreign.
public final class OrderCancellation {
    private final Broker entryBroker;
    private final Broker exitBroker;
    private final AccountReader reader;
    private final ForeignHoldings foreign;
    private final PositionProtection protection;
    private final OrderCanceller canceller;
    private final TimeSource time;
    private final Duration patience;

    /// @param patience how long the answer waits for the cancel
    public OrderCancellation(
            Broker broker,
            AccountReader reader,
            ForeignHoldings foreign,
            PositionProtection protection,
            OrderCanceller canceller,
            TimeSource time,
            Duration patience) {
        this.entryBroker = broker.withoutWaiting();
        this.exitBroker = broker.forExits();
        this.reader = reader.forExits();
        this.foreign = foreign;
        this.protection = protection;
        this.canceller = canceller;
        this.time = time;
        this.patience = patience;
    }

    /// Cancels an order that protects nothing. It holds the account, which an exit may need, so that it never waits for
    /// the rate limit: the first look is refused without room for it, and all calls after it are an exit's.
    ///
    /// @throws BrokerException when the broker does not answer, or the rate limit has no room now
    public CancelResult cancel(String orderId) {
        Optional<Order> found = entryBroker.order(orderId);
        if (found.isEmpty()) {
            return new CancelResult.NoSuchOrder(orderId);
        }
        Order order = found.get();
        if (!order.isOpen()) {
            return new CancelResult.Ended(order);
        }
        if (staysWithOthers(order)) {
            return new CancelResult.External(order);
        }
        if (protects(order)) {
            return new CancelResult.Protecting(order);
        }
        canceller.ask(order, "asked for");
        Optional<CancelResult> done = Polling.within(
                time,
                patience,
                () -> exitBroker.order(orderId).filter(seen -> !seen.isOpen()).map(CancelResult.Done::new));
        done.ifPresent(_ -> protection.protect(order.symbol()));
        return done.orElseGet(() -> new CancelResult.Pending(order));
    }

    private boolean staysWithOthers(Order order) {
        return !foreign.closesAll()
                && !OrderOwners.of(reader.allOrders().items()).isOurs(order)
                && (reader.position(order.symbol()).isEmpty() || foreign.keeps(order.symbol(), reader));
    }

    /// Whether `order` protects a position: a stop, or a target whose cancel would cancel the stop beside it.
    private boolean protects(Order order) {
        return reader.position(order.symbol())
                .map(position -> protection.coverage(position, reader.ordersOf(order.symbol())))
                .filter(coverage -> coverage.stops().stream()
                        .anyMatch(stop ->
                                order.withLegs().anyMatch(each -> each.id().equals(stop.id()))))
                .isPresent();
    }
}
