package activetrader.simulator.exchange.order;

import activetrader.market.Money;
import activetrader.market.OrderClass;
import activetrader.market.OrderType;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.market.TimeInForce;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an order asks for.
///
/// @param quantity shares; null exactly when `notional` is given
/// @param notional dollars to spend or to raise
/// @param trailPrice distance of a trailing stop in dollars
/// @param trailPercent distance of a trailing stop in percent of the best price
public record Terms(
        Symbol symbol,
        Side side,
        OrderType type,
        TimeInForce timeInForce,
        OrderClass orderClass,
        @Nullable Quantity quantity,
        @Nullable Money notional,
        @Nullable Price limitPrice,
        @Nullable Price stopPrice,
        @Nullable BigDecimal trailPrice,
        @Nullable BigDecimal trailPercent,
        boolean extendedHours,
        PositionIntent intent) {
    private static final Price FIFTY = Price.of("50");
    private static final BigDecimal ROOM_BELOW_FIFTY = new BigDecimal("1.04");
    private static final BigDecimal ROOM_FROM_FIFTY = new BigDecimal("1.025");

    public boolean isBuy() {
        return side == Side.BUY;
    }

    /// Whether the order waits for a price to be touched before it works.
    public boolean waitsForTouch() {
        return switch (type) {
            case STOP, STOP_LIMIT, TRAILING_STOP -> true;
            case MARKET, LIMIT, UNKNOWN -> false;
        };
    }

    /// The worst price at which the order may be filled once it works; empty when any price will do. A buy stop
    /// works as a stop-limit, 4 % above its stop, or 2.5 % from $50 on.
    public Optional<Price> workingLimit() {
        if (type == OrderType.STOP && isBuy() && stopPrice != null) {
            BigDecimal room = stopPrice.isBelow(FIFTY) ? ROOM_BELOW_FIFTY : ROOM_FROM_FIFTY;
            BigDecimal limit = stopPrice.value().multiply(room);
            return Optional.of(new Price(limit.setScale(stopPrice.tick().scale(), RoundingMode.DOWN)));
        }
        return Optional.ofNullable(limitPrice);
    }

    /// The price that the order waits to be touched: fixed, or following the best price that a trailing stop has seen.
    public Optional<Price> stopFor(@Nullable Price best) {
        if (type != OrderType.TRAILING_STOP || best == null) {
            return Optional.ofNullable(stopPrice);
        }
        BigDecimal distance = trailPercent != null
                ? best.value().multiply(trailPercent).movePointLeft(2)
                : Optional.ofNullable(trailPrice).orElse(BigDecimal.ZERO);
        if (isBuy()) {
            return Optional.of(new Price(best.value().add(distance)).upToTick());
        }
        return Optional.of(new Price(best.value().subtract(distance).max(best.tick())).downToTick());
    }

    public Terms withQuantity(Quantity shares) {
        return new Terms(
                symbol,
                side,
                type,
                timeInForce,
                orderClass,
                shares,
                null,
                limitPrice,
                stopPrice,
                trailPrice,
                trailPercent,
                extendedHours,
                intent);
    }

    public Terms withPrices(@Nullable Price limit, @Nullable Price stop) {
        return new Terms(
                symbol,
                side,
                type,
                timeInForce,
                orderClass,
                quantity,
                notional,
                limit,
                stop,
                trailPrice,
                trailPercent,
                extendedHours,
                intent);
    }

    /// These terms with another life, and, for a trailing stop, another distance of the same kind.
    public Terms withLifeAndTrail(TimeInForce life, @Nullable BigDecimal trail) {
        return new Terms(
                symbol,
                side,
                type,
                life,
                orderClass,
                quantity,
                notional,
                limitPrice,
                stopPrice,
                trailPrice == null ? null : trail,
                trailPercent == null ? null : trail,
                extendedHours,
                intent);
    }
}
