package activetrader.broker.alpaca.rest;

import activetrader.json.Json;
import activetrader.json.JsonException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The body of a refusal. It may be Alpaca's JSON, an HTML page of a proxy, or nothing at all.
///
/// @param isJson whether it is a JSON object with a message
/// @param code Alpaca's number; 0 when there is none
/// @param message on one line, cut to a readable length
/// @param details everything else that a JSON body says, as text
record ErrorBody(boolean isJson, int code, String message, Map<String, String> details) {
    private static final int LONGEST_MESSAGE = 300;

    static ErrorBody of(String body) {
        try {
            return of(Json.readObject(body));
        } catch (JsonException _) {
            String text = body.replaceAll("<[^>]*>", " ");
            return new ErrorBody(false, 0, text.isBlank() ? "no body" : oneLine(text), Map.of());
        }
    }

    static ErrorBody of(Map<String, Object> body) {
        Map<String, String> details = new LinkedHashMap<>();
        body.forEach((name, value) -> {
            if (value != null && !name.equals("code") && !name.equals("message")) {
                details.put(name, text(value));
            }
        });
        int code = body.get("code") instanceof Number number ? number.intValue() : 0;
        Object message = body.get("message");
        return new ErrorBody(
                message != null, code, message == null ? "no message" : oneLine(message.toString()), details);
    }

    private static String text(Object value) {
        return switch (value) {
            case Collection<?> items -> items.stream().map(String::valueOf).collect(Collectors.joining(","));
            default -> String.valueOf(value);
        };
    }

    private static String oneLine(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "…";
    }

    /// The broker's words with everything else it said, for a message of one line.
    String describe() {
        return details.isEmpty() ? message : message + " " + details;
    }
}
