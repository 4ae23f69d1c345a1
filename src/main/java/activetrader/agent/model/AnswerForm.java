package activetrader.agent.model;

import activetrader.json.Json;
import activetrader.json.JsonException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Converts the answers of OpenAI-compatible servers, which differ in details, into one form: a completion with one
/// choice. Missing values stay absent; nothing is made up.
final class AnswerForm {
    /// The field that keeps the start of the unchanged body.
    static final String RAW = "raw_text";

    private static final int LONGEST_RAW = 4_000;

    private AnswerForm() {}

    /// @param wholeReasons words of `finish_reason` that are read as `stop`
    /// @throws UnreadableAnswer when `body` is no JSON object
    /// @throws HttpRefusal when `body` is an error
    static String common(String body, Set<String> wholeReasons) {
        Map<String, Object> answer;
        try {
            answer = StreamedAnswer.isStream(body) ? StreamedAnswer.joined(body) : Json.readObject(body);
        } catch (JsonException e) {
            throw new UnreadableAnswer("the answer is no JSON object: " + ProviderText.line(body), e);
        }
        Map<?, ?> choice = firstChoice(answer);
        boolean says = choice.get("message") instanceof Map<?, ?> message && !message.isEmpty();
        if (isError(answer) && (!says || StreamedAnswer.isStream(body))) {
            throw new HttpRefusal(status(answer), body, null);
        }
        Map<String, Object> common = new LinkedHashMap<>();
        common.put("id", text(answer.get("id"), "none"));
        common.put("object", "chat.completion");
        common.put("model", text(answer.get("model"), "unknown"));
        common.put("choices", List.of(choice(choice, wholeReasons)));
        Map<?, ?> usage = usage(answer.get("usage"));
        if (usage != null) {
            common.put("usage", usage);
        }
        common.put(RAW, body.length() > LONGEST_RAW ? body.substring(0, LONGEST_RAW) + "…" : body);
        return Json.write(common);
    }

    private static Map<?, ?> firstChoice(Map<String, Object> answer) {
        return answer.get("choices") instanceof List<?> choices
                        && !choices.isEmpty()
                        && choices.getFirst() instanceof Map<?, ?> first
                ? first
                : Map.of();
    }

    private static boolean isError(Map<String, Object> answer) {
        return answer.get("error") instanceof Map<?, ?>
                || (answer.get("error") instanceof String text && !text.isBlank());
    }

    /// The status in the error, where it has one; otherwise that of a server error.
    private static int status(Map<String, Object> answer) {
        Object code = answer.get("error") instanceof Map<?, ?> error ? error.get("code") : null;
        String digits = String.valueOf(code);
        return digits.matches("[45]\\d\\d") ? Integer.parseInt(digits) : 502;
    }

    private static Map<String, Object> choice(Map<?, ?> choice, Set<String> wholeReasons) {
        Map<String, Object> common = new LinkedHashMap<>();
        common.put("index", 0);
        Map<?, ?> message = choice.get("message") instanceof Map<?, ?> map ? map : Map.of();
        boolean refused = message.get("refusal") instanceof String refusal && !refusal.isBlank();
        common.put("message", AnswerMessage.common(message));
        Object reason = refused ? "content_filter" : reason(choice.get("finish_reason"), wholeReasons);
        common.put("finish_reason", reason);
        return common;
    }

    private static @Nullable String reason(@Nullable Object given, Set<String> wholeReasons) {
        if (!(given instanceof String text) || text.isBlank()) {
            return null;
        }
        String word = text.strip().toLowerCase(Locale.ROOT);
        return wholeReasons.contains(word) ? "stop" : word;
    }

    /// The usage, when both of its counts are valid; a wrong count would falsify the budget.
    private static @Nullable Map<?, ?> usage(@Nullable Object given) {
        return given instanceof Map<?, ?> usage
                        && isCount(usage.get("prompt_tokens"))
                        && isCount(usage.get("completion_tokens"))
                ? usage
                : null;
    }

    private static boolean isCount(@Nullable Object value) {
        return value instanceof Integer count && count >= 0;
    }

    private static String text(@Nullable Object value, String otherwise) {
        return value instanceof String text && !text.isBlank() ? text : otherwise;
    }
}
