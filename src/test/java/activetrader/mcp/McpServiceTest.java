package activetrader.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.BrokerException;
import activetrader.config.Secret;
import activetrader.config.ServiceToken;
import activetrader.json.Json;
import activetrader.time.SimulatedTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class McpServiceTest {
    private static final String TOKEN = "only-for-tests";
    private static McpService service;
    private static McpTestClient client;

    @BeforeAll
    static void start() {
        List<Parameter> parameters = List.of(
                Parameter.symbol("symbol", "Ticker."),
                Parameter.whole("count", "How many.", 1, 10).optional(3));
        service = McpService.start(
                "test-service",
                "1.2.3",
                0,
                List.of(
                        Tool.reading("echo", "Says it again.", parameters, McpServiceTest::echo),
                        Tool.changing("refuse", "Refuses.", List.of(), _ -> {
                            throw new ToolException("not now:\n  the market is closed");
                        }),
                        Tool.ending("break", "Breaks.", List.of(), _ -> {
                            throw new IllegalStateException("/home/someone/secret.txt");
                        }),
                        Tool.ending("unknown_outcome", "Is unsure.", List.of(), _ -> {
                            throw new BrokerException.OutcomeUnknown("no answer to the order", null);
                        })),
                ServiceToken.of(new Secret(TOKEN)),
                new SimulatedTime(Instant.parse("2026-11-23T15:00:00Z")));
        client = new McpTestClient(service.url(), TOKEN);
    }

    @AfterAll
    static void stop() {
        client.close();
        service.close();
    }

    private static Object echo(ToolCall call) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("symbol", call.arguments().symbol("symbol"));
        answer.put("count", call.arguments().whole("count", 1, 10, 3));
        call.cycle().ifPresent(cycle -> answer.put("cycle", cycle));
        answer.put("virtual", Thread.currentThread().isVirtual());
        return answer;
    }

    /// Two values for one argument: it is not clear which was meant.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"symbol\":\"AAPL\",\"count\":1,\"count\":10}",
                "{\"symbol\":\"AAPL\",\"symbol\":\"MSFT\"}",
                "{\"symbol\":\"AAPL\",\"\\u0073ymbol\":\"MSFT\"}"
            })
    void call_isRefused_whenAnArgumentStandsTwice(String arguments) {
        String body =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"echo\",\"arguments\":"
                        + arguments + "}}";

        HttpResponse<String> answer = client.post(body, "Authorization", "Bearer " + TOKEN);

        assertEquals(400, answer.statusCode(), answer.body());
        assertFalse(answer.body().contains("virtual"), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000000000000000000000000000000000010", "1e99999999", "\u0661\u0660", "010"})
    void call_isRefused_whenANumberHasAnotherForm(String count) {
        McpTestClient.Answer answer = client.call("echo", Map.of("symbol", "AAPL", "count", count));

        assertTrue(answer.isError(), answer.text());
        assertTrue(answer.text().contains("count must be a number, was "), answer.text());
    }

    @Test
    void call_answersOneJsonObject() {
        McpTestClient.Answer answer =
                client.call("echo", Map.of("symbol", "brk.b"), Map.of(ToolCall.CYCLE, "2026-11-23#4"));

        assertEquals("{\"symbol\":\"BRK.B\",\"count\":3,\"cycle\":\"2026-11-23#4\",\"virtual\":true}", answer.text());
        assertFalse(answer.isError());
    }

    @Test
    void call_isAnError_whenTheToolRefuses() {
        assertEquals(new McpTestClient.Answer("not now: the market is closed", true), client.call("refuse", Map.of()));
    }

    @Test
    void call_givesNothingAway_whenTheToolBreaks() {
        assertEquals(
                new McpTestClient.Answer("break failed inside the service; its log has the reason", true),
                client.call("break", Map.of()));
    }

    @Test
    void call_saysWhatToDo_whenTheBrokerFails() {
        assertEquals(
                new McpTestClient.Answer("OUTCOME UNKNOWN, look before repeating: no answer to the order", true),
                client.call("unknown_outcome", Map.of()));
    }

    @Test
    void call_namesTheArgument_whenItDoesNotFit() {
        assertEquals(
                "unknown argument \"ticker\"; allowed: symbol, count",
                client.call("echo", Map.of("ticker", "AAPL")).text());
        assertEquals("argument symbol is missing", client.call("echo", Map.of()).text());
    }

    @Test
    void listTools_keepsTheOrderAndTheSchemas() {
        List<Map<String, Object>> tools = client.listTools();

        assertEquals(
                List.of("echo", "refuse", "break", "unknown_outcome"),
                tools.stream().map(tool -> tool.get("name")).toList());
        assertEquals(
                "{\"type\":\"object\",\"properties\":{\"symbol\":{\"type\":\"string\",\"description\":\"Ticker.\","
                        + "\"maxLength\":16},\"count\":{\"type\":\"integer\",\"description\":\"How many.\","
                        + "\"minimum\":1,\"maximum\":10,\"default\":3}},\"required\":[\"symbol\"],"
                        + "\"additionalProperties\":false}",
                Json.write(Objects.requireNonNull(tools.getFirst().get("inputSchema"))));
        assertTrue(Json.write(Objects.requireNonNull(tools.getFirst().get("annotations")))
                .contains("\"readOnlyHint\":true"));
    }

    @Test
    void health_needsNoToken() {
        assertEquals(
                "{\"status\":\"ok\",\"service\":\"test-service\",\"version\":\"1.2.3\",\"pid\":"
                        + ProcessHandle.current().pid() + ",\"tools\":4}",
                client.get("/healthz").body());
    }

    @Test
    void metrics_countToolCalls_andNeedNoToken() {
        String page = client.get("/metrics").body();

        assertTrue(page.contains("# HELP active_trader_tool_calls_total"), page);
    }

    @Test
    void request_isTurnedAway_withoutTheToken() {
        assertEquals(401, client.post("{}").statusCode());
        assertEquals(401, client.post("{}", "Authorization", "Bearer wrong").statusCode());
        assertEquals(401, client.get("/anything").statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "null, 403",
        "http://evil.example, 403",
        "https://localhost, 403",
        "http://localhost.evil.example, 403",
        "http://evil.example/127.0.0.1, 403",
        "http://localhost@evil.example, 403",
        "http://localhost:80@evil.example, 403",
        "http://127.0.0.1:@evil.example, 403",
        "http://localhost:80/evil, 403",
        "http://localhost:3000, 200",
        "http://127.0.0.1, 200",
        "http://[::1]:8004, 200"
    })
    void request_isTurnedAway_fromAPageOfAnotherMachine(String origin, int status) {
        String ping = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

        assertEquals(
                status,
                client.post(ping, "Authorization", "Bearer " + TOKEN, "Origin", origin)
                        .statusCode());
        assertNotEquals(200, client.post(ping, "Origin", origin).statusCode());
    }

    @ParameterizedTest
    @CsvSource({"evil.example, 421", "127.0.0.1.evil.example:80, 421", "localhost:99, 200", "[::1]:8004, 200"})
    void request_isTurnedAway_fromAForeignHost(String host, int status) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            String request = "GET /healthz HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        }
    }

    /// Neither a page of Jetty's nor an exception of the SDK's.
    @ParameterizedTest
    @CsvSource({
        "POST, text/plain, 'application/json, text/event-stream', {}, 415",
        "POST, application/json, text/plain, {}, 400",
        "POST, application/json, 'application/json, text/event-stream', {bad, 400",
        "POST, application/json, 'application/json, text/event-stream', [1], 400",
        "PUT, application/json, 'application/json, text/event-stream', {}, 405",
        "OPTIONS, application/json, '*/*', {}, 405",
        "PROPFIND, application/json, '*/*', {}, 405"
    })
    void request_isAnsweredWithoutAStackTrace_whenItIsBad(
            String method, String type, String accept, String body, int status) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.url()))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", type)
                .header("Accept", accept)
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());

            assertEquals(status, answer.statusCode(), answer.body());
            assertTrue(
                    answer.body().isEmpty() || answer.body().startsWith("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\""),
                    answer.body());
        }
    }

    @ParameterizedTest
    @CsvSource({"/mcp, 405", "/healthz, 405", "/nowhere, 405", "/mcp%00, 400", "/%2e%2e/x, 400"})
    void trace_saysNoHeaderBack(String path, int status) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            String request = "TRACE " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TOKEN
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
            assertFalse(answer.contains(TOKEN) || answer.contains("<html"), answer);
        }
    }

    @Test
    void request_isTurnedAway_whenItIsHuge() {
        String body =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"x\":\"" + "x".repeat(70_000) + "\"}}";

        assertEquals(413, client.post(body, "Authorization", "Bearer " + TOKEN).statusCode());
    }

    /// Except for what closes positions, which always gets through.
    @Test
    @Tag("long")
    void calls_areRefused_whenAClientLoops() {
        List<Tool> tools = List.of(
                Tool.reading("look", "Looks.", List.of(), _ -> Map.of()),
                Tool.ending("close", "Closes.", List.of(), _ -> Map.of()).unthrottled());
        SimulatedTime still = new SimulatedTime(Instant.parse("2026-11-23T15:00:00Z"));
        try (McpService looped = McpService.start("looped", "1", 0, tools, ServiceToken.of(new Secret(TOKEN)), still);
                McpTestClient loop = new McpTestClient(looped.url(), TOKEN)) {
            for (int call = 0; call < 600; call++) {
                assertFalse(loop.call("look", Map.of()).isError());
            }

            assertEquals(
                    "too many tool calls: at most 600 a minute, try again in a minute",
                    loop.call("look", Map.of()).text());
            assertFalse(loop.call("close", Map.of()).isError());
        }
    }

    @Test
    void start_namesThePort_whenItIsTaken() {
        UncheckedIOException e = assertThrows(
                UncheckedIOException.class,
                () -> McpService.start(
                        "second",
                        "1",
                        service.port(),
                        List.of(),
                        ServiceToken.of(new Secret("x")),
                        new SimulatedTime(Instant.parse("2026-11-23T15:00:00Z"))));

        assertEquals("port " + service.port() + " on 127.0.0.1 is taken by another program", e.getMessage());
    }
}
