package activetrader.risk;

import activetrader.market.OrderType;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import org.jspecify.annotations.Nullable;

/// The wish to open a position or to enlarge one.
///
/// @param side BUY to go long, SELL to go short
/// @param quantity shares wanted
/// @param limitPrice given exactly when `type` is LIMIT
/// @param stopPrice where to get out with a loss; null for the default distance
/// @param takeProfit where to get out with a gain; null for none
public record EntryCandidate(
        Symbol symbol,
        Side side,
        Quantity quantity,
        OrderType type,
        @Nullable Price limitPrice,
        @Nullable Price stopPrice,
        @Nullable Price takeProfit) {
    public boolean isLong() {
        return side == Side.BUY;
    }

    /// The same wish for another number of shares.
    public EntryCandidate withQuantity(Quantity other) {
        return new EntryCandidate(symbol, side, other, type, limitPrice, stopPrice, takeProfit);
    }
}
