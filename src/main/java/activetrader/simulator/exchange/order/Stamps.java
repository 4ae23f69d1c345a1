package activetrader.simulator.exchange.order;

import activetrader.market.OrderStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When things happened to an order.
///
/// @param expires when the order dies of itself
public record Stamps(
        Instant created,
        Instant updated,
        Instant expires,
        @Nullable Instant filled,
        @Nullable Instant expired,
        @Nullable Instant canceled,
        @Nullable Instant replaced) {
    public static Stamps start(Instant created, Instant expires) {
        return new Stamps(created, created, expires, null, null, null, null);
    }

    /// These stamps after the order entered `status` at `at`.
    public Stamps with(OrderStatus status, Instant at) {
        return new Stamps(
                created,
                at,
                expires,
                status.equals(OrderStatus.FILLED) ? at : filled,
                status.equals(OrderStatus.EXPIRED) ? at : expired,
                status.equals(OrderStatus.CANCELED) ? at : canceled,
                status.equals(OrderStatus.REPLACED) ? at : replaced);
    }
}
