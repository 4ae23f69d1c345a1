package activetrader.agent.rules;

import activetrader.agent.facts.FactPage;
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
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A chat model without a network. It reads the fact sheet and plays the written strategy by fixed rules, with the
/// same messages and tools as any other model.
///
/// It enters a symbol once a day, by the fact sheet and by its own memory.
public final class RulesModel implements ChatModel {
    private static final String DONE = "<FINISH_SIGNAL>";
    private static final int CHARACTERS_PER_TOKEN = 4;

    private final StrategySettings strategy;
    private final boolean enters;
    private final Set<String> enteredToday = new HashSet<>();
    private String day = "";

    /// Plays the strategy as the prompt has it.
    public RulesModel() {
        this(StrategySettings.defaults());
    }

    public RulesModel(StrategySettings strategy) {
        this(strategy, true);
    }

    private RulesModel(StrategySettings strategy, boolean enters) {
        this.strategy = strategy;
        this.enters = enters;
    }

    /// The exits of the rules alone, for a cycle whose own model is gone.
    public static RulesModel exitsOnly(StrategySettings strategy) {
        return new RulesModel(strategy, false);
    }

    @Override
    public synchronized ChatResponse doChat(ChatRequest request) {
        List<ToolExecutionResultMessage> results = request.messages().stream()
                .filter(ToolExecutionResultMessage.class::isInstance)
                .map(ToolExecutionResultMessage.class::cast)
                .toList();
        AiMessage answer = results.isEmpty() ? decide(request) : conclude(request, results);
        return ChatResponse.builder()
                .aiMessage(answer)
                .finishReason(answer.hasToolExecutionRequests() ? FinishReason.TOOL_EXECUTION : FinishReason.STOP)
                .tokenUsage(new TokenUsage(tokens(request.messages().toString()), tokens(answer.toString())))
                .build();
    }

    private AiMessage decide(ChatRequest request) {
        FactPage page = FactPage.parse(sheet(request));
        Set<String> tools = request.toolSpecifications().stream()
                .map(ToolSpecification::name)
                .collect(Collectors.toSet());
        Situation now = new Situation(page, strategy);
        startDay(now.date());
        enteredToday.addAll(now.tradedToday());
        List<PlannedCall> calls = new ArrayList<>();
        now.positions().forEach(held -> ExitRules.call(held, now).ifPresent(calls::add));
        if (enters && enteredToday.size() < strategy.entries().mostADay()) {
            EntryRules.call(now, enteredToday).ifPresent(entry -> {
                enteredToday.add(entry.symbol());
                calls.add(entry);
            });
        }
        calls.removeIf(call -> !tools.contains(call.tool()));
        return calls.isEmpty() ? AiMessage.from(nothingToDo(now)) : message(calls);
    }

    private void startDay(String date) {
        if (!date.equals(day)) {
            day = date;
            enteredToday.clear();
        }
    }

    private static String sheet(ChatRequest request) {
        return request.messages().stream()
                .filter(UserMessage.class::isInstance)
                .map(message -> ((UserMessage) message).singleText())
                .findFirst()
                .orElse("");
    }

    private static String nothingToDo(Situation now) {
        int held = now.positions().size();
        return (held == 0 ? "No setup meets every rule; staying in cash." : "Holding " + held + ", no rule to act on.")
                + " " + DONE;
    }

    private static AiMessage message(List<PlannedCall> calls) {
        List<ToolExecutionRequest> requests = new ArrayList<>();
        for (PlannedCall call : calls) {
            requests.add(request("call-" + (requests.size() + 1), call.tool(), call.arguments()));
        }
        String text = calls.stream()
                .map(call -> call.tool() + " " + call.symbol() + ": " + call.why())
                .collect(Collectors.joining("; "));
        return AiMessage.from(text, requests);
    }

    private static ToolExecutionRequest request(String id, String tool, Map<String, Object> arguments) {
        return ToolExecutionRequest.builder()
                .id(id)
                .name(tool)
                .arguments(Json.write(arguments))
                .build();
    }

    /// Tries once more with the size that the gate allows; otherwise ends with the results of the calls.
    private AiMessage conclude(ChatRequest request, List<ToolExecutionResultMessage> results) {
        List<AiMessage> asked = answers(request.messages());
        if (enters && asked.size() == 1) {
            for (ToolExecutionRequest call : asked.getFirst().toolExecutionRequests()) {
                BigDecimal allowed = call.name().equals("buy") ? allowedQuantity(call, results) : BigDecimal.ZERO;
                if (allowed.signum() > 0) {
                    Map<String, Object> smaller = new LinkedHashMap<>(Json.readObject(call.arguments()));
                    smaller.put("quantity", allowed);
                    return AiMessage.from(
                            "The limit allows " + allowed + ".", List.of(request("retry-1", "buy", smaller)));
                }
            }
        }
        String summary = results.stream()
                .map(result -> result.toolName() + " " + (succeeded(result) ? "done" : "refused"))
                .collect(Collectors.joining(", "));
        return AiMessage.from("Cycle done: " + summary + ". " + DONE);
    }

    private static List<AiMessage> answers(List<ChatMessage> messages) {
        return messages.stream()
                .filter(AiMessage.class::isInstance)
                .map(AiMessage.class::cast)
                .toList();
    }

    private static BigDecimal allowedQuantity(ToolExecutionRequest call, List<ToolExecutionResultMessage> results) {
        return results.stream()
                .filter(result -> call.id().equals(result.id()))
                .map(result -> field(result, "max_quantity"))
                .filter(value -> value instanceof Number)
                .map(value -> new BigDecimal(value.toString()))
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    private static boolean succeeded(ToolExecutionResultMessage result) {
        return Boolean.TRUE.equals(field(result, "success"));
    }

    private static Object field(ToolExecutionResultMessage result, String name) {
        try {
            return Json.readObject(result.text()).getOrDefault(name, "");
        } catch (JsonException e) {
            return "";
        }
    }

    private static int tokens(String text) {
        return Math.ceilDiv(text.length(), CHARACTERS_PER_TOKEN);
    }
}
