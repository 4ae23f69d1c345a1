package activetrader.simulator.exchange;

import activetrader.market.OrderClass;
import activetrader.market.OrderType;
import activetrader.market.Side;
import activetrader.market.TimeInForce;
import activetrader.simulator.exchange.order.OrderRequest;
import activetrader.simulator.exchange.order.PositionIntent;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Order requests in few words: `of("symbol", "AAPL", "side", "BUY", …)`; a day order of 10 AAPL to buy
/// unless said.
public final class Requests {
    private Requests() {}

    public static OrderRequest of(String... words) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            fields.put(words[i], words[i + 1]);
        }
        OrderType type = OrderType.valueOf(fields.getOrDefault("type", "MARKET"));
        String quantity = fields.getOrDefault("qty", fields.containsKey("notional") ? "" : "10");
        return new OrderRequest(
                fields.getOrDefault("symbol", "AAPL"),
                Side.valueOf(fields.getOrDefault("side", "BUY")),
                type,
                TimeInForce.valueOf(fields.getOrDefault("tif", "DAY")),
                OrderClass.valueOf(fields.getOrDefault("class", "SIMPLE")),
                number(quantity),
                number(fields.get("notional")),
                number(fields.get("limit")),
                number(fields.get("stop")),
                number(fields.get("trail")),
                number(fields.get("percent")),
                fields.containsKey("extended"),
                fields.get("id"),
                number(fields.get("tp")),
                number(fields.get("sl")),
                number(fields.get("sll")),
                fields.containsKey("intent") ? PositionIntent.valueOf(fields.get("intent")) : null);
    }

    public static @Nullable BigDecimal number(@Nullable String text) {
        return text == null || text.isEmpty() ? null : new BigDecimal(text);
    }
}
