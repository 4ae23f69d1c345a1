package activetrader.app.services.daemon;

import activetrader.app.health.HealthServer;
import activetrader.http.LoopbackServer;
import activetrader.http.WebHandler;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The daemon's port for health, metrics and the page. Trading does not need it: without the port the daemon still
/// runs.
public record DaemonPort(@Nullable LoopbackServer server) implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DaemonPort.class);

    public static DaemonPort open(
            int port, Supplier<Map<String, Object>> health, Supplier<String> metrics, WebHandler page) {
        try {
            return new DaemonPort(HealthServer.start(port, health, metrics, page));
        } catch (UncheckedIOException e) {
            log.warn("no health, metrics and page of the daemon reason=\"{}\"", e.getMessage());
            return new DaemonPort(null);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
