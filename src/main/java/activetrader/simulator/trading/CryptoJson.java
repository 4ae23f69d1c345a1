package activetrader.simulator.trading;

import activetrader.json.Json;
import activetrader.market.Price;
import activetrader.simulator.exchange.account.CryptoHolding;
import activetrader.simulator.exchange.event.AccountEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Coins as Alpaca shows them: positions are named `BTCUSD`, orders `BTC/USD`, and both are of class `crypto`.
final class CryptoJson {
    private static final String CLASS = "crypto";
    private static final BigDecimal BELOW_STOP = new BigDecimal("0.99");

    private CryptoJson() {}

    static Map<String, @Nullable Object> position(CryptoHolding held) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        String value = Texts.amount(held.value());
        json.put("asset_id", held.assetId());
        json.put("symbol", held.symbol());
        json.put("exchange", "CRYPTO");
        json.put("asset_class", CLASS);
        json.put("asset_marginable", false);
        json.put("avg_entry_price", held.price().toString());
        json.put("qty", Texts.plain(held.coins()));
        json.put("qty_available", held.stop() == null ? Texts.plain(held.coins()) : "0");
        json.put("side", "long");
        json.put("market_value", value);
        json.put("cost_basis", value);
        json.put("unrealized_pl", "0");
        json.put("unrealized_plpc", "0");
        json.put("unrealized_intraday_pl", "0");
        json.put("unrealized_intraday_plpc", "0");
        json.put("current_price", held.price().toString());
        json.put("lastday_price", held.price().toString());
        json.put("change_today", "0");
        return json;
    }

    /// The open stop-limit orders that `query` asks for.
    static List<CryptoHolding> ordered(List<CryptoHolding> held, Query query) {
        boolean closed = query.text("status").orElse("open").equals("closed");
        Optional<Instant> after = query.instant("after");
        Optional<Instant> until = query.instant("until");
        return held.stream()
                .filter(each -> !closed && each.stop() != null)
                .filter(each ->
                        query.list("symbols").isEmpty() || query.list("symbols").contains(each.pair()))
                .filter(each -> after.map(each.since()::isAfter).orElse(true)
                        && until.map(each.since()::isBefore).orElse(true))
                .toList();
    }

    static String text(CryptoHolding held) {
        return Json.writeWithNulls(order(held));
    }

    static Map<String, @Nullable Object> order(CryptoHolding held) {
        String stamp = held.since().toString();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", held.orderId());
        json.put("client_order_id", "owner-" + held.orderId());
        json.put("created_at", stamp);
        json.put("updated_at", stamp);
        json.put("submitted_at", stamp);
        for (String never : List.of("filled_at", "expired_at", "canceled_at", "failed_at", "replaced_at")) {
            json.put(never, null);
        }
        json.put("replaced_by", null);
        json.put("replaces", null);
        json.put("asset_id", held.assetId());
        json.put("symbol", held.pair());
        json.put("asset_class", CLASS);
        json.put("notional", null);
        json.put("qty", Texts.plain(held.coins()));
        json.put("order_class", "");
        json.put("order_type", "stop_limit");
        json.put("type", "stop_limit");
        json.put("side", "sell");
        json.put("position_intent", "sell_to_close");
        json.put("time_in_force", "gtc");
        json.put("limit_price", Texts.text(Optional.ofNullable(held.stop()).map(CryptoJson::limit)));
        json.put("extended_hours", false);
        json.put("trail_percent", null);
        json.put("trail_price", null);
        json.put("status", "new");
        json.put("filled_qty", "0");
        json.put("filled_avg_price", null);
        json.put("stop_price", Texts.text(held.stop()));
        json.put("hwm", null);
        json.put("legs", null);
        json.put("subtag", null);
        json.put("source", null);
        return json;
    }

    private static Price limit(Price stop) {
        return new Price(stop.value().multiply(BELOW_STOP).setScale(2, RoundingMode.HALF_UP));
    }

    static Activities.Item fill(AccountEvent.CryptoSold sold) {
        Map<String, Object> json = new LinkedHashMap<>();
        String id = FillJson.id(sold.at(), sold.id());
        json.put("activity_type", FillJson.TYPE);
        json.put("id", id);
        json.put("cum_qty", Texts.plain(sold.coins()));
        json.put("leaves_qty", "0");
        json.put("price", sold.price().toString());
        json.put("qty", Texts.plain(sold.coins()));
        json.put("side", "sell");
        json.put("symbol", sold.pair());
        json.put("transaction_time", sold.at().toString());
        json.put("order_id", sold.id());
        json.put("order_status", "filled");
        json.put("type", "fill");
        return new Activities.Item(id, FillJson.TYPE, sold.at(), sold.id(), json);
    }
}
