package activetrader.execution.protection;

import activetrader.broker.Broker;
import activetrader.execution.account.AccountReader;
import activetrader.execution.alerts.Alerts;
import activetrader.execution.ledger.OrderIds;
import activetrader.execution.ledger.OrderLedger;
import activetrader.execution.ledger.OrderSubmitter;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.OrderStatus;
import activetrader.market.OrderType;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.time.TimeSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Re-creates missing stops, so that every share of a position has one, and closes what cannot be protected.
///
/// In all methods `plannedFrom` is the instant from which plans count; null when not known. Stops planned before
/// belong to an earlier position.
public final class Protector {
    private static final Logger log = LoggerFactory.getLogger(Protector.class);

    private final AccountReader reader;
    private final StopChecks checks;
    private final PlannedExits planned;
    private final ProtectiveOrders orders;
    private final Function<Position, Price> fallback;
    private final Release release;
    private final Set<Symbol> unprotected = ConcurrentHashMap.newKeySet();

    /// Cancels orders, those excepted whose cancel is under way, and waits until all are gone.
    public interface Release {
        /// @return whether no open order or leg in `symbol` that matches `which` is left
        boolean cancel(Symbol symbol, Predicate<Order> which, String why);
    }

    /// @param fallback gives a stop for a position without a planned one
    public Protector(
            Broker broker,
            AccountReader reader,
            OrderLedger ledger,
            OrderSubmitter sender,
            Function<Position, Price> fallback,
            StopChecks checks,
            Release release,
            TimeSource time,
            Alerts alerts) {
        this.reader = reader.forExits();
        this.checks = checks;
        this.planned = new PlannedExits(ledger);
        this.orders = new ProtectiveOrders(broker, ledger, sender, time, alerts);
        this.fallback = fallback;
        this.release = release;
    }

    /// How far `openOrders`, which hold their legs, cover `position` now.
    public StopCoverage coverage(Position position, List<Order> openOrders, @Nullable Instant plannedFrom) {
        return checks.coverage(
                position, openOrders, planned.approved(position, plannedFrom).orElse(null));
    }

    public StopChecks checks() {
        return checks;
    }

    public PlannedExits planned() {
        return planned;
    }

    /// The symbols that have lost a stop and may have no new one yet. They are protected before anything else is
    /// done.
    public Set<Symbol> unprotected() {
        return Set.copyOf(unprotected);
    }

    /// Marks `symbol` as unprotected, because its stop is given up. It stays marked until it is protected again.
    public void markUnprotected(Symbol symbol) {
        unprotected.add(symbol);
    }

    /// Removes the mark from symbols that are not in `held`.
    public void unmarkAllBut(Set<Symbol> held) {
        unprotected.retainAll(held);
    }

    /// Re-creates the stop of what is held of `symbol` now, where it has none.
    ///
    /// @return whether it is protected, or nothing is held
    public boolean protect(Symbol symbol, @Nullable Instant plannedFrom) {
        return protect(symbol, plannedFrom, null, null);
    }

    /// As [#protect(Symbol, Instant)], with `wantedStop` and `target` for shares without a stop.
    public boolean protect(
            Symbol symbol, @Nullable Instant plannedFrom, @Nullable Price wantedStop, @Nullable Price target) {
        unprotected.add(symbol);
        Optional<Position> held = reader.position(symbol);
        if (held.isEmpty()) {
            unprotected.remove(symbol);
            return true;
        }
        return protect(held.get(), reader.ordersOf(symbol), plannedFrom, wantedStop, target);
    }

