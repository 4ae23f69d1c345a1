package activetrader.execution.orders;

import activetrader.market.Money;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Quantity;
import org.jspecify.annotations.Nullable;

/// A position as it was really filled.
///
/// @param averagePrice what a share cost, or brought when sold short
/// @param stop the live stop; null when there is none
/// @param market the last price of a share; null when it is not known
/// @param equity what the limits are percentages of
public record Filled(
        PositionSide side,
        Quantity quantity,
        Price averagePrice,
        @Nullable Price stop,
        @Nullable Price market,
        Money equity) {}
