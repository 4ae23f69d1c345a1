package activetrader.agent.model;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import activetrader.config.Secret;
import activetrader.http.LoopbackServer;
import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.time.SimulatedTime;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A model, or a proxy before it, that says our key back.
class ModelSecretTest {
    private static final String KEY = "sk-planted-0123456789abcdef";

    @ParameterizedTest
    @CsvSource({
        "401, {\"error\":{\"message\":\"wrong key KEY\"}}",
        "404, no model for Bearer KEY",
        "400, <h1>KEY</h1>",
        "402, KEY",
        "500, KEY",
        "200, KEY",
        "200, {\"error\":\"KEY\"}"
    })
    void failure_hidesTheKey(int status, String body) {
        try (LoopbackServer server = LoopbackServer.start(0, request -> echo(request, status, body))) {
            ModelSettings settings = ModelSettings.of("any", URI.create(server.url() + "/v1"), new Secret(KEY));
            SimulatedTime time = new SimulatedTime(Instant.parse("2026-01-14T15:00:00Z"));

            ModelFailure failure = assertThrows(
                    ModelFailure.class, () -> ChatModels.open(settings, time).chat("hello"));

            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            assertFalse(trace.toString().contains("planted"), trace.toString());
        }
    }

    private static WebResponse echo(WebRequest request, int status, String body) {
        String shown = request.header("authorization").orElseThrow().substring("Bearer ".length());
        return WebResponse.json(status, body.replace("KEY", shown));
    }
}
