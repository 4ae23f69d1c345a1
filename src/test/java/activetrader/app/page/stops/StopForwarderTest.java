package activetrader.app.page.stops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.http.LoopbackServer;
import activetrader.http.WebHandler;
import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The way of a stop from the page's server to a service that answers as a test says.
class StopForwarderTest {
    private static final String BODY = "{\"request_id\":\"request-1\",\"confirm\":\"PANIC\"}";

    private final List<WebRequest> arrived = new ArrayList<>();
    private WebHandler service = _ -> WebResponse.json(200, "{\"outcome\":\"done\"}");
    private final LoopbackServer server = LoopbackServer.start(0, request -> {
        arrived.add(request);
        return service.handle(request);
    });
    private final StopForwarder forwarder = new StopForwarder(new OperatorClient(this::port));

    private final int port = server.port();

    private int port() {
        return port;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private WebResponse ask(String method, String action, String... headers) {
        Map<String, String> all = new HashMap<>(Map.of("origin", "http://127.0.0.1:8003"));
        for (int i = 0; i < headers.length; i += 2) {
            if (headers[i + 1].isEmpty()) {
                all.remove(headers[i]);
            } else {
                all.put(headers[i], headers[i + 1]);
            }
        }
        return forwarder.answer(
                new WebRequest(method, "/operator/" + action, Map.of(), all, method.equals("POST") ? BODY : ""));
    }

    private WebResponse panic() {
        return ask("POST", "panic", "authorization", "Bearer typed");
    }

    @Test
    void stop_arrivesWithTheTypedToken_andWithoutTheOrigin() {
        WebResponse answer = panic();

        assertEquals(200, answer.status());
        assertEquals("{\"outcome\":\"done\"}", answer.body());
        WebRequest request = arrived.getFirst();
        assertEquals("POST /operator/panic", request.method() + " " + request.path());
        assertEquals(BODY, request.body());
        assertEquals("Bearer typed", request.headers().get("authorization"));
        assertEquals("application/json", request.headers().get("content-type"));
        assertTrue(request.header("origin").isEmpty());
    }

    @Test
    void status_isAsked() {
        ask("GET", "status", "authorization", "Bearer typed");

        assertEquals(
                "GET /operator/status",
                arrived.getFirst().method() + " " + arrived.getFirst().path());
    }

    @Test
    void refusal_comesBackAsItIs() {
        service = _ -> WebResponse.json(401, "{\"outcome\":\"refused\",\"message\":\"the operator token is wrong\"}");

        WebResponse answer = panic();

        assertEquals(401, answer.status());
        assertEquals("{\"outcome\":\"refused\",\"message\":\"the operator token is wrong\"}", answer.body());
    }

    @ParameterizedTest
    @CsvSource({
        "POST, panic,  origin,        '',               403, the request has no Origin",
        "POST, panic,  authorization, '',               401, the operator token is missing",
        "POST, panic,  authorization, 'Bearer a\u00E9', 401, the operator token is wrong: it has other characters",
        "GET,  panic,  accept,        '*/*',            405, this address takes POST",
        "POST, status, accept,        '*/*',            405, this address takes GET",
        "POST, stop,   accept,        '*/*',            404, there is no such stop",
    })
    void request_isRefused_andGoesNowhere(
            String method, String action, String header, String value, int status, String message) {
        WebResponse answer = ask(method, action, "authorization", "Bearer typed", header, value);

        assertEquals(status, answer.status(), answer.body());
        assertTrue(answer.body().contains("\"message\":\"" + message), answer.body());
        assertEquals(List.of(), arrived);
    }

    @Test
    void deadService_isNamed_withWhatStopsWithoutIt() {
        server.close();

        WebResponse answer = panic();

        assertEquals(502, answer.status());
        assertTrue(answer.body().contains("so nothing was done; on the machine 'active-trader panic'"), answer.body());
    }

    /// It may have been carried out.
    @Test
    void lostAnswer_isUnknown() {
        service = _ -> {
            throw new WebHandler.DroppedConnection();
        };

        WebResponse answer = panic();

        assertEquals(504, answer.status());
        assertTrue(answer.body().contains("\"outcome\":\"unknown\""), answer.body());
        assertEquals(1, arrived.size());
    }

    @Test
    void otherProgram_isNamed() {
        service = _ -> WebResponse.text(200, "text/html", "<h1>hello</h1>");

        WebResponse answer = panic();

        assertEquals(502, answer.status());
        assertTrue(answer.body().contains("is not its operator endpoint (status 200)"), answer.body());
    }
}
