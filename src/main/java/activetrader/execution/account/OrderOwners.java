package activetrader.execution.account;

import activetrader.execution.ledger.OrderIds;
import activetrader.market.Order;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which of the account's orders are ours: those with an id of ours, their legs, and whatever replaced one of
/// these. The broker names legs and replacements itself.
public final class OrderOwners {
    private final Set<String> ours;

    private OrderOwners(Set<String> ours) {
        this.ours = ours;
    }

    /// @param orders with their legs
    public static OrderOwners of(List<Order> orders) {
        Set<String> ours = new HashSet<>();
        orders.stream()
                .filter(order -> OrderIds.isOurs(order.clientOrderId()))
                .flatMap(Order::withLegs)
                .forEach(order -> ours.add(order.id()));
        while (orders.stream()
                .flatMap(Order::withLegs)
                .filter(order -> order.replaces() != null && ours.contains(order.replaces()))
                .map(order -> ours.add(order.id()))
                .reduce(false, Boolean::logicalOr)) {
            // a replacement may have been replaced
        }
        return new OrderOwners(ours);
    }

    public boolean isOurs(Order order) {
        return OrderIds.isOurs(order.clientOrderId()) || ours.contains(order.id());
    }
}
