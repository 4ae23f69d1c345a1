package activetrader.app.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class FourProcessesIT {
    private static final String DATE = "2026-01-14";

    @TempDir
    private Path folder;

    @Test
    void fourProcesses_tradeADay_andEndFlat() throws Exception {
        try (Fleet fleet = new Fleet(folder, "{}")) {
            fleet.startMarket(120, "--start", "14:15");
            fleet.startModel(1);
            for (String service : Fleet.SERVICES) {
                fleet.start(service);
            }
            fleet.await("run", "TRADING CYCLE #1 ", 60);
            assertSecondInstanceRefused(fleet);
            assertGateHoldsForStrangers(fleet);
            fleet.await("run", "Daily Summary", 400);
            fleet.await("run", "INTELLIGENT SLEEP MODE", 60);

            String printed = fleet.output("run");
            assertTrue(printed.contains("EXECUTING TRADES"), printed);
            assertTrue(printed.contains("Status: FLAT (no positions)"), printed);
            assertFalse(printed.contains("Cycle failed"), printed);
            assertFalse(fleet.broker().fills().isEmpty());
            Books.assertSound(fleet, DATE);
        }
    }

    private static void assertSecondInstanceRefused(Fleet fleet) throws Exception {
        Process second = fleet.run("second", "alpaca-trade");

        assertTrue(second.waitFor(60, TimeUnit.SECONDS));
        assertEquals(1, second.exitValue());
        String said = fleet.output("second");
        assertEquals(1, said.strip().lines().count(), said);
        assertTrue(said.contains("another instance trades this account already"), said);
    }

    /// Another MCP client with the token is held to the same limits; one without it gets nothing.
    private static void assertGateHoldsForStrangers(Fleet fleet) throws Exception {
        String order = "{\"symbol\":\"AAPL\",\"quantity\":10000}";

        String denied = call(
                fleet,
                "buy",
                order,
                Files.readString(fleet.data().resolve("mcp_token")).strip());

        Map<String, Object> result = Json.readObject(denied);
        assertTrue(String.valueOf(result.get("result")).contains("reason_code"), denied);
        assertFalse(denied.contains("\"success\":true"), denied);
        assertTrue(call(fleet, "buy", order, "guessed").isEmpty());
    }

    private static String call(Fleet fleet, String tool, String arguments, String token)
            throws IOException, InterruptedException {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                + "\",\"arguments\":" + arguments + "}}";
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + fleet.tradePort() + "/mcp"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, text/event-stream")
                .header("Content-Type", "application/json")
                .header("MCP-Protocol-Version", "2025-11-25")
                .POST(BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
