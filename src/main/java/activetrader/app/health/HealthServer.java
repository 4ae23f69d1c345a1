package activetrader.app.health;

import activetrader.http.LoopbackNames;
import activetrader.http.LoopbackServer;
import activetrader.http.WebHandler;
import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.json.Json;
import java.util.Map;
import java.util.function.Supplier;

/// Serves `/healthz` and `/metrics` for a process that serves nothing else. Both are open to every program on this
/// machine and hold no secret.
public final class HealthServer implements WebHandler {
    private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Supplier<Map<String, Object>> health;
    private final Supplier<String> metrics;

    HealthServer(Supplier<Map<String, Object>> health, Supplier<String> metrics) {
        this.health = health;
        this.metrics = metrics;
    }

    /// Serves on `port`, or on a free port when it is 0.
    ///
    /// @throws java.io.UncheckedIOException with a one-line reason when the port is taken
    public static LoopbackServer start(int port, Supplier<Map<String, Object>> health, Supplier<String> metrics) {
        return LoopbackServer.start(port, new HealthServer(health, metrics));
    }

    @Override
    public WebResponse handle(WebRequest request) {
        if (!LoopbackNames.includes(request.header("host").orElse(null))) {
            return WebResponse.empty(421);
        }
        if (request.header("origin").isPresent()) {
            return WebResponse.empty(403);
        }
        if (!request.method().equals("GET")) {
            return WebResponse.empty(405);
        }
        return switch (request.path()) {
            case "/healthz" -> WebResponse.json(200, Json.write(health.get()));
            case "/metrics" -> WebResponse.text(200, METRICS_TYPE, metrics.get());
            default -> WebResponse.empty(404);
        };
    }
}
