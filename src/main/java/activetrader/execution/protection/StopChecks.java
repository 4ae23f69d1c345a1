package activetrader.execution.protection;

import activetrader.execution.protection.StopCoverage.Faulty;
import activetrader.market.Order;
import activetrader.market.OrderClass;
import activetrader.market.OrderStatus;
import activetrader.market.OrderType;
import activetrader.market.Position;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Side;
import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// Decides which orders count as stops of a position, and remembers since when an order has looked faulty.
public final class StopChecks {
    private static final Set<OrderStatus> WORKED = Set.of(
            OrderStatus.NEW,
            OrderStatus.ACCEPTED,
            OrderStatus.PENDING_NEW,
            OrderStatus.PARTIALLY_FILLED,
            OrderStatus.PENDING_REPLACE);

    private final TimeSource time;
    private final BigDecimal maxPercent;
    private final Duration lasting;
    private final BiPredicate<Position, Price> contradicted;
    private final Map<String, Tick> suspectSince = new ConcurrentHashMap<>();

    /// @param maxPercent greatest distance of a stop, in percent of the price
    /// @param lasting how long a fault that may pass has to last before the stop covers nothing
    /// @param contradicted whether a second source of prices denies that the market is past a price
    public StopChecks(
            TimeSource time, BigDecimal maxPercent, Duration lasting, BiPredicate<Position, Price> contradicted) {
        this.time = time;
        this.maxPercent = maxPercent;
        this.lasting = lasting;
        this.contradicted = contradicted;
    }

    /// The coverage of `position` by `orders`, legs nested.
    ///
    /// @param approved a stop that the risk gate approved for it, which is never too far away; null when not known
    public StopCoverage coverage(Position position, List<Order> orders, @Nullable Price approved) {
        List<Order> counting = new ArrayList<>();
        List<Faulty> faulty = new ArrayList<>();
        for (Order parent : orders) {
            if (parent.legs().isEmpty() && !isStopOf(parent, position)) {
                continue;
            }
            for (Order order : parent.withLegs().toList()) {
                if (isStopOf(order, position) && !sleeps(order, parent)) {
                    Optional<StopFault> fault =
                            fault(order, parent, position, approved).filter(found -> counts(found, order, position));
                    fault.ifPresentOrElse(found -> faulty.add(new Faulty(order, found)), () -> counting.add(order));
                }
            }
        }
        counting.removeIf(order -> order.stopPrice() == null);
        return StopCoverage.of(position, orders, counting, faulty);
    }

    private static boolean isStopOf(Order order, Position position) {
        return isStop(order.type())
                && order.symbol().equals(position.symbol())
                && order.side() == position.side().closingSide()
                && order.isOpen();
    }

    static boolean isStop(OrderType type) {
        return switch (type) {
            case STOP, STOP_LIMIT, TRAILING_STOP -> true;
            case MARKET, LIMIT, UNKNOWN -> false;
        };
    }

    /// Whether a stop neither covers nor is faulty: it is being cancelled, or is the leg of an entry that is still
    /// open.
    private static boolean sleeps(Order order, Order parent) {
        return order.status().equals(OrderStatus.PENDING_CANCEL)
                || (order.status().equals(OrderStatus.HELD)
                        && isLeg(order, parent)
                        && parent.isOpen()
                        && parent.orderClass() != OrderClass.OCO);
    }

    private Optional<StopFault> fault(Order order, Order parent, Position position, @Nullable Price approved) {
        Price stop = order.stopPrice();
        StopFault fault = null;
        if (!WORKED.contains(order.status()) && !isHalfOfAPair(order, parent)) {
            fault = StopFault.DORMANT;
        } else if (stop == null) {
            fault = StopFault.NO_PRICE;
        } else if (isTooFar(position, stop, approved)) {
            fault = StopFault.TOO_FAR;
        } else if (isPassed(position, stop)) {
            fault = StopFault.PASSED;
        }
        if (fault == null) {
            suspectSince.remove(order.id());
        }
        return Optional.ofNullable(fault);
    }

    /// Whether the broker holds the stop because the target of its pair is working.
    private static boolean isHalfOfAPair(Order order, Order parent) {
        return order.status().equals(OrderStatus.HELD)
                && isLeg(order, parent)
                && parent.withLegs()
                        .anyMatch(other -> !other.id().equals(order.id())
                                && other.side() == order.side()
                                && other.type() == OrderType.LIMIT
                                && other.isOpen());
    }

    private static boolean isLeg(Order order, Order parent) {
        return !order.id().equals(parent.id());
    }

    /// Whether `fault` counts now: a fault that may pass has to last.
    private boolean counts(StopFault fault, Order order, Position position) {
        if (!fault.mayPass()) {
            return true;
        }
        Tick now = time.tick();
        Tick since = suspectSince.computeIfAbsent(order.id(), _ -> now);
        Price stop = order.stopPrice();
        return !now.isBefore(since.plus(lasting))
                && !(fault == StopFault.PASSED && stop != null && contradicted.test(position, stop));
    }

    /// Whether an order looks faulty, but not yet for long enough to count as faulty.
    public boolean hasSuspects() {
        Tick now = time.tick();
        return suspectSince.values().stream().anyMatch(since -> now.isBefore(since.plus(lasting)));
    }

    /// Forgets the orders that are not open.
    public void forgetAllBut(List<Order> open) {
        Set<String> ids = new HashSet<>();
        open.stream().flatMap(Order::withLegs).filter(Order::isOpen).forEach(order -> ids.add(order.id()));
        suspectSince.keySet().retainAll(ids);
    }

    /// How long a fault that may pass has to last.
    public Duration lasting() {
        return lasting;
    }

    private static boolean isPassed(Position position, Price stop) {
        Price market = position.currentPrice();
        return market != null && (position.side() == PositionSide.LONG ? market.isBelow(stop) : market.isAbove(stop));
    }

    private boolean isTooFar(Position position, Price stop, @Nullable Price approved) {
        Side closing = position.side().closingSide();
        return closing.isTighterStop(furthest(position), stop)
                && (approved == null || closing.isTighterStop(approved, stop));
    }

    /// The furthest price allowed for a stop of `position`: the greatest distance from the average entry price, or
    /// from the market where the market is further against the position. On the tick, rounded towards the market.
    public Price furthest(Position position) {
        BigDecimal entry = position.averageEntryPrice().value();
        BigDecimal market = position.currentPrice() == null
                ? entry
                : position.currentPrice().value();
        BigDecimal distance = maxPercent.movePointLeft(2);
        return position.side() == PositionSide.LONG
                ? new Price(entry.min(market).multiply(BigDecimal.ONE.subtract(distance))).upToTick()
                : new Price(entry.max(market).multiply(BigDecimal.ONE.add(distance))).downToTick();
    }

    /// `stop`, or [#furthest] where `stop` is further away.
    public Price within(Position position, Price stop, @Nullable Price approved) {
        return isTooFar(position, stop, approved) ? furthest(position) : stop;
    }
}
