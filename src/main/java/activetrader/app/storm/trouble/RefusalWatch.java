package activetrader.app.storm.trouble;

import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.json.Json;
import activetrader.simulator.faults.Fault;
import activetrader.simulator.faults.Faults;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Finds orders that are sent though the broker has refused one in their symbol within the last minute. A sale is not
/// held against a purchase: every exit gets a try of its own. An id that is there already is no refusal: the order
/// arrived before, and its answer was lost. A refused price counts for orders with the same prices. What
/// passes by itself, an opposite order or shares that have just gone, may be refused twelve times a minute.
public final class RefusalWatch implements Faults {
    private static final Duration APART = Duration.ofMinutes(1);
    private static final Set<Integer> REFUSED = Set.of(403, 422);
    private static final List<String> PASSING = List.of("wash trade", "position intent mismatch");
    private static final int MOST_PASSING = 12;
    private static final String OF_ITS_PRICE = "base_price";
    private static final List<String> PRICES = List.of("limit_price", "stop_price", "take_profit", "stop_loss");
    private static final String KNOWN_ID = "client_order_id must be unique";

    private final InstantSource time;
    private final Consumer<String> findings;
    private final Map<String, Instant> lastOrder = new HashMap<>();
    private final Map<String, Instant> lastSale = new HashMap<>();
    private final Map<String, Deque<Instant>> passing = new HashMap<>();

    public RefusalWatch(InstantSource time, Consumer<String> findings) {
        this.time = time;
        this.findings = findings;
    }

    @Override
    public synchronized Fault after(WebRequest request, WebResponse response) {
        boolean refused =
                REFUSED.contains(response.status()) && !response.body().contains(KNOWN_ID);
        if (refused && isOrder(request) && !passes(request, response)) {
            Map<String, Object> order = Json.readObject(request.body());
            String symbol = String.valueOf(order.get("symbol"));
            Instant now = time.instant();
            boolean sale = "sell".equals(order.get("side"));
            String what = symbol + (response.body().contains(OF_ITS_PRICE) ? prices(order) : "");
            Instant before = (sale ? lastSale : lastOrder).get(what);
            lastOrder.put(what, now);
            if (sale) {
                lastSale.put(what, now);
            }
            if (before != null && before.plus(APART).isAfter(now)) {
                findings.accept("orders in " + symbol + " refused within " + Duration.between(before, now) + " at "
                        + now + ", the last: " + response.body());
            }
        }
        return new Fault.None();
    }

    /// Whether the refusal is of the passing kind; too many of them are found.
    private boolean passes(WebRequest request, WebResponse response) {
        if (PASSING.stream().noneMatch(response.body()::contains)) {
            return false;
        }
        String symbol = String.valueOf(Json.readObject(request.body()).get("symbol"));
        Instant now = time.instant();
        Deque<Instant> recent = passing.computeIfAbsent(symbol, _ -> new ArrayDeque<>());
        recent.removeIf(at -> !at.isAfter(now.minus(APART)));
        recent.add(now);
        if (recent.size() > MOST_PASSING) {
            findings.accept(recent.size() + " refused orders in " + symbol + " within a minute at " + now);
        }
        return true;
    }

    private static String prices(Map<String, Object> order) {
        return PRICES.stream().map(name -> " " + order.get(name)).collect(Collectors.joining());
    }

    private static boolean isOrder(WebRequest request) {
        return request.method().equals("POST") && request.path().equals("/v2/orders");
    }
}
