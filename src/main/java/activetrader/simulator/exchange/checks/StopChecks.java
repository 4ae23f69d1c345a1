package activetrader.simulator.exchange.checks;

import activetrader.market.OrderClass;
import activetrader.market.OrderType;
import activetrader.market.Price;
import activetrader.market.Side;
import activetrader.simulator.exchange.order.OrderRequest;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether stops and legs lie on the right side of the market and of each other. Pure.
public final class StopChecks {
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private StopChecks() {}

    /// @param market the last price; empty when there is none to compare with
    public static void check(OrderRequest request, Optional<Price> market) {
        boolean stop = request.type() == OrderType.STOP || request.type() == OrderType.STOP_LIMIT;
        BigDecimal stopPrice = request.stopPrice();
        if (stop && stopPrice != null) {
            market.ifPresent(price -> side(request.side(), stopPrice, price));
        }
        if (request.orderClass() != OrderClass.SIMPLE) {
            legs(request, market);
        }
    }

    /// A sell stop lies below the market, a buy stop above it.
    public static void side(Side side, BigDecimal stop, Price market) {
        boolean buy = side == Side.BUY;
        int order = stop.compareTo(market.value());
        if (buy ? order <= 0 : order >= 0) {
            throw Refusal.rule("stop price must be " + (buy ? "greater" : "less") + " than current price")
                    .with("market_price", market.toString())
                    .with("stop_price", new Price(stop).toString());
        }
    }

    private static void legs(OrderRequest request, Optional<Price> market) {
        boolean exitSells = request.orderClass() == OrderClass.OCO ? !request.isBuy() : request.isBuy();
        Optional<BigDecimal> base = base(request, market);
        if (request.orderClass() != OrderClass.OCO) {
            base.ifPresent(price -> beyond("take_profit.limit_price", request.takeProfitLimit(), price, exitSells));
        }
        base.ifPresent(price -> beyond("stop_loss.stop_price", request.stopLossStop(), price, !exitSells));
        if (request.type() == OrderType.MARKET || request.type() == OrderType.LIMIT) {
            market.ifPresent(
                    price -> beyond("stop_loss.stop_price", request.stopLossStop(), price.value(), !exitSells));
        }
    }

    /// The price that the legs are measured against: what the entry will cost at most, or an OCO's take-profit.
    private static Optional<BigDecimal> base(OrderRequest request, Optional<Price> market) {
        if (request.orderClass() == OrderClass.OCO && request.takeProfitLimit() != null) {
            return Optional.of(request.takeProfitLimit());
        }
        return Optional.ofNullable(request.limitPrice())
                .or(() -> Optional.ofNullable(request.stopPrice()))
                .or(() -> market.map(Price::value));
    }

    private static void beyond(String name, @Nullable BigDecimal value, BigDecimal base, boolean above) {
        if (value == null) {
            return;
        }
        BigDecimal bound = above ? base.add(CENT) : base.subtract(CENT);
        int order = value.compareTo(bound);
        if (above ? order < 0 : order > 0) {
            throw Refusal.rule(name + " must be " + (above ? ">= base_price + 0.01" : "<= base_price - 0.01"))
                    .with("base_price", base.stripTrailingZeros().toPlainString());
        }
    }
}
