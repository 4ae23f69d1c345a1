package activetrader.agent.model;

import activetrader.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Joins a streamed answer, for servers that stream although the request did not ask for it.
///
/// A broken-off answer has no `finish_reason`, and so does not count as complete.
final class StreamedAnswer {
    private static final String DATA = "data:";
    private static final Pattern START = Pattern.compile("(?:data|event|id|retry)?:");

    private final StringBuilder content = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final Map<String, Map<String, Object>> calls = new TreeMap<>();
    private @Nullable Object finishReason;
    private @Nullable Object usage;
    private @Nullable Object error;

    private StreamedAnswer() {}

    static boolean isStream(String body) {
        String start = body.stripLeading();
        return START.matcher(start).lookingAt();
    }

    /// The completion that the events of `body` form.
    ///
    /// @throws activetrader.json.JsonException when an event is no JSON object
    static Map<String, Object> joined(String body) {
        StreamedAnswer answer = new StreamedAnswer();
        body.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(DATA))
                .map(line -> line.substring(DATA.length()).strip())
                .filter(event -> !event.isEmpty() && !event.equals("[DONE]"))
                .forEach(event -> answer.add(Json.readObject(event)));
        return answer.completion();
    }

    private void add(Map<String, Object> event) {
        error = event.getOrDefault("error", error);
        if (event.get("usage") != null) {
            usage = event.get("usage");
        }
        if (!(event.get("choices") instanceof List<?> choices)
                || choices.isEmpty()
                || !(choices.getFirst() instanceof Map<?, ?> choice)) {
            return;
        }
        if (choice.get("finish_reason") != null) {
            finishReason = choice.get("finish_reason");
        }
        if ((choice.get("delta") == null ? choice.get("message") : choice.get("delta")) instanceof Map<?, ?> delta) {
            append(content, delta.get("content"));
            append(reasoning, delta.get("reasoning_content"));
            if (delta.get("tool_calls") instanceof List<?> parts) {
                parts.forEach(this::addCall);
            }
        }
    }

    private static void append(StringBuilder to, @Nullable Object text) {
        if (text instanceof String part) {
            to.append(part);
        }
    }

    private void addCall(@Nullable Object part) {
        if (!(part instanceof Map<?, ?> call)) {
            return;
        }
        Map<String, Object> whole =
                calls.computeIfAbsent(String.valueOf(call.get("index")), _ -> new LinkedHashMap<>());
        if (call.get("id") != null) {
            whole.put("id", call.get("id"));
        }
        if (call.get("function") instanceof Map<?, ?> function) {
            if (function.get("name") instanceof String name && !name.isEmpty()) {
                whole.put("name", name);
            }
            Object arguments = function.get("arguments");
            if (arguments instanceof String text) {
                whole.merge("arguments", text, (before, more) -> before + String.valueOf(more));
            } else if (arguments != null) {
                whole.put("arguments", arguments);
            }
        }
    }

    private Map<String, Object> completion() {
        Map<String, Object> completion = new LinkedHashMap<>();
        if (error != null) {
            completion.put("error", error);
        }
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("content", content.toString());
        message.put("reasoning_content", reasoning.toString());
        message.put("tool_calls", new ArrayList<>(calls.values()));
        Map<String, Object> choice = new LinkedHashMap<>();
        choice.put("message", message);
        choice.put("finish_reason", finishReason);
        completion.put("choices", List.of(choice));
        completion.put("usage", usage);
        return completion;
    }
}
