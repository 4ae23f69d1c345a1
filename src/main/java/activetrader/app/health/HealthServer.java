package activetrader.app.health;

import activetrader.http.EventSource;
import activetrader.http.LoopbackNames;
import activetrader.http.LoopbackServer;
import activetrader.http.WebHandler;
import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Serves `/healthz` and `/metrics`, and leaves all other addresses to another handler, which checks who asks by
/// itself.
/// Both are open to every program on this machine and hold no secret.
public final class HealthServer implements WebHandler {
    private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Supplier<Map<String, Object>> health;
    private final Supplier<String> metrics;
    private final WebHandler others;

    HealthServer(Supplier<Map<String, Object>> health, Supplier<String> metrics, WebHandler others) {
        this.health = health;
        this.metrics = metrics;
        this.others = others;
    }

    /// Has no address at all.
    public static WebHandler nothing() {
        return _ -> WebResponse.empty(404);
    }

    /// Serves health and metrics alone on `port`, or on a free port when it is 0.
    ///
    /// @throws java.io.UncheckedIOException with a one-line reason when the port is taken
    public static LoopbackServer start(int port, Supplier<Map<String, Object>> health, Supplier<String> metrics) {
        return start(port, health, metrics, nothing());
    }

    /// Serves on `port`, or on a free port when it is 0.
    ///
    /// @param others answers at all other addresses
    /// @throws java.io.UncheckedIOException with a one-line reason when the port is taken
    public static LoopbackServer start(
            int port, Supplier<Map<String, Object>> health, Supplier<String> metrics, WebHandler others) {
        return LoopbackServer.start(port, new HealthServer(health, metrics, others));
    }

    @Override
    public Optional<EventSource> events(WebRequest request) {
        return isOurs(request) ? Optional.empty() : others.events(request);
    }

    private static boolean isOurs(WebRequest request) {
        return request.path().equals("/healthz") || request.path().equals("/metrics");
    }

    @Override
    public WebResponse handle(WebRequest request) {
        return isOurs(request) ? answer(request) : others.handle(request);
    }

    private WebResponse answer(WebRequest request) {
        if (!LoopbackNames.includes(request.header("host").orElse(null))) {
            return WebResponse.empty(421);
        }
        if (request.header("origin").isPresent()) {
            return WebResponse.empty(403);
        }
        if (!request.method().equals("GET")) {
            return WebResponse.empty(405);
        }
        return request.path().equals("/healthz")
                ? WebResponse.json(200, Json.write(health.get()))
                : WebResponse.text(200, METRICS_TYPE, metrics.get());
    }
}
