package activetrader.broker;

import activetrader.market.Order;
import activetrader.market.Price;
import activetrader.market.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened to an order.
///
/// @param type the broker's word, kept as it came, such as `new`, `fill`, `partial_fill`, `canceled`
/// @param executionId the same execution always has the same id; null for what is no execution
/// @param price of this execution; null for what is no execution
/// @param quantity of this execution; null for what is no execution
/// @param positionAfter shares held after this execution, negative when short; null for what is no execution
/// @param order as it stands after the event
public record OrderEvent(
        String type,
        @Nullable String executionId,
        Instant at,
        @Nullable Price price,
        @Nullable Quantity quantity,
        @Nullable BigDecimal positionAfter,
        Order order) {
    public boolean isFill() {
        return type.equals("fill") || type.equals("partial_fill");
    }
}
