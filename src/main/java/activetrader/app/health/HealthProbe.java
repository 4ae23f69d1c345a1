package activetrader.app.health;

import activetrader.json.Json;
import activetrader.json.JsonException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Reads `/healthz` of a process on this machine.
public final class HealthProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int LONGEST_ANSWER = 64 * 1024;

    private HealthProbe() {}

    /// What the process at `port` reports; empty when it gives no such answer within 3 seconds.
    public static Optional<Map<String, Object>> ask(int port) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/healthz").toURL().openConnection();
            connection.setConnectTimeout(Math.toIntExact(PATIENCE.toMillis()));
            connection.setReadTimeout(Math.toIntExact(PATIENCE.toMillis()));
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK
                        ? Optional.of(read(connection))
                        : Optional.empty();
            } finally {
                connection.disconnect();
            }
        } catch (IOException | JsonException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> read(HttpURLConnection connection) throws IOException {
        try (InputStream body = connection.getInputStream()) {
            return Json.readObject(new String(body.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8));
        }
    }
}
