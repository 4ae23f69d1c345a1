package activetrader.agent.model;

import activetrader.json.Json;
import activetrader.json.JsonException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A provider's text about a failure, as one line of plain text. Secrets are removed from it earlier.
final class ProviderText {
    private static final int LONGEST = 300;
    private static final Pattern MARKUP = Pattern.compile("<[^>]{0,200}>");
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\s]+");

    private ProviderText() {}

    /// The message in an error's body; the start of the body where it has no message; empty for an empty body.
    static String of(@Nullable String body) {
        if (body == null || body.isBlank()) {
            return "";
        }
        try {
            return line(message(Json.readObject(body)));
        } catch (JsonException e) {
            return line(body);
        }
    }

    private static String message(Map<?, ?> body) {
        Object error = body.get("error");
        for (Object found : new @Nullable Object[] {
            error instanceof Map<?, ?> map ? map.get("message") : error,
            body.get("message"),
            body.get("detail"),
            body.get("error_msg")
        }) {
            if (found instanceof String text && !text.isBlank()) {
                return text;
            }
        }
        return body.isEmpty() ? "" : Json.write(body);
    }

    /// `text` without markup, line breaks and control characters, cut to 300 characters.
    static String line(String text) {
        String plain = UNSAFE.matcher(MARKUP.matcher(text).replaceAll(" "))
                .replaceAll(" ")
                .strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
    }
}
