package activetrader.app.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.http.LoopbackServer;
import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthServerTest {
    private static final Map<String, Object> FACTS = Map.of("status", "ok", "service", "active-trader");

    private final HealthServer server = new HealthServer(
            () -> FACTS, () -> "cycles_total 3\n", _ -> WebResponse.text(200, "text/plain", "another"));

    @ParameterizedTest
    @CsvSource({
        "GET,  /healthz, 127.0.0.1:8003,   200",
        "GET,  /metrics, localhost:8003,   200",
        "GET,  /,        evil.example.com, 200",
        "POST, /healthz, 127.0.0.1:8003,   405",
        "GET,  /healthz, evil.example.com, 421",
    })
    void handle_answersThisMachineOnly(String method, String path, String host, int status) {
        assertEquals(
                status,
                server.handle(request(method, path, Map.of("host", host))).status());
    }

    @Test
    void handle_refusesPagesInABrowser() {
        Map<String, String> headers = Map.of("host", "127.0.0.1:8003", "origin", "https://evil.example.com");

        assertEquals(403, server.handle(request("GET", "/healthz", headers)).status());
    }

    /// What else is served there checks by itself who asks.
    @Test
    void otherAddresses_areLeftToTheOtherHandler() {
        assertEquals(
                "another",
                server.handle(request("GET", "/day/2026-01-14", Map.of("host", "127.0.0.1:8003")))
                        .body());
        assertEquals(
                404,
                HealthServer.nothing()
                        .handle(request("GET", "/", Map.of("host", "127.0.0.1:8003")))
                        .status());
    }

    @Test
    void probe_readsWhatTheServerSays() {
        try (LoopbackServer running = HealthServer.start(0, () -> FACTS, () -> "")) {
            assertEquals(Optional.of(FACTS), HealthProbe.ask(running.port()));
        }
    }

    @Test
    void probe_isEmpty_whenNoServerListens() {
        LoopbackServer gone = HealthServer.start(0, () -> FACTS, () -> "");
        int port = gone.port();
        gone.close();

        assertEquals(Optional.empty(), HealthProbe.ask(port));
    }

    private static WebRequest request(String method, String path, Map<String, String> headers) {
        return new WebRequest(method, path, Map.of(), headers, "");
    }
}
