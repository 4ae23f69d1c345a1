package activetrader.app.services;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.app.settings.Configuration;
import activetrader.app.settings.ConfigurationFile;
import activetrader.broker.alpaca.AlpacaSettings;
import activetrader.config.Environment;
import activetrader.config.Problems;
import activetrader.config.Secret;
import activetrader.config.ServiceToken;
import activetrader.http.LoopbackServer;
import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.journal.RecordFolder;
import activetrader.json.Json;
import activetrader.mcp.McpTestClient;
import activetrader.simulator.Simulator;
import activetrader.simulator.SimulatorSettings;
import activetrader.time.SimulatedTime;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// A broker, or a proxy before it, that repeats our headers: they reach no tool, no record and no log.
class PlantedSecretTest {
    private static final String KEY = "PKPLANTED0KEY12345678";
    private static final String SECRET = "pl4nted/S3cret+0f/40/characters0123456789";
    private static final List<String> FORBIDDEN = List.of(
            KEY,
            SECRET,
            "S3cret+0f",
            "S3cret%2B0f",
            Base64.getEncoder()
                    .encodeToString(SECRET.getBytes(StandardCharsets.UTF_8))
                    .substring(4, 30));

    /// Each a way to say the headers back.
    private static final List<Function<WebRequest, WebResponse>> ECHOES = List.of(
            request -> WebResponse.json(403, Json.write(Map.of("code", 40310000, "message", headers(request)))),
            request -> WebResponse.json(422, Json.write(Map.of("code", 1, "message", "no", "seen", headers(request)))),
            request -> WebResponse.text(502, "text/html", "<pre>" + headers(request) + "</pre>"),
            request -> WebResponse.json(401, "{\"message\": \"" + headers(request) + "\"}"),
            request -> WebResponse.json(200, headers(request)),
            request -> WebResponse.json(200, "[{\"symbol\": \"" + headers(request) + "\"}]"),
            request -> WebResponse.text(
                    404,
                    "text/plain",
                    Base64.getEncoder().encodeToString(headers(request).getBytes(StandardCharsets.UTF_8))));

    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-01-14T15:00:00Z"));
    private final Simulator simulator = Simulator.start(SimulatorSettings.defaults(), time, 0);
    private final HttpClient http = HttpClient.newHttpClient();
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final List<String> shown = new ArrayList<>();
    private volatile Function<WebRequest, WebResponse> proxy = this::pass;
    private final LoopbackServer front = LoopbackServer.start(0, request -> proxy.apply(request));

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() {
        logged.start();
        root().addAppender(logged);
        root().setLevel(Level.INFO);
    }

    @AfterEach
    void close() {
        root().detachAppender(logged);
        front.close();
        simulator.close();
        http.close();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger("activetrader");
    }

    private static String headers(WebRequest request) {
        return request.headers().get("apca-api-key-id") + " and "
                + request.headers().get("apca-api-secret-key");
    }

    private WebResponse pass(WebRequest request) {
        String query = String.join(
                "&",
                request.query().entrySet().stream()
                        .map(entry -> entry.getKey() + "="
                                + entry.getValue().replace(":", "%3A").replace("/", "%2F"))
                        .toList());
        HttpRequest onwards = HttpRequest.newBuilder(URI.create(simulator.url() + request.path() + "?" + query))
                .header("APCA-API-KEY-ID", "SIM")
                .header("APCA-API-SECRET-KEY", "SIM")
                .method(request.method(), HttpRequest.BodyPublishers.ofString(request.body()))
                .build();
        try {
            var answer = http.send(onwards, BodyHandlers.ofString());
            return WebResponse.json(answer.statusCode(), answer.body());
        } catch (IOException e) {
            return WebResponse.empty(502);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return WebResponse.empty(502);
        }
    }

    @Test
    void secrets_stayHere_whenTheBrokerSaysThemBack() throws IOException {
        URI url = URI.create(front.url());
        AlpacaSettings alpaca = AlpacaSettings.defaults(KEY, new Secret(SECRET)).at(url, url);
        Configuration configuration =
                ConfigurationFile.read(folder.resolve("none.json"), false, Environment.of(Map.of()), new Problems());
        RecordFolder records = new RecordFolder(folder, "test");
        ServiceToken token = ServiceToken.of(new Secret("token-for-tests"));
        try (TradeService trade = TradeService.start(
                        configuration,
                        configuration.execution(),
                        alpaca,
                        records,
                        time,
                        new Offer.OnPort(0, token),
                        Observability.quiet());
                DataService data = DataService.start(
                        configuration.universe(),
                        alpaca,
                        trade.calendar(),
                        time,
                        new Offer.OnPort(0, token),
                        Observability.quiet())) {
            for (Function<WebRequest, WebResponse> echo : ECHOES) {
                proxy = echo;
                callAll(trade.port(), data.port());
            }
            proxy = this::pass;
        }

        assertTrue(shown.size() >= 6 * ECHOES.size(), shown.toString());
        assertTrue(shown.stream().anyMatch(text -> text.contains("***")), shown.toString());
        shown.forEach(PlantedSecretTest::assertClean);
        logged.list.forEach(event -> assertClean(event.getFormattedMessage()
                + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()))));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertClean(Files.readString(file));
            }
        }
    }

    private void callAll(int tradePort, int dataPort) {
        try (McpTestClient trade = client(tradePort);
                McpTestClient data = client(dataPort)) {
            shown.add(trade.call("get_positions", Map.of()).text());
            shown.add(trade.call("get_orders", Map.of()).text());
            shown.add(trade.call("buy", Map.of("symbol", "AAPL", "quantity", 1, "reason", "planted"))
                    .text());
            shown.add(trade.call("close_position", Map.of("symbol", "AAPL")).text());
            shown.add(trade.call("get_risk_status", Map.of()).text());
            shown.add(data.call("get_latest_quotes", Map.of("symbols", List.of("AAPL")))
                    .text());
        }
    }

    private static McpTestClient client(int port) {
        return new McpTestClient("http://127.0.0.1:" + port + "/mcp", "token-for-tests");
    }

    private static void assertClean(String text) {
        FORBIDDEN.forEach(secret -> assertFalse(text.contains(secret), text));
    }
}
