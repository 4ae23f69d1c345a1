package activetrader.simulator.exchange.order;

import activetrader.market.TimeInForce;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What a client wants changed about an open order; null leaves a thing as it is.
///
/// @param trail the new distance of a trailing stop, in the unit that the order has
public record OrderChange(
        @Nullable BigDecimal quantity,
        @Nullable TimeInForce timeInForce,
        @Nullable BigDecimal limitPrice,
        @Nullable BigDecimal stopPrice,
        @Nullable BigDecimal trail,
        @Nullable String clientOrderId) {}
