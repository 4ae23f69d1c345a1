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
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Finds orders that are sent again though the broker has just refused one in the symbol for good. A sale is not held
/// against a purchase: every exit gets a try of its own.
public final class RefusalWatch implements Faults {
    private static final Duration APART = Duration.ofMinutes(1);
    private static final int UNPROCESSABLE = 422;

    private final InstantSource time;
    private final Set<String> refused;
    private final Consumer<String> findings;
    private final Map<String, Instant> lastOrder = new HashMap<>();
    private final Map<String, Instant> lastSale = new HashMap<>();

    /// @param refused symbols that the broker does not trade
    public RefusalWatch(InstantSource time, Set<String> refused, Consumer<String> findings) {
        this.time = time;
        this.refused = Set.copyOf(refused);
        this.findings = findings;
    }

    @Override
    public synchronized Fault after(WebRequest request, WebResponse response) {
        if (!refused.isEmpty() && response.status() == UNPROCESSABLE && isOrder(request)) {
            Map<String, Object> order = Json.readObject(request.body());
            String symbol = String.valueOf(order.get("symbol"));
            Instant now = time.instant();
            boolean sale = "sell".equals(order.get("side"));
            Instant before = (sale ? lastSale : lastOrder).get(symbol);
            lastOrder.put(symbol, now);
            if (sale) {
                lastSale.put(symbol, now);
            }
            if (refused.contains(symbol) && before != null && before.plus(APART).isAfter(now)) {
                findings.accept("orders in " + symbol + ", which is not traded, within " + Duration.between(before, now)
                        + " at " + now);
            }
        }
        return new Fault.None();
    }

    private static boolean isOrder(WebRequest request) {
        return request.method().equals("POST") && request.path().equals("/v2/orders");
    }
}
