package activetrader.mcp.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.config.Secret;
import activetrader.config.ServiceToken;
import activetrader.execution.OrderDesk;
import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.flatten.FlattenReport.Remaining;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.execution.mode.ModeState;
import activetrader.execution.operator.OperatorControl;
import activetrader.json.Json;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import activetrader.mcp.McpService;
import activetrader.mcp.McpTestClient;
import activetrader.metrics.MetricPage;
import activetrader.risk.TradingMode;
import activetrader.time.SimulatedTime;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The operator endpoint over real HTTP, with a desk that only has a mode and a flatten.
class OperatorEndpointTest {
    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    private static final String TOKEN = "the-operators-own-token";
    private static final String MCP = "only-for-tests";

    private final SimulatedTime time = new SimulatedTime(NOW);
    private final List<FlattenRequest> flattens = new ArrayList<>();
    private final McpService service = McpService.start(
            "alpaca-trade",
            "1.0",
            0,
            List.of(),
            ServiceToken.of(new Secret(MCP)),
            time,
            new MetricPage(),
            List.of(OperatorEndpoint.of(new OperatorControl(desk(), time), new Secret(TOKEN), time)));
    private final HttpClient http = HttpClient.newHttpClient();
    private ModeState mode = ModeState.INITIAL;
    private boolean flat = true;

    @AfterEach
    void stop() {
        http.close();
        service.close();
    }

    private OrderDesk desk() {
        return (OrderDesk) Proxy.newProxyInstance(
                OrderDesk.class.getClassLoader(),
                new Class<?>[] {OrderDesk.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "mode" -> mode;
                    case "changeMode" -> changed((UnaryOperator<?>) arguments[0]);
                    case "flatten" -> flattened((FlattenRequest) arguments[0]);
                    case "leftToClose" -> Optional.empty();
                    default -> throw new AssertionError("the endpoint may not call " + method.getName());
                });
    }

    @SuppressWarnings("unchecked")
    private ModeState changed(UnaryOperator<?> change) {
        mode = ((UnaryOperator<ModeState>) change).apply(mode);
        return mode;
    }

    private FlattenReport flattened(FlattenRequest request) {
        flattens.add(request);
        List<Remaining> left =
                flat ? List.of() : List.of(new Remaining(Symbol.of("AAPL"), Quantity.of(10), "not sold yet"));
        return new FlattenReport(flat, request.requestedBy(), NOW, NOW, 2, List.of(), left, null, List.of());
    }

    private HttpResponse<String> post(String action, String body, String... headers) {
        return send(HttpRequest.newBuilder(uri(action)).POST(HttpRequest.BodyPublishers.ofString(body)), headers);
    }

    private HttpResponse<String> get(String action, String... headers) {
        return send(HttpRequest.newBuilder(uri(action)).GET(), headers);
    }

