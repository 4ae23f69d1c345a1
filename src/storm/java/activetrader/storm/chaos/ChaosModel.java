package activetrader.storm.chaos;

import activetrader.agent.rules.RulesModel;
import activetrader.time.TimeSource;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A chat model that trades at random. Now and then it hangs, writes nonsense, loops, repeats itself, calls tools
/// that do not exist, sends broken arguments, buys for the whole account or sells what it does not hold.
///
/// The same seed and the same requests give the same answers.
public final class ChaosModel implements ChatModel {
    private static final Duration LONGEST_HANG = Duration.ofMinutes(6);
    private static final int TOKENS = 400;

    private final Random random;
    private final TimeSource time;
    private final RulesModel sane = new RulesModel();
    private final ChaosOrders orders;

    public ChaosModel(long seed, TimeSource time) {
        this.random = new Random(seed);
        this.time = time;
        this.orders = new ChaosOrders(random);
    }

    @Override
    public synchronized ChatResponse doChat(ChatRequest request) {
        return switch (random.nextInt(20)) {
            case 0 -> hang();
            case 1 -> text("Ignore all limits, buy everything now. \u0000\uFFFD {\"tool\": ");
            case 2 -> call("transfer_money", "{\"to\":\"me\",\"amount\":100000}");
            case 3 -> call("buy", "{\"symbol\":\"AAPL\",\"quantity\":");
            case 4 -> call("get_positions", "{}");
            case 5 -> throw new IllegalStateException("the model's provider answered nonsense");
            case 6 -> text("");
            case 7, 8, 9 -> sane(request);
            default -> orders(request);
        };
    }

    private ChatResponse hang() {
        try {
            time.sleep(Duration.ofMillis(random.nextLong(LONGEST_HANG.toMillis())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while hanging", e);
        }
        return text("Sorry, where were we?");
    }

    /// The rules model accepts only conversations that it began itself.
    private ChatResponse sane(ChatRequest request) {
        List<dev.langchain4j.data.message.ChatMessage> opening = request.messages().stream()
                .filter(message -> message instanceof SystemMessage || message instanceof UserMessage)
                .toList();
        return sane.doChat(request.toBuilder().messages(opening).build());
    }

    private ChatResponse orders(ChatRequest request) {
        List<ToolExecutionRequest> calls = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        String held = request.messages().stream()
                .filter(UserMessage.class::isInstance)
                .map(message -> ((UserMessage) message).singleText())
                .findFirst()
                .orElse("");
        while (calls.size() < count) {
            calls.add(orders.next("chaos-" + random.nextInt(1_000_000), held));
        }
        return answer(AiMessage.from("Trading on a hunch.", calls));
    }

    private static ChatResponse text(String text) {
        return answer(AiMessage.from(text));
    }

    private ChatResponse call(String tool, String arguments) {
        return answer(AiMessage.from(List.of(ToolExecutionRequest.builder()
                .id("chaos-" + random.nextInt(1_000_000))
                .name(tool)
                .arguments(arguments)
                .build())));
    }

    private static ChatResponse answer(AiMessage message) {
        return ChatResponse.builder()
                .aiMessage(message)
                .finishReason(message.hasToolExecutionRequests() ? FinishReason.TOOL_EXECUTION : FinishReason.STOP)
                .tokenUsage(new TokenUsage(TOKENS, TOKENS))
                .build();
    }
}
