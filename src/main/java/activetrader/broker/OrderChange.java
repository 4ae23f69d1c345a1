package activetrader.broker;

import activetrader.market.Price;
import activetrader.market.Quantity;
import org.jspecify.annotations.Nullable;

/// What to change about an open order; null leaves it as it is.
public record OrderChange(
        @Nullable String clientOrderId,
        @Nullable Quantity quantity,
        @Nullable Price limitPrice,
        @Nullable Price stopPrice) {
    public static OrderChange stopAt(String clientOrderId, Price stopPrice) {
        return new OrderChange(clientOrderId, null, null, stopPrice);
    }
}
