package activetrader.storm.trouble;

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
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Finds orders that are sent although the broker has refused one in their symbol within the last minute. A sale is
/// compared with earlier sales only, because every exit gets a try of its own. An id that already exists is no
/// refusal: the order arrived before, and its answer was lost. Orders for shares that have just gone, a temporary
/// refusal, may be refused twelve times a minute.
public final class RefusalWatch implements Faults {
    private static final Duration APART = Duration.ofMinutes(1);
    private static final Set<Integer> REFUSED = Set.of(403, 422);
    private static final String SHARES_ARE_GONE = "position intent mismatch";
    private static final int MOST_PASSING = 12;
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
            Instant before = (sale ? lastSale : lastOrder).get(symbol);
            lastOrder.put(symbol, now);
            if (sale) {
                lastSale.put(symbol, now);
            }
            if (before != null && before.plus(APART).isAfter(now)) {
                findings.accept("orders in " + symbol + " refused within " + Duration.between(before, now) + " at "
                        + now + ", the last: " + response.body());
            }
        }
        return new Fault.None();
    }

    /// Whether the refusal is a temporary one; too many of them are a finding.
    private boolean passes(WebRequest request, WebResponse response) {
        if (!response.body().contains(SHARES_ARE_GONE)) {
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

    private static boolean isOrder(WebRequest request) {
        return request.method().equals("POST") && request.path().equals("/v2/orders");
    }
}
