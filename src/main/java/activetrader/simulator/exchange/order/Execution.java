package activetrader.simulator.exchange.order;

import activetrader.market.OrderStatus;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.time.Instant;

/// One fill of an order or a part of it.
///
/// @param cumulative shares of the order filled so far, this fill included
/// @param leaves shares of the order not yet filled
/// @param status the order's status after this fill
public record Execution(
        String id,
        String orderId,
        Symbol symbol,
        PositionIntent intent,
        Quantity quantity,
        Price price,
        Instant at,
        Quantity cumulative,
        Quantity leaves,
        OrderStatus status) {
    public Side side() {
        return switch (intent) {
            case BUY_TO_OPEN, BUY_TO_CLOSE -> Side.BUY;
            case SELL_TO_OPEN, SELL_TO_CLOSE -> Side.SELL;
        };
    }

    /// The shares by which the position changes: positive for a buy.
    public BigDecimal signedQuantity() {
        return switch (intent) {
            case BUY_TO_OPEN, BUY_TO_CLOSE -> quantity.value();
            case SELL_TO_OPEN, SELL_TO_CLOSE -> quantity.value().negate();
        };
    }

    /// This fill with the quantity and the price that it should have had.
    public Execution corrected(Quantity right, Price rightPrice) {
        return new Execution(id, orderId, symbol, intent, right, rightPrice, at, cumulative, leaves, status);
    }
}
