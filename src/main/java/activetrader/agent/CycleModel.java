package activetrader.agent;

import activetrader.agent.model.PriceTable;
import activetrader.agent.model.TokenCount;
import activetrader.agent.model.Usage;
import activetrader.time.TimeSource;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The model as one cycle uses it: bounded in rounds and tokens, and recorded.
final class CycleModel implements ChatModel {
    private final ChatModel model;
    private final String name;
    private final PriceTable prices;
    private final TokenBudget budget;
    private final Transcript transcript;
    private final TimeSource time;
    private final CycleEnd end;
    private final int maxSteps;
    private int requests;
    private String finalWords = "";
    private boolean finished;

    CycleModel(
            ChatModel model,
            AgentSettings settings,
            TokenBudget budget,
            Transcript transcript,
            TimeSource time,
            CycleEnd end) {
        this.model = model;
        this.name = settings.model().name();
        this.prices = settings.prices();
        this.maxSteps = settings.maxSteps();
        this.budget = budget;
        this.transcript = transcript;
        this.time = time;
        this.end = end;
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        end.requireOpen();
        if (finished) {
            return ChatResponse.builder().aiMessage(AiMessage.from(finalWords)).build();
        }
        if (requests > maxSteps) {
            throw new CycleStop(
                    new Outcome.Stopped("the model wanted more than " + maxSteps + " rounds of tool calls"));
        }
        budget.requireSome();
        requests++;
        Instant asked = time.instant();
        ChatResponse response = model.chat(request);
        record(response, Duration.between(asked, time.instant()));
        end.requireOpen();
        return actionable(response);
    }

    private void record(ChatResponse response, Duration latency) {
        TokenCount tokens = Usage.of(response);
        budget.add(tokens);
        transcript.answer(
                name,
                response.aiMessage(),
                String.valueOf(response.finishReason()),
                latency,
                tokens,
                prices.costOf(name, tokens));
    }

    /// Calls in an answer that did not come to its end are not what the model meant, so they are dropped. The finish
    /// signal ends the cycle after the calls that came with it.
    private ChatResponse actionable(ChatResponse response) {
        AiMessage message = response.aiMessage();
        String text = message.text() == null ? "" : message.text();
        finished = text.contains(TradingAgent.FINISH_SIGNAL);
        finalWords = text;
        if (message.hasToolExecutionRequests() && isWhole(response)) {
            return response;
        }
        return response.toBuilder()
                .aiMessage(message.toBuilder()
                        .text(text.isEmpty() ? "(no answer)" : text)
                        .toolExecutionRequests(List.of())
                        .build())
                .build();
    }

    /// Not one that was cut off: by its length, by a filter, by a provider without resources, or for no reason given.
    private static boolean isWhole(ChatResponse response) {
        return response.finishReason() == FinishReason.STOP || response.finishReason() == FinishReason.TOOL_EXECUTION;
    }
}
