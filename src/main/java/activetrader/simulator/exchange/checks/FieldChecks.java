package activetrader.simulator.exchange.checks;

import activetrader.market.OrderClass;
import activetrader.market.OrderType;
import activetrader.simulator.exchange.order.OrderRequest;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Whether a new order has the fields that its type needs, each in range. Pure.
public final class FieldChecks {
    private static final int LONGEST_CLIENT_ID = 128;
    private static final BigDecimal LEAST_TRAIL_PERCENT = new BigDecimal("0.1");

    private FieldChecks() {}

    public static void check(OrderRequest request) {
        clientId(request.clientOrderId());
        amount(request);
        positive("limit price", request.limitPrice());
        positive("stop price", request.stopPrice());
        positive("take_profit.limit_price", request.takeProfitLimit());
        positive("stop_loss.stop_price", request.stopLossStop());
        positive("stop_loss.limit_price", request.stopLossLimit());
        prices(request);
    }

    public static void clientId(@Nullable String id) {
        if (id != null && id.length() > LONGEST_CLIENT_ID) {
            throw Refusal.field("client_order_id must be no more than 128 characters");
        }
    }

    private static void amount(OrderRequest request) {
        BigDecimal quantity = request.quantity();
        BigDecimal notional = request.notional();
        if (quantity == null && notional == null) {
            throw Refusal.field("qty or notional is required");
        }
        if (quantity != null && notional != null) {
            throw Refusal.field("only one of qty or notional is accepted");
        }
        positive("qty", quantity);
        if (notional != null && notional.compareTo(BigDecimal.ONE) < 0) {
            throw Refusal.field("notional must be >= 1.00");
        }
    }

    public static void positive(String name, @Nullable BigDecimal value) {
        if (value != null && value.signum() <= 0) {
            throw Refusal.field(name + " must be > 0");
        }
    }

    private static void prices(OrderRequest request) {
        if (request.orderClass() == OrderClass.OCO && request.type() != OrderType.LIMIT) {
            throw Refusal.field("oco orders must be limit orders");
        }
        switch (request.type()) {
            case MARKET -> {
                if (request.limitPrice() != null || request.stopPrice() != null) {
                    throw Refusal.field("market orders require no stop or limit price");
                }
            }
            case LIMIT -> limit(request);
            case STOP -> {
                if (request.stopPrice() == null) {
                    throw Refusal.field("stop orders require a stop price");
                }
            }
            case STOP_LIMIT -> {
                if (request.stopPrice() == null || request.limitPrice() == null) {
                    throw Refusal.field("stop limit orders require both stop and limit price");
                }
            }
            case TRAILING_STOP -> trail(request.trailPrice(), request.trailPercent());
            case UNKNOWN -> throw Refusal.field("invalid order type");
        }
    }

    /// An OCO's limit price may stand in its take-profit.
    private static void limit(OrderRequest request) {
        boolean elsewhere = request.orderClass() == OrderClass.OCO && request.takeProfitLimit() != null;
        if (request.limitPrice() == null && !elsewhere) {
            throw Refusal.field("limit orders require a limit price");
        }
        if (request.stopPrice() != null) {
            throw Refusal.rule("limit orders must not have stop_price");
        }
    }

    private static void trail(@Nullable BigDecimal price, @Nullable BigDecimal percent) {
        if ((price == null) == (percent == null)) {
            throw Refusal.field("trailing stop orders must specify one of trail_price or trail_percent");
        }
        positive("trail_price", price);
        if (percent != null && percent.compareTo(LEAST_TRAIL_PERCENT) < 0) {
            throw Refusal.field("trail_percent must be greater than or equal to 0.1");
        }
    }
}
