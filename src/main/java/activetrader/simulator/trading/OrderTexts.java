package activetrader.simulator.trading;

import activetrader.json.Json;
import activetrader.simulator.exchange.order.SimulatedOrder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Orders as JSON text. An order that has not changed since it was last shown is not written again: clients list the
/// same orders over and over.
final class OrderTexts {
    private final OrderJson json;
    private final Map<Key, Written> last = new ConcurrentHashMap<>();

    OrderTexts(OrderJson json) {
        this.json = json;
    }

    private record Key(String id, boolean withLegs) {}

    /// @param legs as they were shown, below the order
    private record Written(SimulatedOrder order, List<SimulatedOrder> legs, String text) {}

    /// An array of `orders`.
    ///
    /// @param legs those to show below an order; none for `"legs": null`
    /// @param others written orders that come last
    String array(
            List<SimulatedOrder> orders, Function<SimulatedOrder, List<SimulatedOrder>> legs, Stream<String> others) {
        return Stream.concat(orders.stream().map(order -> text(order, legs.apply(order))), others)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String text(SimulatedOrder order, List<SimulatedOrder> legs) {
        return last.compute(
                        new Key(order.id(), !legs.isEmpty()),
                        (_, before) -> before != null
                                        && before.order().equals(order)
                                        && before.legs().equals(legs)
                                ? before
                                : new Written(order, legs, Json.writeWithNulls(json.of(order, legs))))
                .text();
    }
}
