package activetrader.agent.custom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.agent.model.ModelFailure;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CustomChatTest {
    private static final ToolCall QUOTES = new ToolCall("get_latest_quotes", Map.of("symbols", List.of("F")), "a look");
    private static final ToolCall BUY = new ToolCall("buy", Map.of("symbol", "F"), "cheap");

    private final List<ModelRequest> asked = new ArrayList<>();

    private CustomChat chat(Function<ModelRequest, ModelAnswer> decision) {
        return new CustomChat(new CustomModel() {
            @Override
            public String name() {
                return "mine";
            }

            @Override
            public ModelAnswer answer(ModelRequest request) {
                asked.add(request);
                return decision.apply(request);
            }
        });
    }

    private static AiMessage answer(CustomChat chat, List<ChatMessage> later) {
        List<ChatMessage> messages = new ArrayList<>(List.of(UserMessage.from("# TIME\ndate=2026-03-02")));
        messages.addAll(later);
        return chat.chat(ChatRequest.builder()
                        .messages(messages)
                        .toolSpecifications(
                                ToolSpecification.builder().name("buy").build())
                        .build())
                .aiMessage();
    }

    @Test
    void model_seesFactsToolsAndResults_ofEachRound() {
        CustomChat chat = chat(
                request -> request.isFirst() ? ModelAnswer.of(List.of(QUOTES, BUY)) : ModelAnswer.of(List.of(BUY)));
        AiMessage first = answer(chat, List.of());
        List<ChatMessage> later = new ArrayList<>(List.of(first));
        List<String> texts = List.of("no JSON", "{\"success\":true,\"qty\":3}");
        for (int i = 0; i < 2; i++) {
            later.add(ToolExecutionResultMessage.from(
                    first.toolExecutionRequests().get(i), texts.get(i)));
        }

        AiMessage second = answer(chat, later);

        assertEquals("get_latest_quotes null: a look; buy F: cheap", first.text());
        assertEquals("call-3", second.toolExecutionRequests().getFirst().id());
        assertEquals("2026-03-02", asked.getFirst().facts().pairs("TIME").text("date"));
        assertEquals(Set.of("buy"), asked.getFirst().tools());
        List<CallResult> results = asked.getLast().rounds().getFirst();
        assertEquals(
                List.of("get_latest_quotes", "buy"),
                results.stream().map(result -> result.call().tool()).toList());
        assertEquals("F", results.getLast().call().symbol());
        assertFalse(results.getFirst().succeeded());
        assertTrue(results.getLast().succeeded());
        assertEquals(3, results.getLast().values().get("qty"));
    }

    @Test
    void answerWithoutCalls_endsTheCycle() {
        assertEquals(
                "Nothing to do. <FINISH_SIGNAL>",
                answer(chat(_ -> ModelAnswer.done("Nothing to do.")), List.of()).text());
    }

    @Test
    void faultOfTheModel_isAModelThatDoesNotAnswer() {
        CustomChat chat = chat(_ -> {
            throw new IllegalStateException("no such row");
        });

        ModelFailure failure = assertThrows(ModelFailure.class, () -> answer(chat, List.of()));

        assertEquals("the model mine failed: java.lang.IllegalStateException: no such row", failure.getMessage());
        assertTrue(failure.needsPerson());
    }

    @Test
    void brokenArguments_areNone() {
        CustomChat chat = chat(_ -> ModelAnswer.done("Done."));
        ToolExecutionRequest call = ToolExecutionRequest.builder()
                .id("x")
                .name("buy")
                .arguments("{")
                .build();

        answer(chat, List.of(AiMessage.from(call), ToolExecutionResultMessage.from(call, "ERROR")));

        assertEquals(
                Map.of(), asked.getLast().rounds().getFirst().getFirst().call().arguments());
    }
}
