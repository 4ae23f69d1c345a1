package activetrader.simulator.trading;

import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.json.Json;
import activetrader.simulator.access.ApiKeys;
import activetrader.simulator.exchange.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Calls the trading API of a [World] without a network.
final class Client {
    static final ApiKeys KEYS = new ApiKeys("SIM", "SIM");
    static final Map<String, String> SIGNED = Map.of("apca-api-key-id", "SIM", "apca-api-secret-key", "SIM");

    private final TradingApi api;

    Client(World world) {
        this.api = new TradingApi(world.exchange, world.time, KEYS);
    }

    WebResponse call(String method, String target, String body) {
        return call(method, target, body, SIGNED);
    }

    WebResponse call(String method, String target, String body, Map<String, String> headers) {
        String[] parts = target.split("\\?", 2);
        Map<String, String> query = new HashMap<>();
        if (parts.length == 2) {
            for (String pair : parts[1].split("&", -1)) {
                query.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
        }
        return api.handle(new WebRequest(method, parts[0], query, headers, body));
    }

    Map<String, Object> object(String method, String target, String body) {
        return Json.readObject(call(method, target, body).body());
    }

    Map<String, Object> get(String target) {
        return object("GET", target, "");
    }

    Map<String, Object> order(String body) {
        return object("POST", "/v2/orders", body);
    }

    List<Map<String, Object>> list(String target) {
        return rows(call("GET", target, "").body());
    }

    static List<?> array(Map<?, ?> json, String key) {
        return (List<?>) Objects.requireNonNull(json.get(key));
    }

    static Map<?, ?> child(Map<?, ?> json, String key) {
        return (Map<?, ?>) Objects.requireNonNull(json.get(key));
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> rows(String json) {
        return (List<Map<String, Object>>) (List<?>) Json.readList(json, Map.class);
    }
}
