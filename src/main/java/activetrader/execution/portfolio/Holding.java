package activetrader.execution.portfolio;

import activetrader.market.Money;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A position with what protects it.
///
/// @param stopPrice of the live stop furthest from the market; null when there is none
/// @param rMultiple unrealised profit as a multiple of the risk taken at the entry, two decimals; null when unknown
/// @param riskAtStop what the covered shares lose when each live stop fills at its price, summed over all
/// stops; zero
///     when they lock in a profit; null without a stop
/// @param isProtected whether live stops cover all that is held
/// @param uncovered shares that no live stop covers
/// @param isReduced whether a part has been sold since it was opened
/// @param openedAt first fill, by the broker's clock; null when it was not opened here today
/// @param external whether an order that is not ours opened it
/// @param kept whether it is left alone for that
/// @param entryStop the stop that the entry was sent with; null when it was not entered here today
/// @param reason why it was entered; null when it was not entered here today
public record Holding(
        Position position,
        @Nullable Price stopPrice,
        @Nullable Price takeProfit,
        @Nullable BigDecimal rMultiple,
        @Nullable Money riskAtStop,
        boolean isProtected,
        Quantity uncovered,
        boolean isReduced,
        @Nullable Instant openedAt,
        boolean external,
        boolean kept,
        @Nullable Price entryStop,
        @Nullable String reason) {}
