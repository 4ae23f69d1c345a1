package activetrader.execution;

import activetrader.broker.Broker;
import activetrader.broker.OrderQuery;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.risk.Books;
import activetrader.time.TimeSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the broker says the account holds and has asked for.
final class AccountReader {
    private final Broker broker;
    private final TimeSource time;

    AccountReader(Broker broker, TimeSource time) {
        this.broker = broker;
        this.time = time;
    }

    /// The same account, read with the requests that are kept for exits.
    AccountReader forExits() {
        return new AccountReader(broker.forExits(), time);
    }

    /// Account, positions and open orders.
    Books books() {
        Instant readAt = time.instant();
        return new Books(broker.account(), broker.positions(), open(allOrders()), readAt);
    }

    /// All orders of today in any state, with their legs, and open ones of earlier days.
    List<Order> allOrders() {
        return broker.orders(OrderQuery.sinceOrOpen(midnight()));
    }

    List<Order> ordersToday() {
        return broker.orders(OrderQuery.since(midnight()));
    }

    /// Orders in `symbol`, as [#allOrders].
    List<Order> ordersOf(Symbol symbol) {
        return broker.orders(OrderQuery.sinceOrOpen(midnight()).in(symbol));
    }

    Optional<Position> position(Symbol symbol) {
        return broker.position(symbol);
    }

    private Instant midnight() {
        return MarketZone.dateOf(time.instant())
                .atStartOfDay(MarketZone.NEW_YORK)
                .toInstant();
    }

    /// The open ones, and those with a leg that is open.
    static List<Order> open(List<Order> orders) {
        return orders.stream()
                .filter(order -> order.withLegs().anyMatch(Order::isOpen))
                .toList();
    }
}
