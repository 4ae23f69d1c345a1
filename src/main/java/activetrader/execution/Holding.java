package activetrader.execution;

import activetrader.market.Money;
import activetrader.market.Position;
import activetrader.market.Price;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A position with what guards it.
///
/// @param stopPrice of the live stop; null when there is none
/// @param rMultiple unrealised profit as a multiple of the risk taken at the entry, two decimals; null when unknown
/// @param riskAtStop what is lost if the stop fills at its price, zero when it locks in a profit; null without a stop
/// @param isProtected whether live stops cover all that is held
/// @param openedAt first fill, by the broker's clock; null when it was not opened here today
/// @param external whether somebody else opened it
/// @param kept whether it is left alone for that
public record Holding(
        Position position,
        @Nullable Price stopPrice,
        @Nullable Price takeProfit,
        @Nullable BigDecimal rMultiple,
        @Nullable Money riskAtStop,
        boolean isProtected,
        @Nullable Instant openedAt,
        boolean external,
        boolean kept) {}