    private URI uri(String action) {
        return URI.create("http://127.0.0.1:" + service.port() + "/operator/" + action);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        try {
            return http.send(request.headers(headers).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String[] headers(String token) {
        return new String[] {"Authorization", "Bearer " + token, "Content-Type", "application/json"};
    }

    private static String body(String id, String confirm) {
        return Json.write(Map.of("request_id", id, "confirm", confirm, "reason", "a test"));
    }

    private HttpResponse<String> right(String action, String body) {
        return post(action, body, headers(TOKEN));
    }

    private static String message(HttpResponse<String> response) {
        return String.valueOf(Json.readObject(response.body()).get("message"));
    }

    @Test
    void pause_isCarriedOutOnce() {
        HttpResponse<String> first = right("pause", body("request-1", "PAUSE"));
        HttpResponse<String> second = right("pause", body("request-1", "PAUSE"));

        assertEquals(200, first.statusCode());
        assertEquals(
                "{\"request_id\":\"request-1\",\"action\":\"pause\",\"outcome\":\"done\",\"message\":\"entries are"
                        + " paused until an operator resumes; positions, stops and exits go on as"
                        + " before\",\"repeated\":false,\"mode\":{\"mode\":\"REDUCE_ONLY\",\"set_by\":\"operator\",\"reason\":\"paused:"
                        + " a test\",\"set_at\":\"2026-03-02T15:00:00Z\"}}",
                first.body());
        assertEquals(200, second.statusCode());
        assertEquals(first.body().replace("\"repeated\":false", "\"repeated\":true"), second.body());
    }

    @Test
    void resume_namesTheModeThatWasSeen() {
        mode = new ModeState(TradingMode.HALTED, ModeState.PANIC, "panic", NOW.plusNanos(1_234_567), null);
        String status = get("status", headers(TOKEN)).body();
        String setAt = status.replaceFirst(".*\"set_at\":\"([^\"]+)\".*", "$1");
        String body = Json.write(Map.of("request_id", "request-1", "confirm", "RESUME", "mode_set_at", setAt));

        assertEquals(200, right("resume", body).statusCode());
        assertEquals(TradingMode.ACTIVE, mode.mode());
    }

    @Test
    void resume_conflicts_whenTheModeIsNotAnOperators() {
        mode = new ModeState(TradingMode.REDUCE_ONLY, "alpaca-trade", "the day's loss", NOW, NOW.plusSeconds(60));
        String body = Json.write(
                Map.of("request_id", "request-1", "confirm", "RESUME", "mode_set_at", "2026-03-02T15:00:00Z"));

        HttpResponse<String> answer = right("resume", body);

        assertEquals(409, answer.statusCode());
        assertTrue(message(answer).contains("REDUCE_ONLY, set by alpaca-trade until 2026-03-02T15:01:00Z"));
    }

    @Test
    void panic_haltsFirst_andClosesWhatWasOpenedElsewhere() {
        HttpResponse<String> answer = right("panic", body("request-1", "PANIC"));

        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(List.of(new FlattenRequest("panic", "a test", true)), flattens);
        assertEquals(TradingMode.HALTED, mode.mode());
        assertTrue(message(answer).startsWith("the account is flat: cancelled 2 orders"));
    }

    @Test
    void flatten_fails_whenSomethingIsLeft() {
        flat = false;

        HttpResponse<String> answer = right("flatten", body("request-1", "FLATTEN"));

        assertEquals(500, answer.statusCode());
        assertEquals("NOT FLAT: cancelled 2 orders, closed 0 positions, left: 10 AAPL (not sold yet)", message(answer));
        assertEquals(List.of(new FlattenRequest("operator", "a test", false)), flattens);
        assertEquals(TradingMode.ACTIVE, mode.mode());
    }

    @Test
    void status_showsModeAndLastRequests() {
        right("pause", body("request-1", "PAUSE"));

        Map<String, Object> status =
                Json.readObject(get("status", headers(TOKEN)).body());

        assertEquals("alpaca-trade", status.get("service"));
        assertTrue(String.valueOf(status.get("requests")).contains("request-1"), status.toString());
        assertTrue(String.valueOf(status.get("mode")).contains("REDUCE_ONLY"), status.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {MCP, "the-operators-own-tokeN", "the-operators-own-token2", "x"})
    void token_isRefused_whenItIsWrong(String wrong) {
        HttpResponse<String> answer = post("panic", body("request-1", "PANIC"), headers(wrong));

        assertEquals(401, answer.statusCode());
        assertEquals("the operator token is wrong; nothing was done", message(answer));
        assertEquals(List.of(), flattens);
        assertEquals(ModeState.INITIAL, mode);
    }

    @Test
    void token_isNeeded() {
        assertEquals(
                401,
                post("panic", body("request-1", "PANIC"), "Content-Type", "application/json")
                        .statusCode());
        assertEquals(401, get("status", "Accept", "*/*").statusCode());
        assertEquals(List.of(), flattens);
    }

    @Test
    void wrongTokens_areTooMany_afterFiveAMinute_andTheRightOnePasses() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            assertEquals(401, get("status", headers("wrong-" + i)).statusCode());
        }

        assertEquals(429, get("status", headers("wrong-6")).statusCode());
        assertEquals(200, get("status", headers(TOKEN)).statusCode());
        time.sleep(Duration.ofSeconds(61));
        assertEquals(401, get("status", headers("wrong-7")).statusCode());
    }

    /// The operator's token is not one of the tools', and theirs is not the operator's.
    @Test
    void tools_doNotOpen_withTheOperatorsToken() {
        try (McpTestClient client = new McpTestClient(service.url(), MCP)) {
            assertEquals(
                    401, client.post("{}", "Authorization", "Bearer " + TOKEN).statusCode());
        }
    }

    @ParameterizedTest
    @CsvSource({"http://evil.example, 403", "null, 403", "http://127.0.0.1:8003, 403"})
    void browser_isRefused(String origin, int status) {
        List<String> headers = new ArrayList<>(List.of(headers(TOKEN)));
        headers.addAll(List.of("Origin", origin));

        assertEquals(
                status,
                post("panic", body("request-1", "PANIC"), headers.toArray(String[]::new))
                        .statusCode());
        assertEquals(List.of(), flattens);
    }

    /// DNS rebinding.
    @Test
    void foreignHost_isMisdirected() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.getOutputStream()
                    .write(("GET /operator/status HTTP/1.1\r\nHost: evil.example\r\nAuthorization: Bearer " + TOKEN
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertTrue(answer.startsWith("HTTP/1.1 421"), answer);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | request_id must be 8 to 64 of A-Z, a-z, 0-9, - and _, was missing",
                "{\"request_id\":\"short\",\"confirm\":\"PANIC\"} | request_id must be 8 to 64 of A-Z, a-z, 0-9, - and"
                        + " _, was \"short\"",
                "{\"request_id\":\"request-1\"} | confirm must be PANIC, was missing",
                "{\"request_id\":\"request-1\",\"confirm\":\"panic\"} | confirm must be PANIC, was \"panic\"",
                "{\"request_id\":\"request-1\",\"confirm\":\"FLATTEN\"} | confirm must be PANIC, was \"FLATTEN\"",
                "{\"request_id\":\"request-1\",\"confirm\":\"PANIC\",\"force\":true} | the body may have [request_id,"
                        + " confirm, reason, mode_set_at], had [force]",
                "{\"request_id\":1,\"confirm\":\"PANIC\"} | request_id must be text",
            })
    void body_isRefused(String body, String message) {
        HttpResponse<String> answer = right("panic", body);

        assertEquals(400, answer.statusCode());
        assertEquals(message, message(answer));
        assertEquals(List.of(), flattens);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "no JSON", "{\"request_id\":\"request-1\",\"confirm\":\"X\",\"confirm\":\"PANIC\"}"})
    void body_isRefused_whenItIsNoJsonObject(String body) {
        HttpResponse<String> answer = right("panic", body);

        assertEquals(400, answer.statusCode());
        assertTrue(message(answer).startsWith("the body must be one JSON object: "), answer.body());
    }

    @Test
    void resume_needsTheModeThatWasSeen() {
        HttpResponse<String> answer = right("resume", body("request-1", "RESUME"));

        assertEquals(400, answer.statusCode());
        assertTrue(message(answer).startsWith("mode_set_at must be the set_at of the mode"), answer.body());
    }

    @Test
    void request_isRefused_whenItIsNotAsDescribed() {
        assertEquals(404, right("stop", body("request-1", "STOP")).statusCode());
        assertEquals(404, right("PANIC", body("request-1", "PANIC")).statusCode());
        assertEquals(405, get("panic", headers(TOKEN)).statusCode());
        assertEquals(405, right("status", "{}").statusCode());
        assertEquals(413, right("panic", " ".repeat(5000)).statusCode());
        assertEquals(
                415,
                post("panic", body("request-1", "PANIC"), "Authorization", "Bearer " + TOKEN)
                        .statusCode());
        assertFalse(flattens.iterator().hasNext());
    }
}
