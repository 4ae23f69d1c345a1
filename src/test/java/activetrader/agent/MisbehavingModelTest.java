package activetrader.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.agent.model.ModelSettings;
import activetrader.config.Secret;
import activetrader.journal.RecordFolder;
import activetrader.time.SimulatedTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Cycles against chat servers that do what such servers do wrong.
class MisbehavingModelTest {
    private static final LocalDate DATE = LocalDate.parse("2026-03-02");
    private static final Instant START = Instant.parse("2026-03-02T15:30:00Z");

    @TempDir
    static Path folder;

    private static FakeServices services;
    private static SimulatedTime time;

    @BeforeAll
    static void start() throws IOException {
        time = new SimulatedTime(START);
        services = new FakeServices(time);
        Files.writeString(folder.resolve("agent_prompt.md"), "Trade well.");
        Files.writeString(folder.resolve("technical_analysis_guide.md"), "RSI.");
    }

    @AfterAll
    static void stop() {
        services.close();
    }

    @ParameterizedTest
    @EnumSource
    void cycle_ends_asWanted(Misbehaviour behaviour) throws Exception {
        services.calls.clear();
        services.holdApple();
        try (ScriptedOpenAiServer server = ScriptedOpenAiServer.start(0, behaviour.script)) {
            CycleReport report = run(server, behaviour.name());

            assertEquals(
                    List.of(behaviour.outcome, behaviour.orders, String.valueOf(behaviour.requests)),
                    List.of(report.outcome().word(), orders(), String.valueOf(server.requests.size())),
                    report.outcome().line());
            assertTrue(report.tokens().total() > 0 == !report.outcome().word().equals("failed"));
        }
    }

    @Test
    void documentation_hasTheSameTable() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("docs/reference/models.md")).stream()
                .dropWhile(line -> !line.startsWith("| what the server does |"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .toList();

        assertEquals(Arrays.stream(Misbehaviour.values()).map(Misbehaviour::row).toList(), rows);
        assertTrue(rows.size() >= 40);
    }

    @Test
    void unfinishedAnswer_isRecordedAsItCame() throws Exception {
        services.holdApple();
        try (ScriptedOpenAiServer server = ScriptedOpenAiServer.start(0, Misbehaviour.LEAKED_HERMES.script)) {
            run(server, "recorded");
        }

        String log = Files.readString(folder.resolve("agent_data/recorded/log/2026-03-02/cycle-001.log"));
        assertTrue(log.contains("\"unfinished\":\"the model's answer was a tool call written as text\""), log);
        assertTrue(log.contains("\"raw_text\":\"{\\\"id\\\":\\\"x\\\",\\\"choices\\\""), log);
        assertTrue(log.contains("\"outcome_kind\":\"a tool call written as text\""), log);
    }

    @Test
    void providersWords_reachTheOutcomeAndTheRecord() throws Exception {
        try (ScriptedOpenAiServer server = ScriptedOpenAiServer.start(0, Misbehaviour.CONTEXT_TOO_LONG.script)) {
            CycleReport report = run(server, "words");

            String words = "the request is refused (HTTP 400): maximum context length is 131072 tokens";
            assertTrue(report.outcome().line().contains(words), report.outcome().line());
            assertTrue(Files.readString(folder.resolve("agent_data/words/log/2026-03-02/cycle-001.log"))
                    .contains(words));
        }
    }

    @Test
    void tokens_areEstimated_whereTheProviderCountsNone() throws Exception {
        try (ScriptedOpenAiServer server = ScriptedOpenAiServer.start(0, Misbehaviour.NO_USAGE.script)) {
            CycleReport report = run(server, "estimated");

            assertTrue(report.tokens().input() > 100, report.tokens().toString());
            assertTrue(Files.readString(folder.resolve("agent_data/estimated/log/2026-03-02/cycle-001.log"))
                    .contains("\"tokens_estimated\":true"));
        }
    }

    @Test
    void secondRequest_hasMoreRoom_andSaysWhatWasWrong() throws Exception {
        services.holdApple();
        try (ScriptedOpenAiServer server = ScriptedOpenAiServer.start(0, Misbehaviour.CUT_OFF_EXIT_ONCE.script)) {
            run(server, "room");

            assertEquals(2_000, server.requests.getFirst().get("max_tokens"));
            assertEquals(4_000, server.requests.getLast().get("max_tokens"));
            String last = String.valueOf(server.requests.getLast().get("messages"));
            assertTrue(last.contains("Only its exits were carried out"), last);
        }
    }

    private static CycleReport run(ScriptedOpenAiServer server, String signature) throws InterruptedException {
        ModelSettings model = ModelSettings.of("deepseek-flash", server.url(), new Secret("sk-of-this-test"));
        AgentSettings settings = AgentSettings.of(signature, model, folder, services.data(), services.trade());
        try (TradingAgent agent = TradingAgent.open(settings, time, new RecordFolder(folder, signature))) {
            return agent.runCycle(new Cycle(1, DATE, time.instant().plus(Duration.ofMinutes(5))));
        }
    }

    private static String orders() {
        String orders = services.calls.stream()
                .filter(call -> call.startsWith("buy ") || call.startsWith("close_position "))
                .map(call -> call.replace("close_position", "close").replaceFirst(" @.*", ""))
                .sorted()
                .collect(Collectors.joining(", "));
        return orders.isEmpty() ? "none" : orders;
    }
}
