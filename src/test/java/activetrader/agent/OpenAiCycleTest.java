package activetrader.agent;

import static activetrader.agent.ScriptedOpenAiServer.call;
import static activetrader.agent.ScriptedOpenAiServer.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.agent.ScriptedOpenAiServer.Reply;
import activetrader.agent.ScriptedOpenAiServer.Script;
import activetrader.agent.custom.CustomModels;
import activetrader.agent.model.ModelSettings;
import activetrader.agent.model.PriceTable;
import activetrader.agent.model.Thinking;
import activetrader.agent.model.TokenCount;
import activetrader.agent.rules.StrategySettings;
import activetrader.config.Secret;
import activetrader.journal.RecordFolder;
import activetrader.json.Json;
import activetrader.time.SimulatedTime;
import activetrader.time.TimeSource;
import activetrader.time.WallTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Cycles against a chat-completions API over real HTTP, as it behaves on good and on bad days.
class OpenAiCycleTest {
    private static final LocalDate DATE = LocalDate.of(2026, 3, 2);
    private static final Instant START = Instant.parse("2026-03-02T15:30:00Z");
    private static final Reply DONE = words("Done. " + TradingAgent.FINISH_SIGNAL);
    private static final String BUY = "{\"symbol\":\"AAPL\",\"quantity\":49}";
    private static final String KEY = "sk-never-shown";

    private final SimulatedTime simulated = new SimulatedTime(START);
    private List<Map<String, Object>> requests = List.of();

    @TempDir
    Path folder;

    @BeforeEach
    void writePrompts() throws IOException {
        Files.writeString(folder.resolve("agent_prompt.md"), "Trade well.");
        Files.writeString(folder.resolve("technical_analysis_guide.md"), "Read well.");
    }

    private CycleReport run(Script script) throws Exception {
        return run(script, simulated, Duration.ofSeconds(5), Duration.ofMinutes(4), Thinking.DISABLED);
    }

    private CycleReport run(
            Script script, TimeSource time, Duration modelTimeout, Duration cycleBudget, Thinking thinking)
            throws Exception {
        try (FakeServices services = new FakeServices(time);
                ScriptedOpenAiServer server = ScriptedOpenAiServer.start(0, script)) {
            ModelSettings model = new ModelSettings(
                    "deepseek-flash",
                    server.url(),
                    new Secret(KEY),
                    thinking,
                    true,
                    Map.of("user_id", "tester"),
                    500,
                    modelTimeout,
                    2,
                    Duration.ofSeconds(1));
            AgentSettings settings = new AgentSettings(
                    "tester",
                    model,
                    PriceTable.defaults(),
                    folder.resolve("agent_prompt.md"),
                    folder.resolve("technical_analysis_guide.md"),
                    6,
                    100_000,
                    1_000_000,
                    cycleBudget,
                    AgentSettings.DEFAULT_TOOLS,
                    8,
                    services.data(),
                    services.trade(),
                    Duration.ofSeconds(5),
                    StrategySettings.defaults(),
                    new CustomModels(folder));
            try (TradingAgent agent = TradingAgent.open(settings, time, new RecordFolder(folder, "tester"))) {
                return agent.runCycle(new Cycle(1, DATE, time.instant().plus(Duration.ofMinutes(5))));
            } finally {
                requests = List.copyOf(server.requests);
            }
        }
    }

    @Test
    void cycle_tradesAndCounts_asDeepSeekAnswers() throws Exception {
        CycleReport report = run((n, request) -> n == 0 ? call("buy", BUY) : DONE);

        assertEquals(new Outcome.Completed(), report.outcome());
        assertInstanceOf(Decision.Traded.class, report.decisions().getFirst());
        assertEquals(new TokenCount(6000, 5120, 120), report.tokens());
        assertEquals("0.000219360", String.valueOf(report.costUsd()));
    }

    @Test
    void cycle_sendsWhatDeepSeekNeeds() throws Exception {
        run((n, request) -> DONE);

        Map<String, Object> request = requests.getFirst();
        assertEquals("deepseek-flash", request.get("model"));
        assertEquals(Map.of("type", "disabled"), request.get("thinking"));
        assertEquals("tester", request.get("user_id"));
        assertEquals(true, request.get("parallel_tool_calls"));
        assertEquals(500, request.get("max_tokens"));
    }

    @Test
    void cycle_returnsReasoning_whenTheModelThinks() throws Exception {
        CycleReport report = run(
                (n, request) -> n == 0 ? call("buy", BUY) : DONE,
                simulated,
                Duration.ofSeconds(5),
                Duration.ofMinutes(4),
                Thinking.ENABLED);

        assertEquals(new Outcome.Completed(), report.outcome());
        assertEquals(Map.of("type", "enabled"), requests.getFirst().get("thinking"));
        assertTrue(Json.write(requests.get(1)).contains("\"reasoning_content\":\" \""));
    }

