package activetrader.execution;

import activetrader.execution.ledger.LedgerEntry;
import activetrader.execution.ledger.OrderIds;
import activetrader.journal.OrderPurpose;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.Quantity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Protective orders of ours that guard more than is held: left behind when somebody else closed the position, they
/// would open one on the other side. What is in excess at two looks in a row is cancelled.
final class ExcessStops {
    private final Desk desk;
    private Set<String> seen = Set.of();

    ExcessStops(Desk desk) {
        this.desk = desk;
    }

    void cancel(List<Order> orders, List<Position> positions) {
        Set<String> found = new HashSet<>();
        for (Order order : orders) {
            if (order.isOpen() && isProtection(order) && order.remaining().isAbove(held(order, positions))) {
                found.add(order.id());
                if (seen.contains(order.id())) {
                    desk.canceller().ask(order, "guards more than is held");
                }
            }
        }
        seen = Set.copyOf(found);
    }

    private boolean isProtection(Order order) {
        return OrderIds.isOurs(order.clientOrderId())
                && desk.ledger()
                        .entry(order.clientOrderId())
                        .map(LedgerEntry::intent)
                        .filter(intent -> intent.purpose() == OrderPurpose.PROTECTION)
                        .isPresent();
    }

    private static Quantity held(Order order, List<Position> positions) {
        return positions.stream()
                .filter(position -> position.symbol().equals(order.symbol())
                        && position.side().closingSide() == order.side())
                .map(Position::quantity)
                .findFirst()
                .orElse(Quantity.ZERO);
    }
}
