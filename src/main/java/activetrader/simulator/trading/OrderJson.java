package activetrader.simulator.trading;

import activetrader.market.Asset;
import activetrader.market.OrderClass;
import activetrader.market.OrderStatus;
import activetrader.simulator.exchange.order.Progress;
import activetrader.simulator.exchange.order.SimulatedOrder;
import activetrader.simulator.exchange.order.Stamps;
import activetrader.simulator.exchange.order.Terms;
import activetrader.simulator.tape.Tape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An order as Alpaca shows it.
public final class OrderJson {
    private final Tape tape;

    public OrderJson(Tape tape) {
        this.tape = tape;
    }

    /// @param legs the orders to show as its legs; null or empty for `"legs": null`
    public Map<String, @Nullable Object> of(SimulatedOrder order, @Nullable List<SimulatedOrder> legs) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", order.id());
        json.put("client_order_id", order.clientOrderId());
        stamps(json, order);
        json.put("replaced_by", order.links().replacedBy());
        json.put("replaces", order.links().replaces());
        json.put("asset_id", tape.asset(order.symbol()).map(Asset::id).orElse(""));
        json.put("symbol", order.symbol().value());
        json.put("asset_class", "us_equity");
        terms(json, order.terms());
        progress(json, order.terms(), order.progress());
        json.put(
                "legs",
                legs == null || legs.isEmpty()
                        ? null
                        : legs.stream().map(leg -> of(leg, null)).toList());
        json.put("subtag", null);
        json.put("source", null);
        return json;
    }

    private static void stamps(Map<String, @Nullable Object> json, SimulatedOrder order) {
        Stamps stamps = order.stamps();
        boolean failed = order.status().equals(OrderStatus.REJECTED);
        json.put("created_at", stamps.created().toString());
        json.put("updated_at", stamps.updated().toString());
        json.put("submitted_at", stamps.created().toString());
        json.put("filled_at", Texts.text(stamps.filled()));
        json.put("expired_at", Texts.text(stamps.expired()));
        json.put("expires_at", stamps.expires().toString());
        json.put("canceled_at", Texts.text(stamps.canceled()));
        json.put("failed_at", failed ? Texts.text(stamps.updated()) : null);
        json.put("replaced_at", Texts.text(stamps.replaced()));
    }

    private static void terms(Map<String, @Nullable Object> json, Terms terms) {
        json.put("notional", Texts.text(terms.notional()));
        json.put("qty", Texts.text(terms.quantity()));
        json.put("order_class", terms.orderClass() == OrderClass.SIMPLE ? "" : Texts.word(terms.orderClass()));
        json.put("order_type", Texts.word(terms.type()));
        json.put("type", Texts.word(terms.type()));
        json.put("side", Texts.word(terms.side()));
        json.put("position_intent", terms.intent().code());
        json.put("time_in_force", Texts.word(terms.timeInForce()));
        json.put("limit_price", Texts.text(terms.limitPrice()));
        json.put("extended_hours", terms.extendedHours());
        json.put("trail_percent", Texts.decimal(terms.trailPercent()));
        json.put("trail_price", Texts.decimal(terms.trailPrice()));
    }

    private static void progress(Map<String, @Nullable Object> json, Terms terms, Progress progress) {
        json.put("status", progress.status().code());
        json.put("filled_qty", progress.filled().toString());
        json.put("filled_avg_price", Texts.text(progress.averagePrice()));
        json.put("stop_price", Texts.text(terms.stopFor(progress.best())));
        json.put("hwm", Texts.text(progress.best()));
    }
}
