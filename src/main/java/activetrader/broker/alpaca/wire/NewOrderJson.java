package activetrader.broker.alpaca.wire;

import activetrader.broker.OrderChange;
import activetrader.json.Json;
import activetrader.market.NewOrder;
import activetrader.market.OrderClass;
import activetrader.market.Price;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The bodies of `POST` and `PATCH /v2/orders`: numbers as text, and what is not set left out, never zero.
public final class NewOrderJson {
    private NewOrderJson() {}

    public static String of(NewOrder order) {
        Map<String, Object> body = new LinkedHashMap<>();
        put(body, "symbol", order.symbol());
        put(body, "side", word(order.side()));
        put(body, "qty", order.quantity());
        put(body, "type", word(order.type()));
        put(body, "time_in_force", word(order.timeInForce()));
        put(body, "order_class", order.orderClass() == OrderClass.SIMPLE ? null : word(order.orderClass()));
        put(body, "limit_price", order.limitPrice());
        put(body, "stop_price", order.stopPrice());
        put(body, "position_intent", word(order.side()) + "_to_" + word(order.effect()));
        put(body, "client_order_id", order.clientOrderId());
        putLeg(body, "take_profit", "limit_price", order.takeProfit());
        putLeg(body, "stop_loss", "stop_price", order.stopLoss());
        return Json.write(body);
    }

    public static String of(OrderChange change) {
        Map<String, Object> body = new LinkedHashMap<>();
        put(body, "client_order_id", change.clientOrderId());
        put(body, "qty", change.quantity());
        put(body, "limit_price", change.limitPrice());
        put(body, "stop_price", change.stopPrice());
        return Json.write(body);
    }

    private static void put(Map<String, Object> body, String name, @Nullable Object value) {
        if (value != null) {
            body.put(name, value.toString());
        }
    }

    private static void putLeg(Map<String, Object> body, String leg, String name, @Nullable Price price) {
        if (price != null) {
            body.put(leg, Map.of(name, price.toString()));
        }
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
