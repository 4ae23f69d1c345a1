package activetrader.simulator.exchange.order;

import activetrader.market.OrderClass;
import activetrader.market.OrderType;
import activetrader.market.Side;
import activetrader.market.TimeInForce;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A new order as the client sent it, numbers unchecked.
///
/// @param clientOrderId null lets the exchange make one
/// @param takeProfitLimit the take-profit leg's limit price
/// @param stopLossStop the stop-loss leg's stop price
/// @param stopLossLimit the stop-loss leg's limit price, which makes it a stop-limit order
public record OrderRequest(
        String symbol,
        Side side,
        OrderType type,
        TimeInForce timeInForce,
        OrderClass orderClass,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal notional,
        @Nullable BigDecimal limitPrice,
        @Nullable BigDecimal stopPrice,
        @Nullable BigDecimal trailPrice,
        @Nullable BigDecimal trailPercent,
        boolean extendedHours,
        @Nullable String clientOrderId,
        @Nullable BigDecimal takeProfitLimit,
        @Nullable BigDecimal stopLossStop,
        @Nullable BigDecimal stopLossLimit,
        @Nullable PositionIntent intent) {
    public boolean isBuy() {
        return side == Side.BUY;
    }

    /// A plain market order for the day.
    public static OrderRequest market(String symbol, Side side, BigDecimal quantity) {
        return new OrderRequest(
                symbol,
                side,
                OrderType.MARKET,
                TimeInForce.DAY,
                OrderClass.SIMPLE,
                quantity,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null);
    }
}
