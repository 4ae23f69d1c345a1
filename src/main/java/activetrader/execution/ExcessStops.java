package activetrader.execution;

import activetrader.broker.BrokerException;
import activetrader.execution.ledger.LedgerEntry;
import activetrader.execution.ledger.OrderIds;
import activetrader.journal.OrderPurpose;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Protective orders of ours that together guard more than is held: left behind when somebody else closed shares, they
/// would open a position on the other side. What is in excess at two looks in a row is cancelled, and an order that is
/// needed in part is made smaller, so that what is held stays covered.
final class ExcessStops {
    private static final Logger log = LoggerFactory.getLogger(ExcessStops.class);

    private final Desk desk;
    private final StopMover stops;
    private Set<String> seen = Set.of();

    ExcessStops(Desk desk) {
        this.desk = desk;
        this.stops = new StopMover(desk);
    }

    /// An order that guards more than is needed.
    ///
    /// @param keep shares that it is still needed for; zero for none
    record Cut(Order order, Quantity keep) {}

    private record Guarded(Symbol symbol, Side closing) {}

    void cancel(List<Order> orders, List<Position> positions) {
        Map<Guarded, List<Order>> guards = orders.stream()
                .filter(order -> order.isOpen() && isProtection(order))
                .collect(Collectors.groupingBy(order -> new Guarded(order.symbol(), order.side())));
        Set<String> found = new HashSet<>();
        guards.forEach((guarded, protective) -> cuts(protective, held(guarded, positions))
                .forEach(cut -> {
                    found.add(cut.order().id());
                    if (seen.contains(cut.order().id())) {
                        cut(cut);
                    }
                }));
        seen = Set.copyOf(found);
    }

    /// What `protective` orders of one symbol and side guard beyond `held`. The stops nearest to the market stay.
    static List<Cut> cuts(List<Order> protective, Quantity held) {
        List<Cut> cuts = new ArrayList<>();
        Quantity left = held;
        for (Order order : protective.stream().sorted(nearestFirst()).toList()) {
            Quantity keep = order.remaining().min(left);
            if (order.remaining().isAbove(keep)) {
                cuts.add(new Cut(order, keep));
            }
            left = left.minus(keep);
        }
        return cuts;
    }

    private static Comparator<Order> nearestFirst() {
        return (one, other) -> {
            Price first = stop(one);
            Price second = stop(other);
            int rising = first.compareTo(second);
            return one.side() == Side.SELL ? -rising : rising;
        };
    }

    /// The stop price of an order or of its leg; the least price where neither has one, which comes last or first.
    private static Price stop(Order order) {
        return order.withLegs()
                .map(Order::stopPrice)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> Price.of("0.01"));
    }

    private void cut(Cut cut) {
        Order order = cut.order();
        if (cut.keep().isZero()) {
            desk.canceller().ask(order, "guards more than is held");
        } else if (!stops.resize(order, cut.keep())) {
            sendAnew(order);
        }
    }

    /// The broker does not change every kind of order: it goes, and one for what is held comes.
    private void sendAnew(Order order) {
        desk.protector().owe(order.symbol());
        try {
            desk.canceller().cancel(order.symbol(), each -> each.id().equals(order.id()), "guards more than is held");
            desk.protect(order);
        } catch (BrokerException e) {
            log.warn("stop not resized yet symbol={} cause=\"{}\"", order.symbol(), e.getMessage());
        }
    }

    private boolean isProtection(Order order) {
        return OrderIds.isOurs(order.clientOrderId())
                && desk.ledger()
                        .entry(order.clientOrderId())
                        .map(LedgerEntry::intent)
                        .filter(intent -> intent.purpose() == OrderPurpose.PROTECTION)
                        .isPresent();
    }

    private static Quantity held(Guarded guarded, List<Position> positions) {
        return positions.stream()
                .filter(position -> position.symbol().equals(guarded.symbol())
                        && position.side().closingSide() == guarded.closing())
                .map(Position::quantity)
                .findFirst()
                .orElse(Quantity.ZERO);
    }
}
