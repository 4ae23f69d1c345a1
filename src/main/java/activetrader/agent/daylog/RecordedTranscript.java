package activetrader.agent.daylog;

import activetrader.agent.model.TokenCount;
import activetrader.json.Json;
import activetrader.json.JsonException;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The transcript of one cycle, read back. Texts are as they came from the model, the market and the services, and
/// foreign. Of a text that is longer than [#LONGEST] the beginning is kept, so that a day fits into the memory of a
/// small process.
///
/// @param facts the fact sheet; null when the cycle was cut off before it
/// @param startedAt when the fact sheet was written; null when there is none
/// @param steps answers of the model and results of tools, in order
/// @param end null when the cycle was cut off by the end of its process
public record RecordedTranscript(
        int number,
        @Nullable Instant startedAt,
        @Nullable String facts,
        List<Step> steps,
        @Nullable RecordedCycle end) {
    /// In characters.
    public static final int LONGEST = 8_001;

    /// Longer fact sheets are cut, and longer lines left out.
    private static final int LONGEST_FACTS = 32_000;

    private static final int LONGEST_LINE = 1_000_000;

    public RecordedTranscript {
        steps = List.copyOf(steps);
    }

    /// What happened in a cycle between its fact sheet and its end.
    public sealed interface Step {
        Instant at();

        /// How long it took.
        Duration latency();

        /// @param thinking of a model that shows it; empty for others
        /// @param tokens null where they were not recorded
        /// @param cost in dollars; null when the model's price is not known
        /// @param unfinished what is wrong with an answer that is not whole; null for a whole one
        record Answer(
                Instant at,
                Duration latency,
                String text,
                String thinking,
                String model,
                @Nullable TokenCount tokens,
                @Nullable BigDecimal cost,
                @Nullable String unfinished)
                implements Step {}

        /// @param arguments JSON as the model wrote it
        record Call(Instant at, Duration latency, String tool, String arguments, String result, boolean failed)
                implements Step {}
    }

    /// Whether anything was asked of a service.
    public boolean acted() {
        return steps.stream().anyMatch(Step.Call.class::isInstance);
    }

    /// Reads `lines`, which are closed. A line of another form is left out.
    static RecordedTranscript parse(int number, Stream<String> lines) {
        List<Line> read = new ArrayList<>();
        RecordedCycle end = null;
        try (lines) {
            for (String text : (Iterable<String>) lines::iterator) {
                Optional<Line> line = Line.parse(text);
                line.ifPresent(read::add);
                end = line.filter(it -> it.type().equals("end"))
                        .flatMap(_ -> RecordedCycle.parse(text))
                        .orElse(end);
            }
        }
        Optional<Line> prompt =
                read.stream().filter(line -> line.type().equals("prompt")).findFirst();
        return new RecordedTranscript(
                number,
                prompt.map(Line::at).orElse(null),
                prompt.map(line -> line.message().facts()).orElse(null),
                read.stream().flatMap(line -> line.step().stream()).toList(),
                end);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    private record Line(
            @JsonProperty("timestamp") Instant at,
            @JsonProperty("type") String type,
            @JsonProperty("new_messages") @Nullable List<Message> messages,
            @JsonProperty("latency_ms") long latency,
            @JsonProperty("model") @Nullable String model,
            @JsonProperty("tokens") @Nullable TokenCount tokens,
            @JsonProperty("cost_usd") @Nullable BigDecimal cost,
            @JsonProperty("unfinished") @Nullable String unfinished) {
        static Optional<Line> parse(String text) {
            if (text.length() > LONGEST_LINE) {
                return Optional.empty();
            }
            try {
                Line line = Json.read(text, Line.class);
                return line.at() == null || line.type() == null ? Optional.empty() : Optional.of(line);
            } catch (JsonException e) {
                return Optional.empty();
            }
        }

        Message message() {
            return messages == null || messages.isEmpty() ? Message.EMPTY : messages.getFirst();
        }

        Optional<Step> step() {
            Message message = message();
            Duration took = Duration.ofMillis(latency);
            return switch (type) {
                case "answer" ->
                    Optional.of(new Step.Answer(
                            at,
                            took,
                            cut(message.content(), LONGEST),
                            cut(message.thinking(), LONGEST),
                            Objects.requireNonNullElse(model, ""),
                            tokens,
                            cost,
                            unfinished));
                case "tool" ->
                    Optional.of(new Step.Call(
                            at,
                            took,
                            cut(message.name(), LONGEST),
                            cut(message.arguments(), LONGEST),
                            cut(message.content(), LONGEST),
                            message.failed()));
                default -> Optional.empty();
            };
        }
    }

    private record Message(
            @JsonProperty("content") String content,
            @JsonProperty("reasoning_content") String thinking,
            @JsonProperty("name") String name,
            @JsonProperty("arguments") String arguments,
            @JsonProperty("failed") boolean failed) {
        static final Message EMPTY = new Message("", "", "", "", false);

        Message {
            content = Objects.requireNonNullElse(content, "");
            thinking = Objects.requireNonNullElse(thinking, "");
            name = Objects.requireNonNullElse(name, "");
            arguments = Objects.requireNonNullElse(arguments, "");
        }

        String facts() {
            return cut(content, LONGEST_FACTS);
        }
    }
}
