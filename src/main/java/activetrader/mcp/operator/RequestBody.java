package activetrader.mcp.operator;

import activetrader.execution.operator.OperatorAction;
import activetrader.execution.operator.OperatorRequest;
import activetrader.json.Json;
import activetrader.json.JsonException;
import activetrader.text.VisibleText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the JSON body of a request.
final class RequestBody {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{8,64}");
    private static final int LONGEST_REASON = 200;
    private static final List<String> KEYS = List.of("request_id", "confirm", "reason", "mode_set_at");

    private RequestBody() {}

    /// The body is not what is asked for; the message is one line for the caller.
    static final class Unusable extends RuntimeException {
        Unusable(String message) {
            super(message);
        }
    }

    /// @throws Unusable when the body is not a request for `action`
    static OperatorRequest read(OperatorAction action, String body) {
        Map<String, Object> given = object(body);
        Set<String> unknown = new TreeSet<>(given.keySet());
        KEYS.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new Unusable("the body may have " + KEYS + ", had " + VisibleText.of(unknown.toString()));
        }
        String id = text(given, "request_id");
        if (id == null || !ID.matcher(id).matches()) {
            throw new Unusable("request_id must be 8 to 64 of A-Z, a-z, 0-9, - and _, was " + shown(id));
        }
        String confirm = text(given, "confirm");
        if (!action.name().equals(confirm)) {
            throw new Unusable("confirm must be " + action.name() + ", was " + shown(confirm));
        }
        return new OperatorRequest(id, action, reason(given), modeSetAt(action, given));
    }

    private static Map<String, Object> object(String body) {
        try {
            Json.requireUnambiguous(body);
            return Json.readObject(body);
        } catch (JsonException e) {
            throw new Unusable("the body must be one JSON object: " + e.getMessage());
        }
    }

    private static String reason(Map<String, Object> given) {
        String reason = text(given, "reason");
        if (reason == null || reason.isBlank()) {
            return "asked for by the operator";
        }
        if (reason.length() > LONGEST_REASON) {
            throw new Unusable("reason must have at most " + LONGEST_REASON + " characters, had " + reason.length());
        }
        return VisibleText.of(reason.strip());
    }

    private static @Nullable Instant modeSetAt(OperatorAction action, Map<String, Object> given) {
        String text = text(given, "mode_set_at");
        if (action != OperatorAction.RESUME) {
            return null;
        }
        try {
            if (text != null) {
                return Instant.parse(text);
            }
        } catch (DateTimeException _) {
            // said below
        }
        throw new Unusable("mode_set_at must be the set_at of the mode that GET /operator/status shows, such as"
                + " 2026-03-02T15:00:00Z, was " + shown(text));
    }

    private static @Nullable String text(Map<String, Object> given, String key) {
        Object value = given.get(key);
        if (value != null && !(value instanceof String)) {
            throw new Unusable(key + " must be text");
        }
        return (String) value;
    }

    private static String shown(@Nullable String value) {
        return value == null
                ? "missing"
                : "\"" + VisibleText.of(value.substring(0, Math.min(value.length(), 80))) + "\"";
    }
}
