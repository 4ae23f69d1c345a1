package activetrader.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.agent.ScriptedOpenAiServer.Reply;
import activetrader.agent.ScriptedOpenAiServer.Script;
import activetrader.agent.daylog.DayLog;
import activetrader.agent.daylog.DayTally;
import activetrader.agent.model.ModelSettings;
import activetrader.config.Secret;
import activetrader.journal.RecordFolder;
import activetrader.time.SimulatedTime;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A model that is not there any more, while a position is open that the rules would leave.
class ModelGoneTest {
    private static final LocalDate DATE = LocalDate.parse("2026-03-02");
    private static final Script BROKE = (_, _) -> Reply.of(402, "{\"error\":{\"message\":\"Insufficient Balance\"}}");
    private static final Script DOWN = (_, _) -> Reply.of(503, "down");

    @TempDir
    Path folder;

    private SimulatedTime time;
    private FakeServices services;
    private int asked;

    @BeforeEach
    void start() throws IOException {
        time = new SimulatedTime(Instant.parse("2026-03-02T15:30:00Z"));
        services = new FakeServices(time);
        Files.writeString(folder.resolve("agent_prompt.md"), "Trade well.");
        Files.writeString(folder.resolve("technical_analysis_guide.md"), "RSI.");
    }

    @AfterEach
    void stop() {
        services.close();
    }

    /// As AAPL stands 100 minutes after its entry without a gain.
    private void holdForTooLong() {
        services.replace("get_positions", _ -> FakeServices.json("""
                {"success":true,"positions":{"AAPL":{"qty":49,"side":"long","avg_entry_price":200.02,
                 "current_price":200.03,"market_value":9801.5,"unrealized_pl":0.5,"stop_price":198.40,
                 "r_multiple":0.01,"protected":true,"opened_at":"2026-03-02T13:50:00Z"}},
                 "cash":90199,"total_equity":100000}"""));
    }

    private List<Outcome> outcomes(Script script, int cycles) throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        try (ScriptedOpenAiServer server = ScriptedOpenAiServer.start(0, script)) {
            ModelSettings model = ModelSettings.of("deepseek-flash", server.url(), new Secret("sk-of-this-test"));
            AgentSettings settings = AgentSettings.of("tester", model, folder, services.data(), services.trade());
            try (TradingAgent agent = TradingAgent.open(settings, time, new RecordFolder(folder, "tester"))) {
                Instant start = time.instant();
                for (int n = 1; n <= cycles; n++) {
                    time.sleepUntil(start.plus(Duration.ofMinutes(5L * n)));
                    outcomes.add(
                            agent.runCycle(new Cycle(n, DATE, time.instant().plus(Duration.ofMinutes(4))))
                                    .outcome());
                }
            }
            asked = server.requests.size();
        }
        return outcomes;
    }

    @Test
    void exitsGoOn_byTheRules_inTheCycleThatLosesTheModel() throws Exception {
        holdForTooLong();

        Outcome.ModelGone gone =
                assertInstanceOf(Outcome.ModelGone.class, outcomes(BROKE, 1).getFirst());

        assertEquals("model deepseek-flash: the balance is empty (HTTP 402): Insufficient Balance", gone.reason());
        assertTrue(
                services.calls.stream().anyMatch(call -> call.startsWith("close_position AAPL")),
                services.calls.toString());
    }

    @Test
    void exitsGoOn_byTheRules_whenTheModelIsLostInTheMiddleOfACycle() throws Exception {
        holdForTooLong();

        outcomes(
                (n, request) -> n == 0 ? ScriptedOpenAiServer.call("get_positions", "{}") : BROKE.reply(n, request), 1);

        assertEquals(2, asked);
        assertTrue(
                services.calls.stream().anyMatch(call -> call.startsWith("close_position AAPL")),
                services.calls.toString());
        assertTrue(services.calls.stream().noneMatch(call -> call.startsWith("buy")));
    }

    @Test
    void entriesStop_andTheNewsIsGivenOnce() throws Exception {
        List<Outcome> outcomes = outcomes(BROKE, 4);

        assertEquals(
                List.of(true, false, false, false),
                outcomes.stream()
                        .map(outcome -> ((Outcome.ModelGone) outcome).first())
                        .toList());
        assertTrue(services.calls.stream().noneMatch(call -> call.startsWith("buy")));
    }

    @Test
    void aRefusedModel_isTriedEveryFifteenMinutes() throws Exception {
        outcomes(BROKE, 7);

        assertEquals(3, asked);
    }

    @Test
    void aModelThatFails_isGoneAfterThreeCycles() throws Exception {
        List<Outcome> outcomes = outcomes(DOWN, 4);

        assertEquals(
                List.of("Failed", "Failed", "ModelGone", "ModelGone"),
                outcomes.stream()
                        .map(outcome -> outcome.getClass().getSimpleName())
                        .toList());
        assertEquals(12, asked);
    }

    @Test
    void aModelThatHangs_isGoneAfterThreeCycles() throws Exception {
        ChatModel hanging = new ChatModel() {
            @Override
            public ChatResponse doChat(ChatRequest request) {
                try {
                    time.sleep(Duration.ofMinutes(30));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
                return ChatResponse.builder().aiMessage(AiMessage.from("late")).build();
            }
        };
        AgentSettings settings =
                AgentSettings.of("tester", ModelSettings.defaults(), folder, services.data(), services.trade());
        List<String> outcomes = new ArrayList<>();
        try (TradingAgent agent = TradingAgent.open(settings, time, new RecordFolder(folder, "tester"), hanging)) {
            for (int n = 1; n <= 4; n++) {
                outcomes.add(agent.runCycle(new Cycle(n, DATE, time.instant().plus(Duration.ofMinutes(4))))
                        .outcome()
                        .word());
            }
        }

        assertEquals(List.of("timed_out", "timed_out", "timed_out", "failed"), outcomes);
    }

    @Test
    void aModelThatIsBack_decidesAgain() throws Exception {
        List<Outcome> outcomes = outcomes(
                (n, _) -> n == 0 ? Reply.of(401, "{}") : ScriptedOpenAiServer.words("Holding. <FINISH_SIGNAL>"), 5);

        assertEquals(
                List.of("failed", "failed", "failed", "completed", "completed"),
                outcomes.stream().map(Outcome::word).toList());
    }

    @Test
    void day_countsTheCyclesByReason_andIsMostlyLost() throws Exception {
        outcomes(BROKE, 4);

        DayTally tally = DayTally.of(new DayLog(new RecordFolder(folder, "tester")).cycles(DATE));

        assertEquals(4, tally.failed());
        assertEquals(Map.of("the balance is empty (HTTP 402)", 4), tally.notCompleted());
        assertTrue(tally.isMostlyLost());
        assertEquals(0, tally.tokens().total());
    }
}
