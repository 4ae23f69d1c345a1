package activetrader.market;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Shares held in the account, as the broker reports them.
///
/// @param quantity shares held, whatever the side
/// @param available shares that no open closing order holds; never more than `quantity`, whatever the broker says
/// @param averageEntryPrice may be finer than a tick
/// @param currentPrice null when the broker has none
/// @param marketValue negative when short
/// @param costBasis negative when short
public record Position(
        Symbol symbol,
        PositionSide side,
        Quantity quantity,
        Quantity available,
        Price averageEntryPrice,
        @Nullable Price currentPrice,
        Money marketValue,
        Money costBasis,
        Money unrealizedProfit) {
    public Position {
        available = available.isAbove(quantity) ? quantity : available;
    }

    /// The shares held, negative when short.
    public BigDecimal signedQuantity() {
        return side.signed(quantity.value());
    }
}
