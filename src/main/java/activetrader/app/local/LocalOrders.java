package activetrader.app.local;

import activetrader.broker.OrderQuery;
import activetrader.market.Order;
import activetrader.market.OrderStatus;
import activetrader.market.calendar.MarketZone;
import activetrader.simulator.exchange.Exchange;
import activetrader.simulator.exchange.order.SimulatedOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Lists of orders as the trading API and its client make them. An order that has not changed is the same object as at
/// the last look.
public final class LocalOrders {
    private static final Duration OVERLAP = Duration.ofNanos(1_000);
    private static final Comparator<Order> BY_SUBMISSION =
            Comparator.comparing((Order order) -> Objects.requireNonNull(order.submittedAt()));

    private final Map<String, Shown> last = new ConcurrentHashMap<>();

    /// @param legs as they were shown, below the order
    private record Shown(SimulatedOrder order, List<SimulatedOrder> legs, Order value) {
        @SuppressWarnings("ReferenceEquality") // an order that has not changed is the same object
        boolean isOf(SimulatedOrder other, List<SimulatedOrder> otherLegs) {
            if (order != other || legs.size() != otherLegs.size()) {
                return false;
            }
            for (int i = 0; i < legs.size(); i++) {
                if (legs.get(i) != otherLegs.get(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    List<Order> list(Exchange exchange, OrderQuery query) {
        Instant after = query.submittedAfter();
        return switch (query.state()) {
            case OPEN -> open(exchange, query);
            case CALLED_OPEN -> flat(exchange, query, after);
            case CLOSED -> nested(exchange, query, after, order -> !order.isOpen());
            case ALL -> nested(exchange, query, after, _ -> true);
            case ALL_OR_OPEN -> {
                List<Order> calledOpen = flat(exchange, query, null);
                List<Order> all = nested(exchange, query, after, _ -> true);
                yield Stream.concat(unknownTo(all, calledOpen), all.stream()).toList();
            }
        };
    }

    /// What the exchange calls open, and what is open of today's orders and their legs.
    private List<Order> open(Exchange exchange, OrderQuery query) {
        Instant asked = query.submittedAfter();
        Instant midnight = MarketZone.startOfDay(exchange.time());
        List<Order> calledOpen = flat(exchange, query, asked);
        List<Order> today = nested(exchange, query, asked == null ? midnight.minus(OVERLAP) : asked, _ -> true);
        return Stream.concat(unknownTo(today, calledOpen), today.stream().flatMap(LocalOrders::openPart))
                .sorted(BY_SUBMISSION)
                .toList();
    }

    /// An open order with its legs, or the open legs of one that is final.
    private static Stream<Order> openPart(Order order) {
        return order.isOpen() ? Stream.of(order) : order.legs().stream().filter(Order::isOpen);
    }

    /// The orders of `list` that are neither in `known` nor legs there.
    private static Stream<Order> unknownTo(List<Order> known, List<Order> list) {
        Set<String> ids = new HashSet<>();
        known.forEach(order -> order.withLegs().forEach(each -> ids.add(each.id())));
        return list.stream().filter(order -> !ids.contains(order.id()));
    }

    private List<Order> flat(Exchange exchange, OrderQuery query, @Nullable Instant after) {
        List<Order> found = new ArrayList<>();
        for (SimulatedOrder order : exchange.listed()) {
            if (order.isOpen() && !order.status().equals(OrderStatus.HELD) && isWanted(order, query, after)) {
                found.add(flat(order));
            }
        }
        return found;
    }

    private List<Order> nested(
            Exchange exchange, OrderQuery query, @Nullable Instant after, Predicate<SimulatedOrder> state) {
        List<Order> found = new ArrayList<>();
        for (SimulatedOrder order : exchange.listed()) {
            if (order.links().parent() == null && state.test(order) && isWanted(order, query, after)) {
                found.add(nested(exchange, order));
            }
        }
        return found;
    }

    private static boolean isWanted(SimulatedOrder order, OrderQuery query, @Nullable Instant after) {
        return (after == null || order.stamps().created().isAfter(after))
                && (query.symbols().isEmpty() || query.symbols().contains(order.symbol()));
    }

    /// `order` without its legs.
    Order flat(SimulatedOrder order) {
        return shown("flat " + order.id(), order, List.of());
    }

    /// `order` with its legs, those included that are too young to be listed.
    Order nested(Exchange exchange, SimulatedOrder order) {
        List<SimulatedOrder> legs = order.links().legs().isEmpty()
                ? List.of()
                : order.links().legs().stream()
                        .map(leg -> exchange.order(leg).orElseThrow())
                        .toList();
        return shown(order.id(), order, legs);
    }

    private Order shown(String key, SimulatedOrder order, List<SimulatedOrder> legs) {
        Shown known = last.get(key);
        if (known == null || !known.isOf(order, legs)) {
            known = new Shown(
                    order,
                    legs,
                    LocalViews.order(order, legs.stream().map(this::flat).toList()));
            last.put(key, known);
        }
        return known.value();
    }
}
