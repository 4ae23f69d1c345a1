package activetrader.agent.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.agent.model.ModelFailure;
import activetrader.agent.model.TokenCount;
import activetrader.time.SimulatedTime;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedModelTest {
    private static final Instant OPEN = Instant.parse("2026-03-02T14:30:00Z");
    private static final String ORDERS = "\n# OPEN ORDERS\norder_id|symbol|side|qty|type\n";

    private final SimulatedTime time = new SimulatedTime(OPEN);

    private static RecordedAnswer answer(String model, String text, RecordedAnswer.Call... calls) {
        return new RecordedAnswer(
                model, text, List.of(calls), "STOP", Duration.ofSeconds(7), new TokenCount(1000, 200, 50));
    }

    private static CycleTranscript cycle(int number, Duration sinceOpen, String orders, RecordedAnswer... answers) {
        Instant at = OPEN.plus(sinceOpen);
        return new CycleTranscript(
                number, at, facts(at, orders), List.of(answers), List.of(), "completed", "", TokenCount.ZERO, null);
    }

    private static String facts(Instant at, String orders) {
        return "# TIME\nutc=" + at + orders;
    }

    private static ChatResponse ask(RecordedModel model, Duration sinceOpen, String orders, AiMessage... before) {
        List<ChatMessage> messages = new ArrayList<>(List.of(UserMessage.from(facts(OPEN.plus(sinceOpen), orders))));
        messages.addAll(List.of(before));
        return model.chat(ChatRequest.builder().messages(messages).build());
    }

    @Test
    void answers_comeInOrder_afterTheirLatency() {
        RecordedModel model = new RecordedModel(
                List.of(cycle(1, Duration.ZERO, "", answer("gpt", "first"), answer("gpt", "second"))), time);

        ChatResponse first = ask(model, Duration.ZERO, "");
        ChatResponse second = ask(model, Duration.ZERO, "", first.aiMessage());

        assertEquals("first", first.aiMessage().text());
        assertEquals(FinishReason.STOP, first.finishReason());
        assertEquals(1000, first.tokenUsage().inputTokenCount());
        assertEquals("second", second.aiMessage().text());
        assertEquals(OPEN.plusSeconds(14), time.instant());
    }

    @Test
    void cycle_hasTheAnswers_ofTheNearestRecordedOne() {
        RecordedModel model = new RecordedModel(
                List.of(
                        cycle(1, Duration.ZERO, "", answer("gpt", "open")),
                        cycle(2, Duration.ofMinutes(5), "", answer("gpt", "later"))),
                time);

        assertEquals("later", ask(model, Duration.ofMinutes(4), "").aiMessage().text());
        assertEquals("open", ask(model, Duration.ofSeconds(3), "").aiMessage().text());
        assertThrows(ModelFailure.class, () -> ask(model, Duration.ofMinutes(8), ""));
    }

    @Test
    void model_givesNoAnswer_whereTheRecordHasNone() {
        RecordedModel model = new RecordedModel(List.of(cycle(1, Duration.ZERO, "", answer("gpt", "only"))), time);
        AiMessage only = ask(model, Duration.ZERO, "").aiMessage();

        ModelFailure failure = assertThrows(ModelFailure.class, () -> ask(model, Duration.ZERO, "", only));

        assertEquals("the record has no further answer for this cycle", failure.getMessage());
    }

    /// A replay ends a cycle as the record did.
    @Test
    void failure_isTheRecordedOne() {
        CycleTranscript refused = new CycleTranscript(
                1,
                OPEN,
                facts(OPEN, ""),
                List.of(),
                List.of(),
                "failed: the balance is empty; no entries, exits by the rules until it answers",
                "",
                TokenCount.ZERO,
                null);
        RecordedModel model = new RecordedModel(List.of(refused), time);

        ModelFailure failure = assertThrows(ModelFailure.class, () -> ask(model, Duration.ZERO, ""));

        assertEquals("the balance is empty", failure.getMessage());
        assertTrue(failure.isShutOut());
    }

    /// While the model was gone, the rules left the positions; they do so again by themselves.
    @Test
    void answersOfTheRules_areNotThoseOfTheModel() {
        List<CycleTranscript> cycles = List.of(
                cycle(1, Duration.ZERO, "", answer("rules", "exit")),
                cycle(2, Duration.ofMinutes(5), "", answer("gpt", "back")));
        RecordedModel model = new RecordedModel(cycles, time);

        assertEquals("gpt", RecordedModel.modelOf(cycles));
        assertThrows(ModelFailure.class, () -> ask(model, Duration.ZERO, ""));
        assertEquals("back", ask(model, Duration.ofMinutes(5), "").aiMessage().text());
    }

    @Test
    void orderIds_areThoseOfTheDayThatIsPlayed() {
        RecordedAnswer.Call cancel = new RecordedAnswer.Call("c1", "cancel_order", "{\"order_id\":\"old-2\"}");
        RecordedModel model = new RecordedModel(
                List.of(cycle(
                        1,
                        Duration.ZERO,
                        ORDERS + "old-1|F|sell|5|stop\nold-2|F|sell|5|limit\n",
                        answer("gpt", "away", cancel))),
                time);

        ChatResponse answer = ask(model, Duration.ZERO, ORDERS + "new-1|F|sell|5|limit\nnew-2|F|sell|5|stop\n");

        assertEquals(
                "{\"order_id\":\"new-1\"}",
                answer.aiMessage().toolExecutionRequests().getFirst().arguments());
    }
}
