package activetrader.execution.flatten;

import activetrader.broker.Broker;
import activetrader.broker.OrderQuery;
import activetrader.execution.external.OrderOwners;
import activetrader.execution.ledger.OrderIds;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The account as three answers of the broker show it.
///
/// @param today today's orders in any state, legs nested
/// @param open orders and legs that are open, whatever their day
/// @param positions what is to be closed
/// @param kept what is somebody else's and stays
record Look(List<Order> today, List<Order> open, List<Position> positions, List<FlattenReport.Remaining> kept) {
    /// Nothing is known to have been ordered yet.
    static final Look NOTHING = new Look(List.of(), List.of(), List.of(), List.of());

    /// Asks for orders and positions, at once where `fanOut` can.
    ///
    /// @throws activetrader.broker.BrokerException when one of the answers failed
    static Look at(Broker broker, Instant midnight, FanOut fanOut) {
        AtomicReference<List<Order>> today = new AtomicReference<>(List.of());
        AtomicReference<List<Order>> calledOpen = new AtomicReference<>(List.of());
        AtomicReference<List<Position>> positions = new AtomicReference<>(List.of());
        fanOut.run(List.of(
                () -> today.set(broker.orders(OrderQuery.since(midnight))),
                () -> calledOpen.set(broker.orders(OrderQuery.calledOpen())),
                () -> positions.set(broker.positions())));
        return new Look(today.get(), open(today.get(), calledOpen.get()), positions.get(), List.of());
    }

    /// This look without the positions in `symbols`, and without the orders of others that stand in no way: an order
    /// in a symbol that is to be closed holds its shares.
    Look keeping(Set<Symbol> symbols) {
        OrderOwners owners = OrderOwners.of(today);
        Set<Symbol> closing = positions.stream()
                .map(Position::symbol)
                .filter(symbol -> !symbols.contains(symbol))
                .collect(Collectors.toSet());
        Predicate<Order> stays = order -> !owners.isOurs(order) && !closing.contains(order.symbol());
        List<FlattenReport.Remaining> left = Stream.concat(
                        positions.stream()
                                .filter(position -> symbols.contains(position.symbol()))
                                .map(position -> new FlattenReport.Remaining(
                                        position.symbol(), position.quantity(), "somebody else's position")),
                        open.stream()
                                .filter(stays)
                                .map(order -> new FlattenReport.Remaining(
                                        order.symbol(), Quantity.ZERO, "somebody else's order " + order.id())))
                .toList();
        return new Look(
                today,
                open.stream().filter(stays.negate()).toList(),
                positions.stream()
                        .filter(position -> closing.contains(position.symbol()))
                        .toList(),
                left);
    }

    private static List<Order> open(List<Order> today, List<Order> calledOpen) {
        Set<String> known =
                today.stream().flatMap(Order::withLegs).map(Order::id).collect(Collectors.toSet());
        return Stream.concat(
                        today.stream().flatMap(Look::openPart),
                        calledOpen.stream().filter(order -> !known.contains(order.id())))
                .toList();
    }

    private static Stream<Order> openPart(Order order) {
        return order.isOpen() ? Stream.of(order) : order.legs().stream().filter(Order::isOpen);
    }

    boolean isEmpty() {
        return positions.isEmpty() && open.isEmpty();
    }

    /// The open orders that no flatten has sent.
    List<Order> others() {
        return open.stream()
                .filter(order -> !OrderIds.isFlatten(order.clientOrderId()))
                .toList();
    }

    /// The highest number of a closing order that has ended, among the ids that start with `prefix`; 0 when none has.
    int lastEnded(String prefix) {
        return today.stream()
                .filter(order -> order.status().isFinal())
                .mapToInt(order -> OrderIds.numberAfter(prefix, order.clientOrderId()))
                .max()
                .orElse(0);
    }
}
