package activetrader.app.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Faults that a user orders from the command line.
@Tag("long")
class SimulatorFaultsIT {
    private static final String FAULTS = """
            {"exchange": {"clock_offset_seconds": 7200},
             "halts": [{"symbol": "AAPL", "from": "09:00", "until": "16:00"}],
             "restarts": ["10:00:20"],
             "faults": [{"kind": "error", "status": 503, "path": "/v2/positions"},
                        {"kind": "rate_limit", "seconds": 9, "path": "/v2/account", "times": 1}]}""";
    private static final String ORDER = """
            {"symbol":"AAPL","qty":"1","side":"buy","type":"market","time_in_force":"day","client_order_id":"mine"}""";

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private int answered;

    @Test
    void simulator_doesWhatTheFileSays() throws Exception {
        Path file = Files.writeString(folder.resolve("faults.json"), FAULTS);
        try (Fleet fleet = new Fleet(folder, "{}")) {
            fleet.startMarket(12, "--start", "10:00", "--symbols", "AAPL,SPY", "--faults", file.toString());

            assertEquals(200, call(fleet, "POST", "/v2/orders", ORDER).statusCode());
            assertEquals(503, call(fleet, "GET", "/v2/positions", "").statusCode());
            HttpResponse<String> limited = call(fleet, "GET", "/v2/account", "");
            assertEquals(429, limited.statusCode());
            assertEquals("9", limited.headers().firstValue("Retry-After").orElse(""));
            assertEquals(200, call(fleet, "GET", "/v2/account", "").statusCode());
            assertTrue(call(fleet, "GET", "/v2/clock", "").body().contains("\"timestamp\":\"2026-01-14T12:"));
            awaitRestart(fleet);

            String order = call(fleet, "GET", "/v2/orders:by_client_order_id?client_order_id=mine", "")
                    .body();
            assertTrue(order.contains("\"status\":\"new\""), order);
        }
    }

    /// The numbers of requests start anew with a restart: then they are below the number of our calls.
    private void awaitRestart(Fleet fleet) throws Exception {
        for (int tries = 0; tries < 300; tries++) {
            String id = call(fleet, "GET", "/v2/clock", "")
                    .headers()
                    .firstValue("X-Request-ID")
                    .orElseThrow();
            if (Long.parseLong(id.substring(16), 16) < answered) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no restart");
    }

    @Test
    void simulator_saysInOneLine_thatThereIsNoFile() throws Exception {
        try (Fleet fleet = new Fleet(folder, "{}")) {
            Process simulator = fleet.runPlain("simulator", "simulator", "--faults", "none.json");

            assertTrue(simulator.waitFor(60, TimeUnit.SECONDS));
            assertEquals(2, simulator.exitValue());
            assertEquals(
                    "active-trader simulator: --faults none.json does not exist",
                    fleet.output("simulator").strip());
        }
    }

    private HttpResponse<String> call(Fleet fleet, String method, String target, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(fleet.brokerUrl() + target))
                .header("APCA-API-KEY-ID", "SIM")
                .header("APCA-API-SECRET-KEY", Fleet.SECRET_KEY)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        answered += response.headers().firstValue("X-Request-ID").isPresent() ? 1 : 0;
        return response;
    }
}
