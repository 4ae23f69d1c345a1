package activetrader.agent.recorded;

import activetrader.agent.model.TokenCount;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A line of a decision log. What a line of its type does not have is null.
record TranscriptLine(
        @JsonProperty("timestamp") Instant at,
        @JsonProperty("cycle") int cycle,
        @JsonProperty("type") String type,
        @JsonProperty("new_messages") List<Message> messages,
        @JsonProperty("model") @Nullable String model,
        @JsonProperty("finish_reason") @Nullable String finishReason,
        @JsonProperty("latency_ms") @Nullable Long latencyMillis,
        @JsonProperty("started_at") @Nullable Instant startedAt,
        @JsonProperty("outcome_text") @Nullable String outcome,
        @JsonProperty("did") @Nullable String did,
        @JsonProperty("tokens") @Nullable TokenCount tokens,
        @JsonProperty("cost_usd") @Nullable BigDecimal cost) {
    /// A message between the agent and the model.
    record Message(
            @JsonProperty("content") @Nullable String content,
            @JsonProperty("tool_calls") @Nullable List<Call> calls,
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("arguments") @Nullable String arguments) {
        String text() {
            return content == null ? "" : content;
        }
    }

    record Call(
            @JsonProperty("id") @Nullable String id,
            @JsonProperty("name") String name,
            @JsonProperty("arguments") @Nullable String arguments) {
        RecordedAnswer.Call recorded() {
            return new RecordedAnswer.Call(id == null ? "" : id, name, arguments == null ? "" : arguments);
        }
    }

    RecordedAnswer answer() {
        Message message = messages.getFirst();
        return new RecordedAnswer(
                model == null ? "" : model,
                message.text(),
                message.calls() == null
                        ? List.of()
                        : message.calls().stream().map(Call::recorded).toList(),
                finishReason == null ? "" : finishReason,
                Duration.ofMillis(latencyMillis == null ? 0 : latencyMillis),
                tokens == null ? TokenCount.ZERO : tokens);
    }

    RecordedUse use() {
        Message message = messages.getFirst();
        return new RecordedUse(
                message.name() == null ? "" : message.name(),
                message.arguments() == null ? "" : message.arguments(),
                message.text());
    }
}