    /// Re-creates a stop for the part of `position` that has none; `openOrders` are its orders. Before that it
    /// cancels our open entries and stops that do not count, and waits for cancels under way.
    ///
    /// @param wantedStop null for the planned stop
    /// @param target limit price of a target beside the stop; null for the planned one
    /// @return whether all shares are covered or being closed
    public boolean protect(
            Position position,
            List<Order> openOrders,
            @Nullable Instant plannedFrom,
            @Nullable Price wantedStop,
            @Nullable Price target) {
        Symbol symbol = position.symbol();
        unprotected.add(symbol);
        if (coverage(position, openOrders, plannedFrom).isComplete()) {
            unprotected.remove(symbol);
            return true;
        }
        Predicate<Order> inTheWay = order -> isOpenEntry(order, position) || isBeingCancelled(order, position);
        if (openOrders.stream().flatMap(Order::withLegs).noneMatch(inTheWay)) {
            return mend(position, openOrders, plannedFrom, wantedStop, target);
        }
        if (!release.cancel(symbol, inTheWay, "stands in the way of a stop")) {
            return false;
        }
        Optional<Position> held = reader.position(symbol);
        if (held.isEmpty()) {
            unprotected.remove(symbol);
            return true;
        }
        return mend(held.get(), reader.ordersOf(symbol), plannedFrom, wantedStop, target);
    }

    /// Whether `order` is an open entry of ours that enlarges `position`: the broker refuses a stop that could
    /// trade against it.
    private static boolean isOpenEntry(Order order, Position position) {
        return order.isOpen()
                && OrderIds.isOurs(order.clientOrderId())
                && order.symbol().equals(position.symbol())
                && order.side() == position.side().openingSide();
    }

    /// Whether `order` closes shares of `position` and is being cancelled: it holds them until the cancel is done,
    /// whatever the position shows as available.
    private static boolean isBeingCancelled(Order order, Position position) {
        return order.status().equals(OrderStatus.PENDING_CANCEL)
                && order.symbol().equals(position.symbol())
                && order.side() == position.side().closingSide();
    }

    private boolean mend(
            Position position,
            List<Order> openOrders,
            @Nullable Instant plannedFrom,
            @Nullable Price wantedStop,
            @Nullable Price target) {
        StopCoverage coverage = coverage(position, openOrders, plannedFrom);
        boolean done = coverage.isComplete()
                || (coverage.faulty().isEmpty()
                        ? cover(position, openOrders, coverage, plannedFrom, wantedStop, target)
                        : replaceFaulty(position.symbol(), coverage, plannedFrom, wantedStop, target));
        if (done) {
            unprotected.remove(position.symbol());
        }
        return done;
    }

    /// Re-creates stops for the free shares that have none.
    private boolean cover(
            Position position,
            List<Order> openOrders,
            StopCoverage coverage,
            @Nullable Instant plannedFrom,
            @Nullable Price wantedStop,
            @Nullable Price target) {
        Quantity free = free(position, openOrders, coverage);
        if (free.isZero()) {
            log.warn("shares without a stop are held by other orders symbol={}", position.symbol());
            return false;
        }
        Price stop = stop(position, coverage, plannedFrom, wantedStop);
        boolean sent = orders.protect(position, free, stop, target(position, coverage, plannedFrom, target, stop));
        return sent && !coverage.uncovered().isAbove(free);
    }

    /// The shares without a stop that are free for one. After a refusal the list of orders counts beside what the
    /// position shows as available.
    private Quantity free(Position position, List<Order> openOrders, StopCoverage coverage) {
        Quantity shown = coverage.uncovered().min(position.available());
        return orders.wereHeld(position.symbol()) ? shown.min(position.free(openOrders)) : shown;
    }

    private Price stop(
            Position position, StopCoverage coverage, @Nullable Instant plannedFrom, @Nullable Price wantedStop) {
        Price stop = Optional.ofNullable(wantedStop)
                .or(() -> Optional.ofNullable(coverage.best()))
                .or(() -> planned.stop(position, plannedFrom))
                .orElseGet(() -> fallback.apply(position));
        return checks.within(
                position, stop, planned.approved(position, plannedFrom).orElse(null));
    }

