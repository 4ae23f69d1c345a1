package activetrader.simulator.trading;

import activetrader.market.calendar.MarketZone;
import activetrader.simulator.exchange.order.Execution;
import activetrader.simulator.exchange.order.PositionIntent;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A fill as Alpaca lists it among the activities.
final class FillJson {
    static final String TYPE = "FILL";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT);

    private FillJson() {}

    /// The New York local time of what happened, then its own id.
    static String id(Instant at, String id) {
        return STAMP.format(MarketZone.at(at)) + "::" + id;
    }

    static Activities.Item item(Execution fill) {
        Map<String, Object> json = new LinkedHashMap<>();
        String id = id(fill.at(), fill.id());
        json.put("activity_type", TYPE);
        json.put("id", id);
        json.put("cum_qty", fill.cumulative().toString());
        json.put("leaves_qty", fill.leaves().toString());
        json.put("price", fill.price().toString());
        json.put("qty", fill.quantity().toString());
        json.put("side", side(fill.intent()));
        json.put("symbol", fill.symbol().value());
        json.put("transaction_time", fill.at().toString());
        json.put("order_id", fill.orderId());
        json.put("order_status", fill.status().code());
        json.put("type", fill.leaves().isZero() ? "fill" : "partial_fill");
        return new Activities.Item(id, TYPE, fill.at(), fill.orderId(), json);
    }

    private static String side(PositionIntent intent) {
        return switch (intent) {
            case BUY_TO_OPEN, BUY_TO_CLOSE -> "buy";
            case SELL_TO_CLOSE -> "sell";
            case SELL_TO_OPEN -> "sell_short";
        };
    }
}
