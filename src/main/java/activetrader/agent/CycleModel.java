package activetrader.agent;

import activetrader.agent.answer.AnswerCheck;
import activetrader.agent.answer.AnswerFault;
import activetrader.agent.answer.ExitCalls;
import activetrader.agent.facts.PositionFacts;
import activetrader.agent.model.ModelSettings;
import activetrader.agent.model.PriceTable;
import activetrader.agent.model.TokenCount;
import activetrader.agent.model.Usage;
import activetrader.time.TimeSource;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The model as one cycle uses it: limited in rounds and tokens, and recorded. After an incomplete answer it is
/// asked once more.
final class CycleModel implements ChatModel {
    /// The most characters of an incomplete answer that go back to the model.
    private static final int LONGEST_QUOTE = 300;

    private final ManagedModel model;
    private final ModelSettings settings;
    private final PriceTable prices;
    private final TokenBudget budget;
    private final Transcript transcript;
    private final TimeSource time;
    private final CycleEnd end;
    private final Map<String, PositionFacts> held;
    private final int maxSteps;
    private int requests;
    private String finalWords = "";
    private boolean finished;
    private @Nullable AnswerFault fault;
    private int exitsOfFault;
    private boolean correctionDue;
    private boolean gaveUp;

    CycleModel(
            ManagedModel model,
            AgentSettings settings,
            TokenBudget budget,
            Transcript transcript,
            TimeSource time,
            CycleEnd end,
            Map<String, PositionFacts> held) {
        this.model = model;
        this.settings = settings.model();
        this.prices = settings.prices();
        this.maxSteps = settings.maxSteps();
        this.budget = budget;
        this.transcript = transcript;
        this.time = time;
        this.end = end;
        this.held = held;
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        end.requireOpen();
        if (finished) {
            return ChatResponse.builder().aiMessage(AiMessage.from(finalWords)).build();
        }
        AnswerFault last = fault;
        if (gaveUp && last != null) {
            throw new CycleStop(new Outcome.Incomplete(last.line(), last.kindText()));
        }
        ChatRequest asked = last == null ? request : corrected(request, last);
        ChatResponse response = answer(asked);
        AnswerFault found = AnswerCheck.fault(response).orElse(null);
        return found == null ? actionable(response) : unfinished(request, response, found);
    }

    private ChatResponse answer(ChatRequest request) {
        if (requests > maxSteps) {
            throw new CycleStop(
                    new Outcome.Stopped("the model wanted more than " + maxSteps + " rounds of tool calls"));
        }
        budget.requireSome();
        requests++;
        Instant asked = time.instant();
        ChatResponse response = model.chat(request);
        record(request, response, Duration.between(asked, time.instant()));
        end.requireOpen();
        return response;
    }

    private void record(ChatRequest request, ChatResponse response, Duration latency) {
        boolean byRules = model.isByRules();
        String name = byRules ? ModelSettings.RULES : settings.name();
        Usage usage = byRules ? new Usage(TokenCount.ZERO, false) : Usage.of(request, response);
        budget.add(usage);
        transcript.answer(
                name,
                response,
                AnswerCheck.fault(response).orElse(null),
                latency,
                usage,
                prices.costOf(name, usage.tokens()));
    }

    /// The finish signal ends the cycle after the calls that came with it.
    private ChatResponse actionable(ChatResponse response) {
        AiMessage message = response.aiMessage();
        finalWords = message.text() == null ? "" : message.text();
        finished = finalWords.contains(TradingAgent.FINISH_SIGNAL);
        return response;
    }

    /// Carries out only the exits of an incomplete answer. After the first such answer of a cycle the model is
    /// asked again; the second one ends the cycle.
    private ChatResponse unfinished(ChatRequest request, ChatResponse response, AnswerFault found) {
        List<ToolExecutionRequest> exits = ExitCalls.in(response.aiMessage(), held);
        gaveUp = fault != null;
        fault = found;
        exitsOfFault = exits.size();
        correctionDue = !gaveUp;
        if (!exits.isEmpty()) {
            return response.toBuilder()
                    .aiMessage(response.aiMessage().toBuilder()
                            .toolExecutionRequests(exits)
                            .build())
                    .build();
        }
        if (gaveUp) {
            throw new CycleStop(new Outcome.Incomplete(found.line(), found.kindText()));
        }
        List<ChatMessage> messages = new ArrayList<>(request.messages());
        messages.add(quoted(response.aiMessage()));
        return doChat(request.toBuilder().messages(messages).build());
    }

    private static AiMessage quoted(AiMessage message) {
        String text = message.text() == null || message.text().isBlank() ? "(no answer)" : message.text();
        return message.toBuilder()
                .text(text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text)
                .toolExecutionRequests(List.of())
                .build();
    }

    /// The request with a line on what was wrong with the last answer, and with a higher output limit where that
    /// answer needed one.
    private ChatRequest corrected(ChatRequest request, AnswerFault last) {
        ChatRequest.Builder corrected = request.toBuilder();
        if (correctionDue) {
            correctionDue = false;
            List<ChatMessage> messages = new ArrayList<>(request.messages());
            messages.add(UserMessage.from(last.correction(exitsOfFault)));
            corrected.messages(messages);
        }
        if (last.kind() == AnswerFault.Kind.CUT_OFF) {
            corrected.parameters(ChatRequestParameters.builder()
                    .overrideWith(request.parameters())
                    .maxOutputTokens(2 * settings.maxOutputTokens())
                    .build());
        }
        return corrected.build();
    }
}
