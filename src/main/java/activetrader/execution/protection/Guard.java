package activetrader.execution.protection;

import activetrader.market.Order;
import activetrader.market.OrderClass;
import activetrader.market.OrderStatus;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands between a position and a loss without end: its live stops, its target, and closing orders at work.
///
/// @param covered shares that a live stop or a working market exit would close
/// @param stop the nearest price of a live stop; null when there is none
/// @param target the limit price of a closing order; null when there is none
/// @param stops the live stops
public record Guard(
        Quantity covered, @Nullable Price stop, @Nullable Price target, List<Order> stops) {
    public Guard {
        stops = List.copyOf(stops);
    }

    /// The guard of `position` among `orders`, which hold their legs.
    public static Guard of(Position position, List<Order> orders) {
        Side closing = position.side().closingSide();
        Quantity covered = Quantity.ZERO;
        Price target = null;
        List<Order> stops = new ArrayList<>();
        for (Order parent : orders) {
            for (Order order : parent.withLegs().toList()) {
                if (!order.symbol().equals(position.symbol()) || order.side() != closing || !order.isOpen()) {
                    continue;
                }
                if (isStop(order) && isLive(order, parent)) {
                    stops.add(order);
                    covered = covered.plus(order.remaining());
                }
                switch (order.type()) {
                    case MARKET -> covered = covered.plus(order.remaining());
                    case LIMIT -> target = order.limitPrice();
                    case STOP, STOP_LIMIT, TRAILING_STOP, UNKNOWN -> {}
                }
            }
        }
        return new Guard(covered, nearest(stops, closing), target, stops);
    }

    private static boolean isStop(Order order) {
        return switch (order.type()) {
            case STOP, STOP_LIMIT, TRAILING_STOP -> true;
            case MARKET, LIMIT, UNKNOWN -> false;
        };
    }

    /// A held leg lives once its entry is filled, or while the target that it stands beside is open.
    private static boolean isLive(Order order, Order parent) {
        if (order.status().equals(OrderStatus.PENDING_CANCEL)) {
            return false;
        }
        return !order.status().equals(OrderStatus.HELD)
                || parent.status().equals(OrderStatus.FILLED)
                || (parent.orderClass() == OrderClass.OCO && parent.isOpen());
    }

    private static @Nullable Price nearest(List<Order> stops, Side closing) {
        Price best = null;
        for (Order order : stops) {
            Price price = order.stopPrice();
            if (price != null && (best == null || isInFavour(price, best, closing))) {
                best = price;
            }
        }
        return best;
    }

    /// Whether a stop at `price` locks in more than one at `other`, for a position that a `closing` order closes.
    public static boolean isInFavour(Price price, Price other, Side closing) {
        return closing == Side.SELL ? price.isAbove(other) : price.isBelow(other);
    }

    public boolean covers(Quantity quantity) {
        return !quantity.isAbove(covered);
    }
}
