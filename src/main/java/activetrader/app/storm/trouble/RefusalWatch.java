package activetrader.app.storm.trouble;

import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.json.Json;
import activetrader.simulator.faults.Fault;
import activetrader.simulator.faults.Faults;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Finds orders that are sent though the broker has refused one in their symbol within the last minute. A sale is not
/// held against a purchase: every exit gets a try of its own. An id that is there already is no refusal: the order
/// arrived before, and its answer was lost. A refused price counts for orders with the same prices.
public final class RefusalWatch implements Faults {
    private static final Duration APART = Duration.ofMinutes(1);
    private static final Set<Integer> REFUSED = Set.of(403, 422);
    private static final String OF_ITS_PRICE = "base_price";
    private static final List<String> PRICES = List.of("limit_price", "stop_price", "take_profit", "stop_loss");
    private static final String KNOWN_ID = "client_order_id must be unique";

    private final InstantSource time;
    private final Consumer<String> findings;
    private final Map<String, Instant> lastOrder = new HashMap<>();
    private final Map<String, Instant> lastSale = new HashMap<>();

    public RefusalWatch(InstantSource time, Consumer<String> findings) {
        this.time = time;
        this.findings = findings;
    }

    @Override
    public synchronized Fault after(WebRequest request, WebResponse response) {
        boolean refused =
                REFUSED.contains(response.status()) && !response.body().contains(KNOWN_ID);
        if (refused && isOrder(request)) {
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

    private static String prices(Map<String, Object> order) {
        return PRICES.stream().map(name -> " " + order.get(name)).collect(Collectors.joining());
    }

    private static boolean isOrder(WebRequest request) {
        return request.method().equals("POST") && request.path().equals("/v2/orders");
    }
}
