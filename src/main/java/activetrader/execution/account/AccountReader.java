package activetrader.execution.account;

import activetrader.broker.Broker;
import activetrader.broker.Listing;
import activetrader.broker.OrderQuery;
import activetrader.market.Account;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.risk.AccountSnapshot;
import activetrader.time.TimeSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads account, positions and orders from the broker.
public final class AccountReader {
    private final Broker broker;
    private final TimeSource time;
    private final UnlistedOrders unseen;
    private final EarlierOrders leftovers;

    public AccountReader(Broker broker, TimeSource time, UnlistedOrders unseen) {
        this(broker, time, unseen, new EarlierOrders());
    }

    private AccountReader(Broker broker, TimeSource time, UnlistedOrders unseen, EarlierOrders leftovers) {
        this.broker = broker;
        this.time = time;
        this.unseen = unseen;
        this.leftovers = leftovers;
    }

    /// This reader, with the calls that are reserved for exits.
    public AccountReader forExits() {
        return new AccountReader(broker.forExits(), time, unseen, leftovers);
    }

    /// This reader, with calls that are refused where they would have to wait for the rate limit.
    public AccountReader withoutWaiting() {
        return new AccountReader(broker.withoutWaiting(), time, unseen, leftovers);
    }

    /// Account, positions and open orders. The orders are read before the positions: an order filled between the
    /// two reads is in both. In the other sequence it would be in neither.
    public AccountSnapshot books() {
        Instant readAt = time.instant();
        Listing<Order> orders = allOrders();
        Account account = broker.account();
        Listing<Position> positions = broker.positionListing();
        return new AccountSnapshot(
                account,
                positions.items(),
                open(orders.items()),
                Listing.union(positions.unreadable(), orders.unreadable()),
                positions.otherAssets(),
                readAt);
    }

    /// Account and positions, without any order.
    public AccountSnapshot holdings() {
        Instant readAt = time.instant();
        Account account = broker.account();
        Listing<Position> positions = broker.positionListing();
        return new AccountSnapshot(
                account, positions.items(), List.of(), positions.unreadable(), positions.otherAssets(), readAt);
    }

    /// All orders of today in any state, with their legs, and open ones of earlier days. The latter are not read
    /// when a look of the last minutes found none.
    public Listing<Order> allOrders() {
        return leftovers.areNone(time.instant()) ? listedToday() : allOrdersAnew();
    }

    /// As [#allOrders], and always reads those of earlier days.
    public Listing<Order> allOrdersAnew() {
        Instant readAt = time.instant();
        Listing<Order> all = complete(broker.orderListing(OrderQuery.sinceOrOpen(midnight())), null);
        if (all.unreadable().isEmpty()) {
            leftovers.saw(all.items(), readAt);
        }
        return all;
    }

    /// The orders of today that can be read.
    public List<Order> ordersToday() {
        return listedToday().items();
    }

    private Listing<Order> listedToday() {
        return complete(broker.orderListing(OrderQuery.since(midnight())), null);
    }

    /// The orders in `symbol` that can be read, as [#allOrdersAnew].
    public List<Order> ordersOf(Symbol symbol) {
        return complete(broker.orderListing(OrderQuery.sinceOrOpen(midnight()).in(symbol)), symbol)
                .items();
    }

    private Listing<Order> complete(Listing<Order> listed, @Nullable Symbol symbol) {
        return listed.with(unseen.completing(listed.items(), broker, time.instant(), symbol));
    }

    public Optional<Position> position(Symbol symbol) {
        return broker.position(symbol);
    }

    /// All positions.
    public Listing<Position> positions() {
        return broker.positionListing();
    }

    private Instant midnight() {
        return MarketZone.startOfDay(time.instant());
    }

    /// The open ones, and those with a leg that is open.
    public static List<Order> open(List<Order> orders) {
        return orders.stream()
                .filter(order -> order.withLegs().anyMatch(Order::isOpen))
                .toList();
    }
}
