package activetrader.execution.fake;

import activetrader.broker.OrderChange;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.OrderClass;
import activetrader.market.OrderStatus;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An order of a [FakeBroker] with its place in the group of its parent.
final class FakeOrder {
    /// When the broker begins to show the order.
    final Instant visibleFrom;

    final List<FakeOrder> legs = new ArrayList<>();

    @Nullable
    FakeOrder parent;

    /// When a requested cancel takes effect; null while none is requested.
    @Nullable
    Instant cancelAt;

    private Order order;

    FakeOrder(Order order, Instant visibleFrom) {
        this.order = order;
        this.visibleFrom = visibleFrom;
    }

    static FakeOrder of(NewOrder wanted, String id, Instant now, Instant visibleFrom) {
        boolean oco = wanted.orderClass() == OrderClass.OCO;
        Order order = new Order(
                id,
                wanted.clientOrderId(),
                wanted.symbol(),
                wanted.side(),
                wanted.type(),
                wanted.orderClass(),
                wanted.timeInForce(),
                wanted.quantity(),
                Quantity.ZERO,
                null,
                oco ? wanted.takeProfit() : wanted.limitPrice(),
                wanted.stopPrice(),
                OrderStatus.NEW,
                now,
                null,
                null,
                null,
                List.of());
        return new FakeOrder(order, visibleFrom);
    }

    /// The order that takes this one's place.
    FakeOrder replacedBy(String id, OrderChange change, Instant now) {
        Order replacement = new Order(
                id,
                Objects.requireNonNull(change.clientOrderId()),
                order.symbol(),
                order.side(),
                order.type(),
                order.orderClass(),
                order.timeInForce(),
                Objects.requireNonNullElse(change.quantity(), order.remaining()),
                Quantity.ZERO,
                null,
                order.limitPrice(),
                Objects.requireNonNullElse(change.stopPrice(), order.stopPrice()),
                order.status(),
                now,
                null,
                order.id(),
                null,
                List.of());
        become(OrderStatus.REPLACED);
        FakeOrder fresh = new FakeOrder(replacement, now);
        fresh.parent = parent;
        if (parent != null) {
            parent.legs.remove(this);
            parent.legs.add(fresh);
        }
        return fresh;
    }

    Order now() {
        return order;
    }

    Symbol symbol() {
        return order.symbol();
    }

    boolean isOpen() {
        return order.isOpen();
    }

    boolean isOco() {
        return order.orderClass() == OrderClass.OCO;
    }

    boolean isHeld() {
        return order.status().equals(OrderStatus.HELD);
    }

    /// Whether the order waits for its parent to be filled.
    boolean isAsleep() {
        return parent != null && !parent.order.status().equals(OrderStatus.FILLED) && !parent.isOco();
    }

    void become(OrderStatus status) {
        become(status, order.filledQuantity(), order.averageFillPrice());
    }

    void become(OrderStatus status, Quantity filled, @Nullable Price average) {
        order = copy(status, filled, average, List.of());
    }

    /// Ends the order, and what is open of its group, with `status`.
    void end(OrderStatus status) {
        become(status);
        group().filter(FakeOrder::isOpen).forEach(other -> other.become(status));
    }

    private Stream<FakeOrder> group() {
        return parent == null
                ? legs.stream()
                : Stream.of(legs, parent.legs, List.of(parent)).flatMap(List::stream);
    }

    /// The order with its legs, as the broker shows it.
    Order shown() {
        return copy(
                order.status(),
                order.filledQuantity(),
                order.averageFillPrice(),
                legs.stream().map(FakeOrder::now).toList());
    }

    private Order copy(OrderStatus status, Quantity filled, @Nullable Price average, List<Order> orderLegs) {
        return new Order(
                order.id(),
                order.clientOrderId(),
                order.symbol(),
                order.side(),
                order.type(),
                order.orderClass(),
                order.timeInForce(),
                order.quantity(),
                filled,
                average,
                order.limitPrice(),
                order.stopPrice(),
                status,
                order.submittedAt(),
                null,
                order.replaces(),
                order.replacedBy(),
                orderLegs);
    }
}
