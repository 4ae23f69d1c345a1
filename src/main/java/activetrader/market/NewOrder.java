package activetrader.market;

import org.jspecify.annotations.Nullable;

/// An order to be sent. Prices must sit on the tick; the broker refuses others.
///
/// @param clientOrderId our id, made and recorded before the order is sent; at most 128 characters
/// @param takeProfit limit price of the take-profit leg of a bracket or one-legged OTO
/// @param stopLoss stop price of the protective leg of a bracket or OTO
/// @param effect on the position; of legs it is always [PositionEffect#CLOSE]
public record NewOrder(
        String clientOrderId,
        Symbol symbol,
        Side side,
        Quantity quantity,
        OrderType type,
        TimeInForce timeInForce,
        OrderClass orderClass,
        @Nullable Price limitPrice,
        @Nullable Price stopPrice,
        @Nullable Price takeProfit,
        @Nullable Price stopLoss,
        PositionEffect effect) {
    public NewOrder {
        if (quantity.isZero()) {
            throw new IllegalArgumentException("order quantity must be positive, was 0");
        }
    }

    /// A plain market order for the day that opens a position, unless it is made [#closing].
    public static NewOrder market(String clientOrderId, Symbol symbol, Side side, Quantity quantity) {
        return simple(clientOrderId, symbol, side, quantity, OrderType.MARKET, null, null);
    }

    /// A plain limit order for the day that opens a position, unless it is made [#closing].
    public static NewOrder limit(String clientOrderId, Symbol symbol, Side side, Quantity quantity, Price limit) {
        return simple(clientOrderId, symbol, side, quantity, OrderType.LIMIT, limit, null);
    }

    /// A plain stop order for the day, a market order once the price touches `stop`; it closes a position.
    public static NewOrder stop(String clientOrderId, Symbol symbol, Side side, Quantity quantity, Price stop) {
        return simple(clientOrderId, symbol, side, quantity, OrderType.STOP, null, stop)
                .closing();
    }

    private static NewOrder simple(
            String clientOrderId,
            Symbol symbol,
            Side side,
            Quantity quantity,
            OrderType type,
            @Nullable Price limit,
            @Nullable Price stop) {
        return new NewOrder(
                clientOrderId,
                symbol,
                side,
                quantity,
                type,
                TimeInForce.DAY,
                OrderClass.SIMPLE,
                limit,
                stop,
                null,
                null,
                PositionEffect.OPEN);
    }

    /// This entry led by a protective stop, and by a take-profit when one is given.
    public NewOrder protectedBy(Price stopLossPrice, @Nullable Price takeProfitPrice) {
        OrderClass withLegs = takeProfitPrice == null ? OrderClass.OTO : OrderClass.BRACKET;
        return new NewOrder(
                clientOrderId,
                symbol,
                side,
                quantity,
                type,
                timeInForce,
                withLegs,
                limitPrice,
                stopPrice,
                takeProfitPrice,
                stopLossPrice,
                effect);
    }

    /// This order as one that may only close what is held.
    public NewOrder closing() {
        return new NewOrder(
                clientOrderId,
                symbol,
                side,
                quantity,
                type,
                timeInForce,
                orderClass,
                limitPrice,
                stopPrice,
                takeProfit,
                stopLoss,
                PositionEffect.CLOSE);
    }
}
