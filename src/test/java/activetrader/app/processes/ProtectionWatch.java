package activetrader.app.processes;

import activetrader.time.WallTime;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Looks at the broker five times a second and notes each position that stays without a stop for all of its shares
/// while alpaca-trade is up.
final class ProtectionWatch implements Runnable, AutoCloseable {
    /// A reconciliation interval of 15 s, an exit at work, and the looks' own coarseness on an accelerated clock.
    private static final Duration ALLOWED = Duration.ofSeconds(75);

    private final Fleet fleet;
    private final WallTime time;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Thread thread = new Thread(this, "protection watch");
    private final Map<String, Instant> bareSince = new HashMap<>();
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean stopped;

    private ProtectionWatch(Fleet fleet, WallTime time) {
        this.fleet = fleet;
        this.time = time;
    }

    static ProtectionWatch start(Fleet fleet, WallTime time) {
        ProtectionWatch watch = new ProtectionWatch(fleet, time);
        watch.thread.start();
        return watch;
    }

    @Override
    public void run() {
        Broker broker = fleet.broker();
        while (!stopped) {
            look(broker);
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void look(Broker broker) {
        Map<String, BigDecimal> held = broker.positions();
        List<Map<String, Object>> orders = broker.orders();
        bareSince.keySet().retainAll(held.keySet());
        if (!isUp()) {
            bareSince.clear();
            return;
        }
        Instant now = time.instant();
        held.forEach((symbol, shares) -> {
            if (Broker.guarded(orders, symbol).compareTo(shares) >= 0) {
                bareSince.remove(symbol);
            } else if (bareSince.computeIfAbsent(symbol, _ -> now).plus(ALLOWED).isBefore(now)) {
                faults.add(symbol + " had no stop from " + bareSince.get(symbol) + " to " + now);
            }
        });
    }

    private boolean isUp() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + fleet.tradePort() + "/healthz"))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.close();
    }

    /// What the looks found.
    List<String> faults() {
        return List.copyOf(faults);
    }
}
