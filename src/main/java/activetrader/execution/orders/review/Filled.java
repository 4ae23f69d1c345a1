package activetrader.execution.orders.review;

import activetrader.market.Money;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Quantity;
import org.jspecify.annotations.Nullable;

/// A position at its real fill price.
///
/// @param averagePrice dollars a share paid, or received when sold short
/// @param stop price of the live stop; null for none
/// @param market the last price of a share; null when not known
/// @param equity the base of the limits in percent
public record Filled(
        PositionSide side,
        Quantity quantity,
        Price averagePrice,
        @Nullable Price stop,
        @Nullable Price market,
        Money equity) {}
