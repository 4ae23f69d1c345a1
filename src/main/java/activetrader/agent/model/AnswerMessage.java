package activetrader.agent.model;

import activetrader.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Converts the message of an answer into the common form: its content as one text, its calls with an id, a name
/// and arguments as JSON text.
final class AnswerMessage {
    /// Reasoning that a server leaves in the content; without an end tag it reaches to the end of the content.
    private static final Pattern THOUGHTS = Pattern.compile("^\\s*<think>(.*?)(?:</think>|$)", Pattern.DOTALL);

    private AnswerMessage() {}

    static Map<String, Object> common(Map<?, ?> message) {
        String content = content(message.get("content"));
        if (content.isBlank() && message.get("refusal") instanceof String refusal) {
            content = refusal;
        }
        String thinking = message.get("reasoning_content") instanceof String text ? text : "";
        Matcher thoughts = THOUGHTS.matcher(content);
        if (thoughts.find()) {
            thinking = thinking + thoughts.group(1);
            content = content.substring(thoughts.end());
        }
        Map<String, Object> common = new LinkedHashMap<>();
        common.put("role", "assistant");
        common.put("content", content);
        if (!thinking.isEmpty()) {
            common.put("reasoning_content", thinking);
        }
        List<Map<String, Object>> calls = calls(message);
        if (!calls.isEmpty()) {
            common.put("tool_calls", calls);
        }
        return common;
    }

    private static String content(@Nullable Object content) {
        return switch (content) {
            case null -> "";
            case String text -> text;
            case List<?> parts ->
                parts.stream()
                        .map(AnswerMessage::part)
                        .collect(Collectors.joining("\n"))
                        .strip();
            case Map<?, ?> part -> part(part);
            default -> content.toString();
        };
    }

    private static String part(@Nullable Object part) {
        return switch (part) {
            case String text -> text;
            case Map<?, ?> map when map.get("text") instanceof String text -> text;
            case null, default -> "";
        };
    }

    private static List<Map<String, Object>> calls(Map<?, ?> message) {
        List<Object> given = new ArrayList<>();
        switch (message.get("tool_calls")) {
            case List<?> list -> given.addAll(list);
            case Map<?, ?> one -> given.add(one);
            case null, default -> given.add(message.get("function_call"));
        }
        Set<String> ids = new HashSet<>();
        List<Map<String, Object>> calls = new ArrayList<>();
        for (Object call : given) {
            if (call instanceof Map<?, ?> map) {
                calls.add(call(map, calls.size(), ids));
            }
        }
        return calls;
    }

    private static Map<String, Object> call(Map<?, ?> call, int index, Set<String> ids) {
        Map<?, ?> function = call.get("function") instanceof Map<?, ?> map ? map : call;
        String id = call.get("id") instanceof String text && !text.isBlank() ? text : "call";
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("name", function.get("name") instanceof String name ? name : "");
        named.put("arguments", arguments(function.get("arguments")));
        Map<String, Object> common = new LinkedHashMap<>();
        common.put("id", ids.add(id) ? id : id + "-" + index);
        common.put("type", "function");
        common.put("function", named);
        return common;
    }

    private static String arguments(@Nullable Object arguments) {
        return switch (arguments) {
            case null -> "{}";
            case String text -> text;
            default -> Json.write(arguments);
        };
    }
}
