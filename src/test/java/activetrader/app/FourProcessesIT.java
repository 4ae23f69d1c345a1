package activetrader.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.agent.ScriptedOpenAiServer;
import activetrader.json.Json;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole system as it is installed: simulator, alpaca-data, alpaca-trade and the daemon in processes of their own,
/// with a chat model behind HTTP, on one scaled clock.
@Tag("long")
class FourProcessesIT {
    private static final String DATE = "2026-01-14";

    @TempDir
    private Path folder;

    private final List<Process> processes = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();

    @AfterEach
    void stopAll() throws InterruptedException {
        for (Process process : processes.reversed()) {
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void fourProcesses_tradeADay_andEndFlat() throws Exception {
        Path simulatorLog = folder.resolve("simulator.out");
        start("simulator", simulatorLog, "simulator", "--port", "0", "--start", "14:15", "--speed", "120");
        String simulatorUrl = exported(simulatorLog, "ALPACA_BASE_URL");
        environment.put("ALPACA_BASE_URL", simulatorUrl);
        environment.put("ACTIVE_TRADER_CLOCK", exported(simulatorLog, "ACTIVE_TRADER_CLOCK"));
        startModel();
        environment.put("ALPACA_API_KEY", "SIM");
        environment.put("ALPACA_SECRET_KEY", "SIM");
        environment.put("ALPACA_DATA_HTTP_PORT", String.valueOf(freePort()));
        environment.put("ALPACA_TRADE_HTTP_PORT", String.valueOf(freePort()));
        environment.put("ACTIVE_TRADER_DATA", folder.resolve("data").toString());
        environment.put("ACTIVE_TRADER_LOGS", folder.resolve("logs").toString());
        start("alpaca-trade", folder.resolve("trade.out"), "alpaca-trade");
        start("alpaca-data", folder.resolve("data.out"), "alpaca-data");
        Path daemonLog = folder.resolve("daemon.out");
        start("run", daemonLog, "run");

        await(daemonLog, "Daily Summary", 120);
        await(daemonLog, "INTELLIGENT SLEEP MODE", 20);

        String printed = Files.readString(daemonLog);
        assertTrue(printed.contains("🔄 TRADING CYCLE #1 - REGULAR SESSION"), printed);
        assertTrue(printed.contains("EXECUTING TRADES"), printed);
        assertTrue(printed.contains("Status: FLAT (no positions)"), printed);
        assertEquals("[]", get(simulatorUrl + "/v2/positions").strip());
        assertEquals("[]", get(simulatorUrl + "/v2/orders?status=open").strip());
        assertRecordsAgree(simulatorUrl);
        assertNoSecretIn(folder, "model-key-that-must-not-show");
    }

    private void startModel() throws Exception {
        int port = freePort();
        List<String> command = java(ScriptedOpenAiServer.class.getName(), String.valueOf(port));
        launch(new ProcessBuilder(command), folder.resolve("model.out"));
        environment.put("DEEPSEEK_API_KEY", "model-key-that-must-not-show");
        environment.put("DEEPSEEK_API_BASE", "http://127.0.0.1:" + port + "/v1");
    }

    /// The sum over the trade rows is the broker's change in equity, and every fill is there once.
    private void assertRecordsAgree(String simulatorUrl) throws Exception {
        Path trades = folder.resolve("data/agent_data/deepseek-flash/trades/" + DATE + "_trades.jsonl");
        java.math.BigDecimal sum = java.math.BigDecimal.ZERO;
        List<String> rows = Files.readAllLines(trades);
        for (String row : rows) {
            sum = sum.add(
                    new java.math.BigDecimal(String.valueOf(Json.readObject(row).get("pnl"))));
        }
        Map<String, Object> account = Json.readObject(get(simulatorUrl + "/v2/account"));
        java.math.BigDecimal equity = new java.math.BigDecimal(String.valueOf(account.get("equity")));
        assertEquals(0, equity.subtract(new java.math.BigDecimal("100000")).compareTo(sum), sum + " / " + equity);
        int fills = Json.readList(get(simulatorUrl + "/v2/account/activities/FILL"), Map.class)
                .size();
        assertEquals(fills, rows.size());
        assertFalse(rows.isEmpty());
    }

    private static void assertNoSecretIn(Path root, String secret) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(Files.readString(file).contains(secret), "secret in " + file);
            }
        }
    }

    private void start(String name, Path log, String... arguments) throws IOException {
        List<String> command = java(Main.class.getName(), arguments);
        launch(new ProcessBuilder(command), log);
        assertTrue(processes.getLast().isAlive(), name);
    }

    private static List<String> java(String mainClass, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass));
        command.addAll(List.of(arguments));
        return command;
    }

    private void launch(ProcessBuilder builder, Path log) throws IOException {
        builder.environment().putAll(environment);
        processes.add(
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start());
    }

    private String exported(Path log, String name) throws Exception {
        await(log, "export " + name, 30);
        return Files.readAllLines(log).stream()
                .filter(line -> line.startsWith("export " + name))
                .map(line -> line.substring(line.indexOf('=') + 1).replace("'", ""))
                .findFirst()
                .orElseThrow();
    }

    private void await(Path log, String text, int seconds) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            if (Files.exists(log) && Files.readString(log).contains(text)) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no \"" + text + "\" within " + seconds + " s\n" + everything());
    }

    private String everything() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String text = Files.readString(file);
                all.append("== ").append(file.getFileName()).append('\n');
                all.append(text.substring(Math.max(0, text.length() - 6000)));
            }
        }
        return all.toString();
    }

    private static String get(String url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("APCA-API-KEY-ID", "SIM")
                .header("APCA-API-SECRET-KEY", "SIM")
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
