package activetrader.app.processes;

import activetrader.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The simulator's account, looked at over HTTP beside the services.
final class Broker {
    private static final Set<String> STOPS = Set.of("stop", "stop_limit", "trailing_stop");
    private static final Set<String> WORKING =
            Set.of("new", "accepted", "held", "pending_new", "partially_filled", "pending_replace", "pending_cancel");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final String key;
    private final String secret;

    Broker(String url, String key, String secret) {
        this.url = url;
        this.key = key;
        this.secret = secret;
    }

    BigDecimal equity() {
        return decimal(Json.readObject(get("/v2/account")), "equity");
    }

    /// Shares held by symbol.
    Map<String, BigDecimal> positions() {
        Map<String, BigDecimal> held = new LinkedHashMap<>();
        list("/v2/positions").forEach(row -> held.put(text(row, "symbol"), decimal(row, "qty")));
        return held;
    }

    List<Map<String, Object>> openOrders() {
        return list("/v2/orders?status=open");
    }

    /// Every order with its legs beside it.
    List<Map<String, Object>> orders() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Map<String, Object> order : list("/v2/orders?status=all&limit=500&nested=true&direction=asc")) {
            all.add(order);
            if (order.get("legs") instanceof List<?> legs) {
                legs.forEach(leg -> all.add(object(leg)));
            }
        }
        return all;
    }

    /// The fills, oldest first.
    List<Map<String, Object>> fills() {
        return list("/v2/account/activities/FILL?direction=asc");
    }

    /// Shares of `symbol` that a working stop would sell.
    static BigDecimal guarded(List<Map<String, Object>> orders, String symbol) {
        return orders.stream()
                .filter(order -> text(order, "symbol").equals(symbol))
                .filter(order -> STOPS.contains(text(order, "type")) && WORKING.contains(text(order, "status")))
                .map(order -> decimal(order, "qty"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static String text(Map<String, Object> row, String name) {
        return String.valueOf(row.get(name));
    }

    static BigDecimal decimal(Map<String, Object> row, String name) {
        return new BigDecimal(text(row, name));
    }

    private List<Map<String, Object>> list(String path) {
        List<Map<String, Object>> rows = new ArrayList<>();
        Json.readList(get(path), Map.class).forEach(row -> rows.add(object(row)));
        return rows;
    }

    private static Map<String, Object> object(Object value) {
        Map<String, Object> object = new LinkedHashMap<>();
        ((Map<?, ?>) value)
                .forEach((name, field) -> object.put(String.valueOf(name), Objects.requireNonNullElse(field, "")));
        return object;
    }

    private String get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("APCA-API-KEY-ID", key)
                .header("APCA-API-SECRET-KEY", secret)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(path + " was answered " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new AssertionError("the simulator does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
