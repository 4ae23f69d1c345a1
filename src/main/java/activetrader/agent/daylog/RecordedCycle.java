package activetrader.agent.daylog;

import activetrader.agent.model.TokenCount;
import activetrader.json.Json;
import activetrader.json.JsonException;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A finished cycle, as its decision log records it.
///
/// @param outcome the word of a [CycleEnd]
/// @param text one line for people
/// @param cost in dollars; null when the model's price is not known
/// @param kind why it was not completed, a fixed phrase for counting; null when it was, and in older records
/// @param did what it did in each symbol, in one line; null in older records
/// @param said the model's last text; null in older records
public record RecordedCycle(
        @JsonProperty("cycle") int number,
        @JsonProperty("timestamp") Instant endedAt,
        @JsonProperty("outcome") String outcome,
        @JsonProperty("outcome_text") String text,
        @JsonProperty("tool_calls") int toolCalls,
        @JsonProperty("tokens") TokenCount tokens,
        @JsonProperty("cost_usd") @Nullable BigDecimal cost,
        @JsonProperty("outcome_kind") @Nullable String kind,
        @JsonProperty("did") @Nullable String did,
        @JsonProperty("said") @Nullable String said) {
    /// Whether it ended as `end` says.
    boolean is(CycleEnd end) {
        return outcome.equals(end.word());
    }

    /// Why it was not completed, a fixed phrase for counting.
    String reason() {
        return kind == null ? outcome : kind;
    }

    /// The cycle that `line` records; empty for a line of another form.
    static Optional<RecordedCycle> parse(String line) {
        try {
            return Optional.of(Json.read(line, RecordedCycle.class));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }
}
