package activetrader.app.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.app.systemd.DatagramReceiver;
import activetrader.http.LoopbackServer;
import activetrader.http.WebResponse;
import activetrader.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The services as an operator meets them: what systemd receives, status, doctor, metrics, alerts, stop and start in
/// the middle of the day, and that no key is written anywhere.
@Tag("long")
class OperationsIT {
    private static final String TOKEN = "mcp-token-that-must-not-show";
    private static final String HOOK = "webhook-path-that-must-not-show";

    @TempDir
    private Path folder;

    private final List<String> alerts = Collections.synchronizedList(new ArrayList<>());
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    @Test
    void operator_seesTheDay_andNoKeyIsEverWritten() throws Exception {
        String socket = "@active-trader-operations-" + ProcessHandle.current().pid();
        try (LoopbackServer receiver = LoopbackServer.start(0, request -> {
                    alerts.add(request.body());
                    return WebResponse.empty(204);
                });
                Manager _ = new Manager(socket, told);
                Fleet fleet = new Fleet(folder, "{\"alerts\": {\"level\": \"all\"}}")) {
            fleet.set("MCP_TOKEN", TOKEN);
            fleet.set("ALERT_WEBHOOK_URL", receiver.url() + "/" + HOOK);
            fleet.startMarket(120, "--start", "14:45");
            fleet.startModel(1);
            fleet.set("NOTIFY_SOCKET", socket);
            fleet.set("WATCHDOG_USEC", "3000000");
            for (String service : Fleet.SERVICES) {
                fleet.start(service);
            }
            fleet.await("run", "TRADING CYCLE #1 ", 240);
            assertNoKeyInArguments(fleet);
            assertTrue(told.contains("READY=1") && told.contains("WATCHDOG=1"), told.toString());

            assertStatus(fleet);
            assertDoctor(fleet);
            assertMetrics(fleet);
            assertSecondDaemonRefused(fleet);
            stopAndStartAgain(fleet);

            fleet.await("run", "Daily Summary", 900);
            fleet.await("run", "INTELLIGENT SLEEP MODE", 60);
            stop(fleet, "run");
            stop(fleet, "alpaca-trade");
        }
        assertTrue(told.contains("STOPPING=1"), told.toString());
        assertTrue(
                told.stream().anyMatch(line -> line.matches("STATUS=cycle \\d+, \\d positions?, .*")), told.toString());
        assertTrue(told.stream().anyMatch(line -> line.startsWith("STATUS=sleeping until ")), told.toString());
        for (String event : List.of("start", "stop", "trade", "daily_summary", "flat")) {
            assertTrue(
                    alerts.stream().anyMatch(body -> body.contains("\"event\":\"" + event + "\"")), alerts::toString);
        }
        assertNoKeyWritten();
    }

    private void assertNoKeyWritten() throws Exception {
        try (Fleet reader = new Fleet(folder, "{}")) {
            for (String key : List.of(Fleet.MODEL_KEY, Fleet.SECRET_KEY, TOKEN, HOOK)) {
                assertEquals(List.of(), reader.filesWith(key), key);
                assertTrue(alerts.stream().noneMatch(body -> body.contains(key)), alerts::toString);
                assertTrue(told.stream().noneMatch(line -> line.contains(key)), told.toString());
            }
        }
    }

    private static void assertNoKeyInArguments(Fleet fleet) throws Exception {
        for (String service : Fleet.SERVICES) {
            String arguments =
                    Files.readString(Path.of("/proc/" + fleet.process(service).pid() + "/cmdline"));
            for (String key : List.of(Fleet.MODEL_KEY, Fleet.SECRET_KEY, TOKEN, HOOK)) {
                assertFalse(arguments.contains(key), arguments);
            }
        }
    }

    private static void assertStatus(Fleet fleet) throws Exception {
        Process status = fleet.run("status", "status", "--json");
        assertTrue(status.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, status.exitValue(), fleet.output("status"));
        Map<String, Object> page = Json.readObject(fleet.output("status"));
        assertEquals("OPEN", page.get("phase"));
        assertEquals("simulator", page.get("broker"));
        assertTrue(String.valueOf(page.get("account")).contains("source=alpaca-trade"), page.toString());
        assertEquals(3, String.valueOf(page.get("services")).split("up=true", -1).length - 1, page.toString());
    }

    private static void assertDoctor(Fleet fleet) throws Exception {
        Process doctor = fleet.run("doctor", "doctor");
        assertTrue(doctor.waitFor(60, TimeUnit.SECONDS));
        String said = fleet.output("doctor");
        assertTrue(said.contains("✅ MCP "), said);
        assertTrue(said.contains("✅ active-trader"), said);
        assertTrue(said.contains("✅ Alpaca keys  set"), said);
    }

    private static void assertMetrics(Fleet fleet) throws Exception {
        assertTrue(page(fleet, "ACTIVE_TRADER_HTTP_PORT").contains("active_trader_cycles_total{outcome="));
        assertTrue(
                page(fleet, "ALPACA_DATA_HTTP_PORT").contains("active_trader_tool_calls_total{call=\"scan_signals\""));
        String trade = page(fleet, "ALPACA_TRADE_HTTP_PORT");
        assertTrue(trade.contains("active_trader_mode{mode=\"ACTIVE\"} 1.0"), trade);
        assertTrue(trade.contains("active_trader_broker_requests_total{call=\"read\",outcome=\"200\"}"), trade);
    }

    private static String page(Fleet fleet, String port) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + fleet.port(port) + "/metrics"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private static void assertSecondDaemonRefused(Fleet fleet) throws Exception {
        Process first = fleet.process("run");
        Process second = fleet.run("second", "run");
        assertTrue(second.waitFor(60, TimeUnit.SECONDS));
        assertEquals(1, second.exitValue());
        String said = fleet.output("second").strip();
        assertEquals(1, said.lines().count(), said);
        assertTrue(said.contains("another active-trader runs on this data folder, it holds "), said);
        assertTrue(first.isAlive());
    }

    /// SIGTERM ends the daemon in order; the next one continues the day.
    private static void stopAndStartAgain(Fleet fleet) throws Exception {
        stop(fleet, "run");
        fleet.start("run");
        fleet.await("run", "TRADING CYCLE #2 ", 240);
    }

    private static void stop(Fleet fleet, String service) throws Exception {
        Process process = fleet.process(service);
        process.destroy();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), service + " did not stop");
        assertEquals(143, process.exitValue());
    }

    /// Hears what the services tell systemd, as fast as they tell it.
    private static final class Manager implements AutoCloseable {
        private final Thread ears;
        private volatile boolean closed;

        Manager(String socket, List<String> told) throws InterruptedException {
            CountDownLatch listening = new CountDownLatch(1);
            ears = new Thread(() -> hear(socket, told, listening), "systemd");
            ears.start();
            assertTrue(listening.await(10, TimeUnit.SECONDS));
        }

        private void hear(String socket, List<String> told, CountDownLatch listening) {
            try (DatagramReceiver receiver = new DatagramReceiver(socket)) {
                listening.countDown();
                while (!closed) {
                    String message = receiver.next();
                    if (message.isEmpty()) {
                        Thread.sleep(20);
                    } else {
                        told.add(message);
                    }
                }
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() {
            closed = true;
            try {
                ears.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
