package activetrader.storm.trouble;

import activetrader.execution.ledger.OrderIds;
import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.json.Json;
import activetrader.simulator.faults.Fault;
import activetrader.simulator.faults.Faults;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Finds orders that are sent although the broker has refused one in their symbol within the last minute. A sale is
/// compared with earlier sales only, because every exit gets a try of its own. An id that already exists is no
/// refusal: the order arrived before, and its answer was lost. Orders for shares that have just gone, a temporary
/// refusal, may be refused twelve times a minute. A flatten outside of alpaca-trade knows of no refusal before its own,
/// so one more is allowed for each, to the closing orders of a flatten alone: their ids say what sent them.
public final class RefusalWatch implements Faults {
    private static final Duration APART = Duration.ofMinutes(1);
    private static final Set<Integer> REFUSED = Set.of(403, 422);
    private static final String SHARES_ARE_GONE = "position intent mismatch";
    private static final int MOST_PASSING = 12;
    private static final String KNOWN_ID = "client_order_id must be unique";

    private final InstantSource time;
    private final Consumer<String> findings;
    private final Map<String, Deque<Refused>> orders = new HashMap<>();
    private final Map<String, Deque<Refused>> sales = new HashMap<>();
    private final Map<String, Deque<Instant>> passing = new HashMap<>();
    private final List<Outsider> outsiders = new ArrayList<>();

    /// A refused order.
    ///
    /// @param byFlatten whether it was the closing order of a flatten
    private record Refused(Instant at, boolean byFlatten) {}

    public RefusalWatch(InstantSource time, Consumer<String> findings) {
        this.time = time;
        this.findings = findings;
    }

    /// A flatten outside of alpaca-trade, until it is closed.
    public final class Outsider implements AutoCloseable {
        private Instant until = Instant.MAX;

        private boolean mayHaveSent(Instant since) {
            return until.isAfter(since);
        }

        @Override
        public void close() {
            synchronized (RefusalWatch.this) {
                until = time.instant();
            }
        }
    }

    /// A flatten outside of alpaca-trade begins.
    public synchronized Outsider outsider() {
        Outsider outsider = new Outsider();
        outsiders.add(outsider);
        return outsider;
    }

    @Override
    public synchronized Fault after(WebRequest request, WebResponse response) {
        boolean refused =
                REFUSED.contains(response.status()) && !response.body().contains(KNOWN_ID);
        if (refused && isOrder(request) && !passes(request, response)) {
            Map<String, Object> order = Json.readObject(request.body());
            String symbol = String.valueOf(order.get("symbol"));
            boolean sale = "sell".equals(order.get("side"));
            Refused now = new Refused(time.instant(), OrderIds.isFlatten(String.valueOf(order.get("client_order_id"))));
            Deque<Refused> all = recent(orders, symbol);
            Deque<Refused> before = sale ? recent(sales, symbol) : all;
            if (!isAllowed(now, before)) {
                findings.accept("orders in " + symbol + " refused within "
                        + Duration.between(before.getLast().at(), now.at()) + " at " + now.at() + ", the last: "
                        + response.body());
            }
            all.add(now);
            if (sale) {
                before.add(now);
            }
        }
        return new Fault.None();
    }

    private Deque<Refused> recent(Map<String, Deque<Refused>> refusals, String symbol) {
        Deque<Refused> recent = refusals.computeIfAbsent(symbol, _ -> new ArrayDeque<>());
        recent.removeIf(refused -> !isRecent(refused.at()));
        return recent;
    }

    private boolean isRecent(Instant at) {
        return at.isAfter(time.instant().minus(APART));
    }

    /// Whether `now` may be refused after the refusals of the last minute. A flatten outside need not know of any;
    /// alpaca-trade need not know of those of such a flatten.
    private boolean isAllowed(Refused now, Deque<Refused> before) {
        Instant since = time.instant().minus(APART);
        long outside =
                outsiders.stream().filter(each -> each.mayHaveSent(since)).count();
        long flattens = before.stream().filter(Refused::byFlatten).count();
        long known = now.byFlatten() ? before.size() - outside : before.size() - Math.min(flattens, outside);
        return known <= 0;
    }

    /// Whether the refusal is a temporary one; too many of them are a finding.
    private boolean passes(WebRequest request, WebResponse response) {
        if (!response.body().contains(SHARES_ARE_GONE)) {
            return false;
        }
        String symbol = String.valueOf(Json.readObject(request.body()).get("symbol"));
        Deque<Instant> recent = passing.computeIfAbsent(symbol, _ -> new ArrayDeque<>());
        recent.removeIf(at -> !isRecent(at));
        recent.add(time.instant());
        if (recent.size() > MOST_PASSING) {
            findings.accept(recent.size() + " refused orders in " + symbol + " within a minute at " + time.instant());
        }
        return true;
    }

    private static boolean isOrder(WebRequest request) {
        return request.method().equals("POST") && request.path().equals("/v2/orders");
    }
}
