package activetrader.execution.account;

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
import org.jspecify.annotations.Nullable;

/// What the broker says the account holds and has asked for.
public final class AccountReader {
    private final Broker broker;
    private final TimeSource time;
    private final UnseenOrders unseen;

    public AccountReader(Broker broker, TimeSource time, UnseenOrders unseen) {
        this.broker = broker;
        this.time = time;
        this.unseen = unseen;
    }

    /// The same account, read with the requests that are kept for exits.
    public AccountReader forExits() {
        return new AccountReader(broker.forExits(), time, unseen);
    }

    /// Account, positions and open orders. The orders are read before the positions: one that is filled in between
    /// stands in both, where the other way round it would stand in neither.
    public Books books() {
        Instant readAt = time.instant();
        List<Order> orders = open(allOrders());
        return new Books(broker.account(), broker.positions(), orders, readAt);
    }

    /// All orders of today in any state, with their legs, and open ones of earlier days.
    public List<Order> allOrders() {
        return complete(broker.orders(OrderQuery.sinceOrOpen(midnight())), null);
    }

    public List<Order> ordersToday() {
        return complete(broker.orders(OrderQuery.since(midnight())), null);
    }

    /// Orders in `symbol`, as [#allOrders].
    public List<Order> ordersOf(Symbol symbol) {
        return complete(broker.orders(OrderQuery.sinceOrOpen(midnight()).in(symbol)), symbol);
    }

    private List<Order> complete(List<Order> listed, @Nullable Symbol symbol) {
        return unseen.completing(listed, broker, time.instant(), symbol);
    }

    public Optional<Position> position(Symbol symbol) {
        return broker.position(symbol);
    }

    private Instant midnight() {
        return MarketZone.dateOf(time.instant())
                .atStartOfDay(MarketZone.NEW_YORK)
                .toInstant();
    }

    /// The open ones, and those with a leg that is open.
    public static List<Order> open(List<Order> orders) {
        return orders.stream()
                .filter(order -> order.withLegs().anyMatch(Order::isOpen))
                .toList();
    }
}
