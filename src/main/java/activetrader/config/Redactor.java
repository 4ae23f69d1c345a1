package activetrader.config;

import activetrader.text.FailureReason;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Removes secrets from text from outside: a broker, a proxy or a model may return our own headers.
///
/// A client uses one for everything that it sends, on each answer before the answer is used. It finds the value
/// itself and its percent-encoded, JSON, HTML and Base64 forms. A value of fewer than 8 characters is no key and is
/// not removed.
public final class Redactor {
    private static final String HIDDEN = "***";
    private static final Pattern ESCAPE = Pattern.compile("%..");
    private static final int SHORTEST = 8;
    private static final int LONGEST_CHAIN = 20;

    private final List<String> forms;

    private Redactor(List<String> forms) {
        this.forms = forms;
    }

    /// A redactor of `secrets`; null ones are ignored.
    public static Redactor of(@Nullable Secret... secrets) {
        return new Redactor(Arrays.stream(secrets)
                .filter(Objects::nonNull)
                .map(Secret::reveal)
                .filter(value -> value.length() >= SHORTEST)
                .flatMap(Redactor::formsOf)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    private static Stream<String> formsOf(String value) {
        String percent = URLEncoder.encode(value, StandardCharsets.UTF_8);
        return Stream.concat(
                Stream.of(
                        value,
                        percent,
                        ESCAPE.matcher(percent)
                                .replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT)),
                        value.replace("/", "\\/"),
                        value.replace("/", "\\u002f").replace("+", "\\u002b"),
                        value.replace("+", "&#43;"),
                        value.replace("+", "&#43;").replace("/", "&#x2F;")),
                IntStream.range(0, 3).boxed().flatMap(before -> inBase64(value, before)));
    }

    /// The part of a Base64 text that depends on `value` alone when `before` bytes (modulo 3) come before it.
    private static Stream<String> inBase64(String value, int before) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        byte[] shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        int from = (before * 8 + 5) / 6;
        int to = shifted.length * 8 / 6;
        return Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                .map(encoder -> encoder.encodeToString(shifted).substring(from, to));
    }

    /// `text` without the secrets; the same object when it has none.
    public String clean(String text) {
        String clean = text;
        for (String form : forms) {
            clean = clean.replace(form, HIDDEN);
        }
        return clean;
    }

    /// Why `failure` happened, without the secrets.
    public String reason(Throwable failure) {
        return clean(FailureReason.of(failure));
    }

    /// `failure` as a cause that may be logged; null when a message in its chain holds a secret.
    public @Nullable Throwable cause(Throwable failure) {
        Throwable link = failure;
        for (int depth = 0; link != null && depth < LONGEST_CHAIN; depth++) {
            String message = link.getMessage();
            if (message != null && !clean(message).equals(message)) {
                return null;
            }
            link = link.getCause();
        }
        return failure;
    }
}