    @ParameterizedTest
    @CsvSource({"429", "500", "503"})
    void cycle_repeatsOnlyTheRequest_whenTheTroubleMayPass(int status) throws Exception {
        CycleReport report = run((n, request) -> switch (n) {
            case 0 -> call("buy", BUY);
            case 1 -> Reply.of(status, "{\"error\":{\"message\":\"busy\"}}");
            default -> DONE;
        });

        assertEquals(new Outcome.Completed(), report.outcome());
        assertEquals(1, report.toolCalls().size());
        assertEquals(START.plusSeconds(1), report.endedAt());
    }

    @Test
    void cycle_waitsAsLongAsTheServerAsks() throws Exception {
        CycleReport report = run((n, request) -> n == 0 ? Reply.of(429, "{}").with("Retry-After", "20") : DONE);

        assertEquals(new Outcome.Completed(), report.outcome());
        assertEquals(START.plusSeconds(20), report.endedAt());
    }

    @Test
    void cycle_fails_whenTheTroubleStays_andKeepsTheTrade() throws Exception {
        CycleReport report = run((n, request) -> n == 0 ? call("buy", BUY) : Reply.of(503, "down"));

        assertEquals(
                "failed: model deepseek-flash: the provider is in trouble (HTTP 503): down",
                report.outcome().line());
        assertInstanceOf(Decision.Traded.class, report.decisions().getFirst());
        assertEquals(4, requests.size());
    }

    @ParameterizedTest
    @CsvSource({"402, the balance is empty (HTTP 402)", "401, the API key is refused (HTTP 401)"})
    void cycle_failsAtOnce_whenAPersonMustAct(int status, String reason) throws Exception {
        CycleReport report = run((n, request) -> Reply.of(status, "{\"error\":{\"message\":\"no\"}}"));

        Outcome.ModelGone gone = assertInstanceOf(Outcome.ModelGone.class, report.outcome());
        assertEquals("model deepseek-flash: " + reason + ": no", gone.reason());
        assertTrue(gone.needsPerson() && gone.first());
        assertEquals(1, requests.size());
    }

    @Test
    void cycle_fails_whenTheAnswerIsHtml() throws Exception {
        CycleReport report = run((n, request) -> Reply.of(200, "<html>maintenance</html>"));

        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, report.outcome());
        assertFalse(failed.reason().isBlank());
        assertEquals(3, requests.size());
    }

    @Test
    void cycle_isIncomplete_whenThereAreNoChoices() throws Exception {
        CycleReport report = run((n, request) -> Reply.of(200, "{\"id\":\"x\",\"choices\":[]}"));

        assertInstanceOf(Outcome.Incomplete.class, report.outcome());
    }

    @Test
    void cycle_correctsBrokenArguments() throws Exception {
        CycleReport report = run((n, request) -> n == 0 ? call("buy", "{\"symbol\": \"AAPL\", ") : DONE);

        assertEquals(new Outcome.Completed(), report.outcome());
        assertTrue(report.toolCalls().getFirst().result().contains("must be one JSON object"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"length", "insufficient_system_resource", "content_filter", ""})
    void cycle_dropsTheCallsOfAnAnswer_thatDidNotComeToItsEnd(String reason) throws Exception {
        Reply whole = call("buy", BUY);
        String cut = whole.body().replaceFirst("(\"finish_reason\":)\"[^\"]*\"", "$1\"" + reason + "\"");
        assertNotEquals(whole.body(), cut);

        CycleReport report = run((n, request) -> Reply.of(200, cut));

        assertInstanceOf(Outcome.Incomplete.class, report.outcome());
        assertEquals(2, requests.size());
        assertEquals(List.of(), report.decisions());
        assertFalse(report.traded());
    }

    @Test
    void cycle_cutsOffAnAnswerThatTrickles() throws Exception {
        CycleReport report = run(
                (n, request) -> DONE.after(Duration.ofSeconds(30)),
                simulated,
                Duration.ofMillis(300),
                Duration.ofMinutes(4),
                Thinking.DISABLED);

        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, report.outcome());
        assertTrue(failed.reason().contains("no whole answer within"), failed.reason());
    }

    @Test
    void cycle_endsAtItsDeadline_whenTheModelHangs() throws Exception {
        CycleReport report = run(
                (n, request) -> DONE.after(Duration.ofSeconds(30)),
                WallTime.system(),
                Duration.ofSeconds(20),
                Duration.ofMillis(1500),
                Thinking.DISABLED);

        assertInstanceOf(Outcome.TimedOut.class, report.outcome());
        assertTrue(Duration.between(report.startedAt(), report.endedAt()).toMillis() < 5000);
    }

    @Test
    void records_neverHoldTheKey() throws Exception {
        run((n, request) -> DONE);

        assertFalse(Files.readString(folder.resolve("agent_data/tester/log/2026-03-02/cycle-001.log"))
                .contains(KEY));
    }
}
