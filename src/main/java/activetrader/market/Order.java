package activetrader.market;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An order as the broker reports it.
///
/// @param id the broker's id
/// @param clientOrderId our id, never used twice
/// @param quantity ordered shares; null for an order by dollar amount
/// @param averageFillPrice null until something is filled
/// @param replaces the broker's id of the order that this one replaced
/// @param replacedBy the broker's id of the order that replaced this one
/// @param legs the exits that hang on this entry; empty unless it was asked for with its legs
public record Order(
        String id,
        String clientOrderId,
        Symbol symbol,
        Side side,
        OrderType type,
        OrderClass orderClass,
        TimeInForce timeInForce,
        @Nullable Quantity quantity,
        Quantity filledQuantity,
        @Nullable Price averageFillPrice,
        @Nullable Price limitPrice,
        @Nullable Price stopPrice,
        OrderStatus status,
        @Nullable Instant submittedAt,
        @Nullable Instant filledAt,
        @Nullable String replaces,
        @Nullable String replacedBy,
        List<Order> legs) {
    public Order {
        legs = List.copyOf(legs);
    }

    public boolean isOpen() {
        return status.isOpen();
    }

    /// Shares that may still be filled.
    public Quantity remaining() {
        if (quantity == null || !quantity.isAbove(filledQuantity)) {
            return Quantity.ZERO;
        }
        return quantity.minus(filledQuantity);
    }

    /// This order, then its legs.
    public Stream<Order> withLegs() {
        return Stream.concat(Stream.of(this), legs.stream());
    }
}
