package activetrader.broker.alpaca.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The path and query of a request, encoded.
public record Target(String text) {
    /// @param segments appended to `path`, each after a slash and encoded
    public static Target of(String path, String... segments) {
        StringBuilder text = new StringBuilder(path);
        for (String segment : segments) {
            text.append('/').append(encode(segment));
        }
        return new Target(text.toString());
    }

    /// This target with one more query parameter; unchanged when `value` is null.
    public Target with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        char joint = text.indexOf('?') < 0 ? '?' : '&';
        return new Target(text + joint + name + "=" + encode(value.toString()));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return text;
    }
}
