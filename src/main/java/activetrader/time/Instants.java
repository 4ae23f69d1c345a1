package activetrader.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/// Reads instants and compares them.
public final class Instants {
    private Instants() {}

    /// The instant that `text` names by ISO 8601 with an offset, such as `2024-03-08T09:30:00.25-05:00`.
    ///
    /// @throws DateTimeException when `text` names none
    public static Instant parse(String text) {
        Instant usual = InstantText.parse(text);
        return usual == null ? OffsetDateTime.parse(text).toInstant() : usual;
    }

    /// `at` as [Instant#toString()] writes it.
    public static String text(Instant at) {
        return InstantText.of(at);
    }

    public static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    public static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
