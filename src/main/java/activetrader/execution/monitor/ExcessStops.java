package activetrader.execution.monitor;

import activetrader.broker.BrokerException;
import activetrader.execution.account.OrderCanceller;
import activetrader.execution.ledger.LedgerEntry;
import activetrader.execution.ledger.OrderIds;
import activetrader.execution.ledger.OrderLedger;
import activetrader.execution.orders.stops.StopReplacement;
import activetrader.execution.protection.PositionProtection;
import activetrader.journal.OrderPurpose;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Cancels protective orders of ours that together guard more than is held. They remain when another party closes
/// shares, and would open a position on the other side. An excess found at two looks in a row is cancelled; an
/// order of which a part is needed is made smaller, so that what is held stays covered. The legs of an entry that
/// has ended count too.
public final class ExcessStops {
    private static final Logger log = LoggerFactory.getLogger(ExcessStops.class);
    private static final String WHY = "guards more than is held";

    private final OrderLedger ledger;
    private final OrderCanceller canceller;
    private final PositionProtection protection;
    private final StopReplacement replacement;
    private Set<String> seen = Set.of();

    public ExcessStops(
            OrderLedger ledger, OrderCanceller canceller, PositionProtection protection, StopReplacement replacement) {
        this.ledger = ledger;
        this.canceller = canceller;
        this.protection = protection;
        this.replacement = replacement;
    }

    /// Orders that end together and guard the same shares.
    ///
    /// @param orders the orders whose cancel ends all of them; one, unless they are the legs of an entry
    /// @param shares the most shares that they guard
    /// @param stop the stop price; without a stop the lowest price, which sorts last or first
    record Guard(List<Order> orders, Quantity shares, Price stop) {
        private static final Price NONE = Price.of("0.01");

        static Guard of(List<Order> orders) {
            Price stop = orders.stream()
                    .flatMap(Order::withLegs)
                    .map(Order::stopPrice)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(NONE);
            Quantity shares =
                    orders.stream().map(Order::remaining).reduce(Quantity::min).orElse(Quantity.ZERO);
            return new Guard(orders, shares, stop);
        }

        Order first() {
            return orders.getFirst();
        }

        boolean isOf(Order order) {
            return orders.stream().anyMatch(each -> each.id().equals(order.id()));
        }
    }

    /// A guard that covers more than is needed.
    ///
    /// @param keep shares for which it is still needed; zero for none
    record Cut(Guard guard, Quantity keep) {}

    private record Guarded(Symbol symbol, Side closing) {}

    void cancel(List<Order> orders, List<Position> positions) {
        Map<Guarded, List<Guard>> guards = orders.stream()
                .flatMap(order -> guard(order).stream())
                .collect(Collectors.groupingBy(guard ->
                        new Guarded(guard.first().symbol(), guard.first().side())));
        Set<String> found = new HashSet<>();
        guards.forEach((guarded, each) -> cuts(guarded.closing(), each, held(guarded, positions))
                .forEach(cut -> {
                    String id = cut.guard().first().id();
                    found.add(id);
                    if (seen.contains(id)) {
                        cut(cut);
                    }
                }));
        seen = Set.copyOf(found);
    }

    /// What `order` or its legs guard; empty when they are not our protection. The legs of an open entry are
    /// inactive.
    private Optional<Guard> guard(Order order) {
        return purpose(order).flatMap(purpose -> switch (purpose) {
            case PROTECTION -> order.isOpen() ? Optional.of(Guard.of(List.of(order))) : Optional.empty();
            case ENTRY -> {
                List<Order> legs = order.legs().stream().filter(Order::isOpen).toList();
                yield order.isOpen() || legs.isEmpty() ? Optional.empty() : Optional.of(Guard.of(legs));
            }
            case EXIT, FLATTEN -> Optional.empty();
        });
    }

    private Optional<OrderPurpose> purpose(Order order) {
        return OrderIds.isOurs(order.clientOrderId())
                ? ledger.entry(order.clientOrderId()).map(LedgerEntry::intent).map(intent -> intent.purpose())
                : Optional.empty();
    }

    /// What `guards` of one symbol, with closing side `closing`, guard beyond `held`. The stops nearest to the
    /// market stay.
    static List<Cut> cuts(Side closing, List<Guard> guards, Quantity held) {
        List<Cut> cuts = new ArrayList<>();
        Quantity left = held;
        for (Guard guard : guards.stream()
                .sorted((one, other) -> nearestFirst(closing, one.stop(), other.stop()))
                .toList()) {
            Quantity keep = guard.shares().min(left);
            if (guard.shares().isAbove(keep)) {
                cuts.add(new Cut(guard, keep));
            }
            left = left.minus(keep);
        }
        return cuts;
    }

    private static int nearestFirst(Side closing, Price one, Price other) {
        return closing == Side.SELL ? other.compareTo(one) : one.compareTo(other);
    }

    private void cut(Cut cut) {
        Guard guard = cut.guard();
        if (cut.keep().isZero()) {
            guard.orders().forEach(order -> canceller.ask(order, WHY));
        } else if (guard.orders().size() > 1 || !replacement.resize(guard.first(), cut.keep())) {
            sendAnew(guard);
        }
    }

    /// Re-creates the stop for what is held where the broker does not change the order: cancels it and sends a new
    /// one.
    private void sendAnew(Guard guard) {
        Order order = guard.first();
        protection.markUnprotected(order.symbol());
        try {
            canceller.cancel(order.symbol(), guard::isOf, WHY);
            protection.protect(order.symbol());
        } catch (BrokerException e) {
            log.warn("stop not resized yet symbol={} cause=\"{}\"", order.symbol(), e.getMessage());
        }
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
