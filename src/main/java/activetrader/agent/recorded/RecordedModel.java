package activetrader.agent.recorded;

import activetrader.agent.Outcome;
import activetrader.agent.daylog.CycleEnd;
import activetrader.agent.facts.FactPage;
import activetrader.agent.model.ModelFailure;
import activetrader.agent.model.ModelSettings;
import activetrader.time.TimeSource;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Gives the recorded answers of a day again, each after its recorded latency. A cycle has the answers of the
/// recorded one that began nearest to it. Where the record has no answer, as the model gave none, it gives none
/// either.
public final class RecordedModel implements ChatModel {
    /// Cycles are five minutes apart at least.
    private static final Duration NEAR = Duration.ofSeconds(150);

    /// How the line of a failed cycle begins.
    private static final String FAILED = CycleEnd.FAILED.word() + ": ";

    private final List<CycleTranscript> cycles;
    private final TimeSource time;
    private final String model;
    private final OrderIds ids = new OrderIds();
    private @Nullable CycleTranscript current;
    private int given;

    /// @param cycles of the day
    public RecordedModel(List<CycleTranscript> cycles, TimeSource time) {
        this.cycles = List.copyOf(cycles);
        this.time = time;
        this.model = modelOf(cycles);
    }

    /// The model that decided on the day: while it was gone, the rules did.
    ///
    /// @return [ModelSettings#RULES] when there is no other
    public static String modelOf(List<CycleTranscript> cycles) {
        return cycles.stream()
                .flatMap(cycle -> cycle.answers().stream())
                .map(RecordedAnswer::model)
                .filter(name -> !name.equals(ModelSettings.RULES))
                .findFirst()
                .orElse(ModelSettings.RULES);
    }

    @Override
    public synchronized ChatResponse doChat(ChatRequest request) {
        if (request.messages().stream().noneMatch(AiMessage.class::isInstance)) {
            begin(request);
        }
        CycleTranscript cycle = current;
        List<RecordedAnswer> answers = cycle == null
                ? List.of()
                : cycle.answers().stream()
                        .filter(answer -> answer.model().equals(model))
                        .toList();
        if (given >= answers.size()) {
            throw failure(cycle, given);
        }
        RecordedAnswer answer = answers.get(given++);
        passTime(answer.latency());
        return response(answer);
    }

    /// The failure of the recorded cycle, as its outcome names it. A model that was gone after it is gone again.
    private static ModelFailure failure(@Nullable CycleTranscript cycle, int given) {
        String outcome = cycle == null ? "" : cycle.outcome();
        String reason = outcome.startsWith(FAILED)
                ? outcome.substring(FAILED.length()).replace(Outcome.RULES_EXIT, "")
                : "the record has no " + (given == 0 ? "answer" : "further answer") + " for this cycle";
        return new ModelFailure(
                reason,
                "the record has no answer",
                false,
                outcome.endsWith(Outcome.RULES_EXIT),
                new IllegalStateException(reason));
    }

    private void begin(ChatRequest request) {
        FactPage now = FactPage.parse(request.messages().stream()
                .filter(UserMessage.class::isInstance)
                .map(message -> ((UserMessage) message).singleText())
                .findFirst()
                .orElse(""));
        given = 0;
        current = nearest(now).orElse(null);
        if (current != null) {
            ids.learn(FactPage.parse(current.facts()), now);
        }
    }

    private Optional<CycleTranscript> nearest(FactPage now) {
        Instant at;
        try {
            at = Instant.parse(now.pairs("TIME").text("utc"));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
        return cycles.stream()
                .min(Comparator.comparing(cycle -> distance(cycle, at)))
                .filter(cycle -> distance(cycle, at).compareTo(NEAR) < 0);
    }

    private static Duration distance(CycleTranscript cycle, Instant at) {
        return Duration.between(cycle.startedAt(), at).abs();
    }

    private void passTime(Duration latency) {
        try {
            time.sleep(latency);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelFailure("interrupted while the model answered", false, e);
        }
    }

    private ChatResponse response(RecordedAnswer answer) {
        List<ToolExecutionRequest> calls = answer.calls().stream()
                .map(call -> ToolExecutionRequest.builder()
                        .id(call.id())
                        .name(call.tool())
                        .arguments(ids.in(call.arguments()))
                        .build())
                .toList();
        return ChatResponse.builder()
                .aiMessage(calls.isEmpty() ? AiMessage.from(answer.text()) : AiMessage.from(answer.text(), calls))
                .finishReason(finishReason(answer.finishReason()))
                .tokenUsage(new TokenUsage(
                        Math.toIntExact(answer.tokens().input()),
                        Math.toIntExact(answer.tokens().output())))
                .build();
    }

    private static FinishReason finishReason(String recorded) {
        try {
            return FinishReason.valueOf(recorded.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return FinishReason.OTHER;
        }
    }
}
