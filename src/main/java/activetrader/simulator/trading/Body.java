package activetrader.simulator.trading;

import activetrader.json.Json;
import activetrader.json.JsonException;
import activetrader.market.OrderClass;
import activetrader.market.OrderType;
import activetrader.market.Side;
import activetrader.market.TimeInForce;
import activetrader.simulator.exchange.checks.Refusal;
import activetrader.simulator.exchange.order.OrderChange;
import activetrader.simulator.exchange.order.OrderRequest;
import activetrader.simulator.exchange.order.PositionIntent;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request's JSON object, read as leniently as Alpaca reads it: numbers may be text, null means absent.
final class Body {
    private final Map<?, ?> fields;

    private Body(Map<?, ?> fields) {
        this.fields = fields;
    }

    static Body of(String json) {
        try {
            return new Body(Json.readObject(json));
        } catch (JsonException _) {
            throw Refusal.malformed("request body format is invalid");
        }
    }

    OrderRequest order() {
        String symbol = text("symbol");
        String side = text("side");
        if (symbol == null) {
            throw Refusal.field("symbol is required");
        }
        if (side == null) {
            throw Refusal.field("side is required");
        }
        Body takeProfit = object("take_profit");
        Body stopLoss = object("stop_loss");
        return new OrderRequest(
                symbol,
                known(Side.class, side, "invalid side"),
                orderType(text("type")),
                timeInForce(text("time_in_force")),
                orderClass(text("order_class")),
                decimal("qty"),
                decimal("notional"),
                decimal("limit_price"),
                decimal("stop_price"),
                decimal("trail_price"),
                decimal("trail_percent"),
                flag("extended_hours", false),
                text("client_order_id"),
                takeProfit.decimal("limit_price"),
                stopLoss.decimal("stop_price"),
                stopLoss.decimal("limit_price"),
                intent(text("position_intent")));
    }

    OrderChange change() {
        String life = text("time_in_force");
        return new OrderChange(
                decimal("qty"),
                life == null ? null : timeInForce(life),
                decimal("limit_price"),
                decimal("stop_price"),
                decimal("trail"),
                text("client_order_id"));
    }

    private static OrderType orderType(@Nullable String word) {
        return known(OrderType.class, word == null ? "" : word, "invalid order type");
    }

    private static TimeInForce timeInForce(@Nullable String word) {
        return known(TimeInForce.class, word == null ? "" : word, "invalid time_in_force");
    }

    private static OrderClass orderClass(@Nullable String word) {
        return word == null ? OrderClass.SIMPLE : known(OrderClass.class, word, "invalid order_class");
    }

    private static @Nullable PositionIntent intent(@Nullable String word) {
        return word == null ? null : known(PositionIntent.class, word, "invalid position_intent");
    }

    private static <E extends Enum<E>> E known(Class<E> type, String word, String refusal) {
        for (E value : type.getEnumConstants()) {
            if (!value.name().equals("UNKNOWN") && value.name().equals(word.toUpperCase(Locale.ROOT))) {
                return value;
            }
        }
        throw Refusal.field(refusal);
    }

    @Nullable
    String text(String name) {
        Object value = fields.get(name);
        return value == null || value.toString().isEmpty() ? null : value.toString();
    }

    boolean flag(String name, boolean otherwise) {
        String value = text(name);
        return value == null ? otherwise : Boolean.parseBoolean(value);
    }

    @Nullable
    BigDecimal decimal(String name) {
        String value = text(name);
        try {
            return value == null ? null : new BigDecimal(value);
        } catch (NumberFormatException _) {
            throw Refusal.malformed("request body format is invalid");
        }
    }

    private Body object(String name) {
        return fields.get(name) instanceof Map<?, ?> inner ? new Body(inner) : new Body(Map.of());
    }
}
