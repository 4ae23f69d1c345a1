package activetrader.execution.orders.entries;

import activetrader.journal.OrderPurpose;
import activetrader.journal.OrderRecord;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import org.jspecify.annotations.Nullable;

/// A request to open a position or to add to one.
///
/// @param side `BUY` opens a long position, `SELL` a short one
/// @param limitPrice null for the market's price, which the collar limits; rounded to the tick, never to a worse
///     price
/// @param stopLoss a stop nearer than the computed one; null for the computed one
/// @param takeProfit null for none
/// @param cycle the agent's cycle as `<yyyy-MM-dd>#<n>`; null when the caller has none
public record EntryRequest(
        Symbol symbol,
        Side side,
        Quantity quantity,
        @Nullable Price limitPrice,
        @Nullable Price stopLoss,
        @Nullable Price takeProfit,
        String reason,
        @Nullable String cycle) {
    public EntryRequest {
        if (limitPrice != null) {
            limitPrice = side == Side.BUY ? limitPrice.downToTick() : limitPrice.upToTick();
        }
    }

    /// A buy at the market's price with the computed stop.
    public static EntryRequest buy(Symbol symbol, Quantity quantity, String reason, @Nullable String cycle) {
        return new EntryRequest(symbol, Side.BUY, quantity, null, null, null, reason, cycle);
    }

    /// Whether `intent` is an order for the same request.
    boolean isWishOf(OrderRecord.Intent intent) {
        return intent.purpose() == OrderPurpose.ENTRY
                && intent.symbol().equals(symbol)
                && intent.side() == side
                && intent.quantity().equals(quantity)
                && (limitPrice == null
                        ? intent.isWithoutOwnPrice()
                        : !intent.isWithoutOwnPrice() && limitPrice.equals(intent.limitPrice()));
    }
}
