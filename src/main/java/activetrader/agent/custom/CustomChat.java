package activetrader.agent.custom;

import activetrader.agent.facts.FactPage;
import activetrader.agent.model.ModelFailure;
import activetrader.json.Json;
import activetrader.json.JsonException;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A [CustomModel] in the place of a chat model: reads the conversation for it, and writes its answers as messages.
public final class CustomChat implements ChatModel {
    private static final String DONE = "<FINISH_SIGNAL>";
    private static final int CHARACTERS_PER_TOKEN = 4;

    private final CustomModel model;

    public CustomChat(CustomModel model) {
        this.model = model;
    }

    @Override
    public synchronized ChatResponse doChat(ChatRequest request) {
        List<ChatMessage> messages = request.messages();
        List<List<CallResult>> rounds = rounds(messages);
        ModelAnswer answer = answer(new ModelRequest(
                FactPage.parse(facts(messages)),
                request.toolSpecifications().stream()
                        .map(ToolSpecification::name)
                        .collect(Collectors.toSet()),
                rounds));
        AiMessage message = message(answer, rounds.stream().mapToInt(List::size).sum());
        return ChatResponse.builder()
                .aiMessage(message)
                .finishReason(message.hasToolExecutionRequests() ? FinishReason.TOOL_EXECUTION : FinishReason.STOP)
                .tokenUsage(new TokenUsage(tokens(messages.toString()), tokens(message.toString())))
                .build();
    }

    /// A fault of the model is a model that does not answer: after three of them the rules leave the positions.
    private ModelAnswer answer(ModelRequest request) {
        try {
            return model.answer(request);
        } catch (RuntimeException e) {
            throw new ModelFailure(
                    "the model " + model.name() + " failed: " + e, "a fault of the model", true, false, e);
        }
    }

    private static String facts(List<ChatMessage> messages) {
        return messages.stream()
                .filter(UserMessage.class::isInstance)
                .map(message -> ((UserMessage) message).singleText())
                .findFirst()
                .orElse("");
    }

    /// The results of each answer that had calls.
    private static List<List<CallResult>> rounds(List<ChatMessage> messages) {
        List<List<CallResult>> rounds = new ArrayList<>();
        Map<String, ToolExecutionRequest> asked = new LinkedHashMap<>();
        for (ChatMessage message : messages) {
            if (message instanceof AiMessage answer && answer.hasToolExecutionRequests()) {
                rounds.add(new ArrayList<>());
                answer.toolExecutionRequests().forEach(call -> asked.put(call.id(), call));
            } else if (message instanceof ToolExecutionResultMessage result && asked.containsKey(result.id())) {
                rounds.getLast().add(result(asked.get(result.id()), result.text()));
            }
        }
        return rounds;
    }

    private static CallResult result(ToolExecutionRequest call, String text) {
        return new CallResult(new ToolCall(call.name(), values(call.arguments()), ""), text, values(text));
    }

    private static Map<String, Object> values(String json) {
        try {
            return Json.readObject(json);
        } catch (JsonException e) {
            return Map.of();
        }
    }

    /// @param before calls of this cycle until now, after which the numbers of the new ones continue
    private static AiMessage message(ModelAnswer answer, int before) {
        if (answer.calls().isEmpty()) {
            return AiMessage.from((answer.words() + " " + DONE).strip());
        }
        List<ToolExecutionRequest> requests = new ArrayList<>();
        for (ToolCall call : answer.calls()) {
            requests.add(ToolExecutionRequest.builder()
                    .id("call-" + (before + requests.size() + 1))
                    .name(call.tool())
                    .arguments(Json.write(call.arguments()))
                    .build());
        }
        return AiMessage.from(answer.words(), requests);
    }

    private static int tokens(String text) {
        return Math.ceilDiv(text.length(), CHARACTERS_PER_TOKEN);
    }
}
