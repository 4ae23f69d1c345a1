package activetrader.simulator.exchange.checks;

import activetrader.market.OrderClass;
import activetrader.market.OrderType;
import activetrader.market.TimeInForce;
import activetrader.simulator.exchange.book.OrderHours;
import activetrader.simulator.exchange.order.OrderRequest;
import java.math.BigDecimal;
import java.time.Instant;

/// Whether a new order's life, class, session and fraction go together.
public final class ClassChecks {
    private static final int FINEST_QUANTITY = 9;

    private final OrderHours sessions;

    public ClassChecks(OrderHours sessions) {
        this.sessions = sessions;
    }

    public void check(OrderRequest request, Instant at) {
        fraction(request);
        extendedHours(request);
        legs(request);
        life(request, at);
    }

    /// Whether the order is for less than whole shares, or by dollar amount.
    public static boolean isFractional(OrderRequest request) {
        BigDecimal quantity = request.quantity();
        return quantity == null || quantity.stripTrailingZeros().scale() > 0;
    }

    private static void fraction(OrderRequest request) {
        if (!isFractional(request)) {
            return;
        }
        BigDecimal quantity = request.quantity();
        if (quantity != null && quantity.stripTrailingZeros().scale() > FINEST_QUANTITY) {
            throw Refusal.field("qty must have no more than 9 decimals");
        }
        if (request.timeInForce() != TimeInForce.DAY) {
            throw Refusal.rule("fractional orders must be DAY orders");
        }
        if (request.orderClass() != OrderClass.SIMPLE || request.type() == OrderType.TRAILING_STOP) {
            throw Refusal.rule("fractional orders must be simple orders");
        }
    }

    private static void extendedHours(OrderRequest request) {
        boolean fits = request.type() == OrderType.LIMIT
                && request.orderClass() == OrderClass.SIMPLE
                && (request.timeInForce() == TimeInForce.DAY || request.timeInForce() == TimeInForce.GTC);
        if (request.extendedHours() && !fits) {
            throw Refusal.rule("extended hours order must be DAY or GTC limit orders");
        }
    }

    private static void legs(OrderRequest request) {
        boolean profit = request.takeProfitLimit() != null;
        boolean loss = request.stopLossStop() != null;
        switch (request.orderClass()) {
            case SIMPLE -> {
                if (profit || loss) {
                    throw Refusal.rule("simple orders must not have take_profit or stop_loss");
                }
                return;
            }
            case BRACKET -> both("bracket", profit, loss);
            case OCO -> both("oco", profit || request.limitPrice() != null, loss);
            case OTO -> {
                if (profit == loss) {
                    throw Refusal.rule("oto orders require one of take_profit or stop_loss");
                }
            }
            case UNKNOWN -> throw Refusal.field("invalid order class");
        }
        if (request.type() == OrderType.TRAILING_STOP) {
            throw Refusal.rule("trailing stop orders must be simple orders");
        }
        if (request.timeInForce() != TimeInForce.DAY && request.timeInForce() != TimeInForce.GTC) {
            throw Refusal.rule("complex orders must be DAY or GTC orders");
        }
    }

    private static void both(String name, boolean profit, boolean loss) {
        if (!profit) {
            throw Refusal.rule(name + " orders require take_profit.limit_price");
        }
        if (!loss) {
            throw Refusal.rule(name + " orders require stop_loss.stop_price");
        }
    }

    private void life(OrderRequest request, Instant at) {
        switch (request.timeInForce()) {
            case OPG -> {
                plain(request);
                if (sessions.isOpeningCutOff(at)) {
                    throw Refusal.forbidden("opg orders must be submitted after 7:00pm and before 9:28am");
                }
            }
            case CLS -> {
                plain(request);
                if (sessions.isClosingCutOff(at)) {
                    throw Refusal.forbidden("cls orders must be submitted after 7:00pm and before 3:55pm");
                }
            }
            case IOC, FOK -> plain(request);
            case DAY, GTC -> {}
            case UNKNOWN -> throw Refusal.field("invalid time_in_force");
        }
    }

    private static void plain(OrderRequest request) {
        if (request.type() != OrderType.MARKET && request.type() != OrderType.LIMIT) {
            throw Refusal.field("invalid time_in_force");
        }
    }
}