    /// The target to place: on the other side of the market than the stop, and only when none exists.
    private @Nullable Price target(
            Position position,
            StopCoverage coverage,
            @Nullable Instant plannedFrom,
            @Nullable Price wanted,
            Price stop) {
        Optional<Price> target = coverage.target() != null
                ? Optional.empty()
                : Optional.ofNullable(wanted).or(() -> planned.target(position, plannedFrom));
        Side closing = position.side().closingSide();
        return target.filter(price -> StopCoverage.isPair(price, stop, closing)).orElse(null);
    }

    /// Closes shares whose stop the market has passed, as the stop should have done; re-creates the stop after any
    /// other fault.
    private boolean replaceFaulty(
            Symbol symbol,
            StopCoverage before,
            @Nullable Instant plannedFrom,
            @Nullable Price wantedStop,
            @Nullable Price target) {
        List<Order> faulty =
                before.faulty().stream().map(StopCoverage.Faulty::stop).toList();
        boolean passed = before.faulty().stream().anyMatch(each -> each.fault() == StopFault.PASSED);
        if (!release.cancel(symbol, order -> contains(faulty, order), "does not protect")) {
            return false;
        }
        Optional<Position> held = reader.position(symbol);
        if (held.isEmpty()) {
            return true;
        }
        Position position = held.get();
        List<Order> left = reader.ordersOf(symbol);
        StopCoverage now = coverage(position, left, plannedFrom);
        Quantity free = free(position, left, now);
        if (now.isComplete() || !passed || free.isZero()) {
            return now.isComplete()
                    || cover(position, left, now, plannedFrom, wantedStop, target == null ? before.target() : target);
        }
        boolean closed = orders.close(position, free, "its stop was passed and has not filled");
        return closed && !now.uncovered().isAbove(free);
    }

    /// Replaces the closing orders that hold shares of `position` without a stop, and re-creates its stops. A limit
    /// order is replaced by the same limit with a stop beside it.
    ///
    /// @return whether all shares are covered or being closed
    public boolean takeOver(Position position, List<Order> openOrders, @Nullable Instant plannedFrom) {
        Symbol symbol = position.symbol();
        List<Order> holders = holders(position, openOrders);
        if (!release.cancel(symbol, order -> contains(holders, order), "holds shares without a stop")) {
            return false;
        }
        for (Order holder : holders) {
            Optional<Position> held = reader.position(symbol);
            if (held.isEmpty()) {
                return true;
            }
            if (holder.type() == OrderType.LIMIT) {
                withStop(held.get(), holder, plannedFrom);
            }
        }
        return protect(symbol, plannedFrom);
    }

    private void withStop(Position held, Order holder, @Nullable Instant plannedFrom) {
        StopCoverage coverage = coverage(held, reader.ordersOf(held.symbol()), plannedFrom);
        Quantity shares = holder.remaining().min(coverage.uncovered()).min(held.available());
        if (!shares.isZero()) {
            Price stop = stop(held, coverage, plannedFrom, null);
            Price limit = holder.limitPrice();
            boolean pair = limit != null
                    && StopCoverage.isPair(limit, stop, held.side().closingSide());
            orders.protect(held, shares, stop, pair ? limit : null);
        }
    }

    /// The closing orders that hold shares and are neither stops nor market orders nor half of a pair with a stop.
    public static List<Order> holders(Position position, List<Order> openOrders) {
        return openOrders.stream()
                .filter(order -> StopCoverage.closing(position, List.of(order))
                        .noneMatch(each -> StopChecks.isStop(each.type()) || each.type() == OrderType.MARKET))
                .flatMap(order -> StopCoverage.closing(position, List.of(order)))
                .toList();
    }

    private static boolean contains(List<Order> orders, Order order) {
        return orders.stream().anyMatch(each -> each.id().equals(order.id()));
    }

    /// A target with a stop beside it; one cancels the other.
    public static NewOrder oco(String id, Symbol symbol, Side side, Quantity quantity, Price target, Price stop) {
        return ProtectiveOrders.oco(id, symbol, side, quantity, target, stop);
    }
}
