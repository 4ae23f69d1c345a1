package activetrader.time;

import com.ethlo.time.ITU;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/// Reads instants and compares them.
/// See decision 52.
public final class Instants {
    private Instants() {}

    /// The instant that `text` names by RFC 3339, such as `2024-03-08T09:30:00.25-05:00`, or by ISO 8601 with an
    /// offset.
    ///
    /// @throws DateTimeException when `text` names none
    public static Instant parse(String text) {
        try {
            return ITU.parseDateTime(text).toInstant();
        } catch (DateTimeException _) {
            return OffsetDateTime.parse(text).toInstant(); // knows more forms, and says what is wrong
        }
    }

    public static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    public static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
