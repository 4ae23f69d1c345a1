package activetrader.history.check;

import activetrader.history.SeriesKey;
import java.time.LocalDate;

/// Something in a series that a person should look at.
///
/// @param date New York
/// @param text what it is, with times in New York
public record HistoryFinding(SeriesKey series, LocalDate date, Kind kind, String text) {
    /// The kinds of findings.
    public enum Kind {
        MISSING_SESSION("missing session"),
        EMPTY_SESSION("empty session"),
        HOLE("hole"),
        BAD_TICK("bad tick"),
        ZERO_VOLUME("zero volume"),
        SPLIT_LIKE_JUMP("split-like jump"),
        WRONG_LENGTH("wrong length");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// The finding on one line.
    public String line() {
        return series.symbol() + " " + date + " " + kind.words() + ": " + text + " ("
                + series.resolution().folder() + ", " + series.feed() + ")";
    }
}
