package activetrader.execution.account;

import activetrader.market.Order;
import activetrader.market.Position;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Whether a position is ours or external. The broker keeps one position for each symbol, with our shares and external
/// ones together, so that doubt is possible. A position in doubt is ours. See decision 43.
final class Ownership {
    private static final Comparator<Order> BY_TIME = Comparator.comparing(Ownership::doneAt);

    private Ownership() {}

    /// Whether any share of `position` may be ours.
    ///
    /// Orders of which nothing is left prove nothing: each time the shares bought and sold come to none, what went
    /// before is settled. Where the orders do not add up to what is held, none is settled.
    ///
    /// @param history the symbol's orders of some weeks, with their legs, read after the position
    static boolean isOurs(Position position, List<Order> history) {
        OrderOwners owners = OrderOwners.of(history);
        List<Order> orders = history.stream().flatMap(Order::withLegs).toList();
        if (orders.stream().anyMatch(order -> order.isOpen() && owners.isOurs(order))) {
            return true;
        }
        BigDecimal shares = BigDecimal.ZERO;
        boolean oursSinceNone = false;
        for (Order order : filled(orders).toList()) {
            shares = shares.add(signed(order));
            oursSinceNone = shares.signum() != 0 && (oursSinceNone || owners.isOurs(order));
        }
        return shares.compareTo(position.signedQuantity()) == 0
                ? oursSinceNone
                : filled(orders).anyMatch(owners::isOurs);
    }

    private static Stream<Order> filled(List<Order> orders) {
        return orders.stream().filter(order -> !order.filledQuantity().isZero()).sorted(BY_TIME);
    }

    private static Instant doneAt(Order order) {
        return order.filledAt() == null
                ? Objects.requireNonNullElse(order.submittedAt(), Instant.MIN)
                : order.filledAt();
    }

    private static BigDecimal signed(Order order) {
        return order.side().signed(order.filledQuantity().value());
    }
}
