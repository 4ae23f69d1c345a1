package activetrader.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The usual text of an instant, such as `2026-03-02T14:30:00.25Z`, read and written without a formatter.
final class InstantText {
    /// `2026-03-02T14:30:00`
    private static final int WHOLE_SECONDS = 19;
    private static final int MOST_DIGITS = 9;
    private static final int BILLION = 1_000_000_000;
    private static final int SECONDS_A_DAY = 86_400;
    /// The years of four digits begin, and end.
    private static final long FIRST = LocalDate.of(0, 1, 1).toEpochDay() * SECONDS_A_DAY;
    private static final long END = LocalDate.of(10_000, 1, 1).toEpochDay() * SECONDS_A_DAY;
    private static final String FORM = "0000-00-00T00:00:00";

    private InstantText() {}

    /// Null when `text` has another form, or names no instant.
    static @Nullable Instant parse(String text) {
        int end = text.length() - 1;
        if (end < WHOLE_SECONDS || end > WHOLE_SECONDS + 1 + MOST_DIGITS || text.charAt(end) != 'Z') {
            return null;
        }
        for (int i = 0; i < WHOLE_SECONDS; i++) {
            if (isDigit(FORM.charAt(i)) ? !isDigit(text.charAt(i)) : text.charAt(i) != FORM.charAt(i)) {
                return null;
            }
        }
        int nanos = end == WHOLE_SECONDS ? 0 : nanos(text, end);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (nanos < 0 || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        try {
            long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                    .toEpochDay();
            return Instant.ofEpochSecond(day * SECONDS_A_DAY + hour * 3600L + minute * 60L + second, nanos);
        } catch (DateTimeException _) {
            return null;
        }
    }

    /// The digits after the seconds up to `end`; -1 when they are none.
    private static int nanos(String text, int end) {
        if (text.charAt(WHOLE_SECONDS) != '.' || end == WHOLE_SECONDS + 1) {
            return -1;
        }
        for (int i = WHOLE_SECONDS + 1; i < end; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
        }
        int nanos = number(text, WHOLE_SECONDS + 1, end);
        for (int digits = end - WHOLE_SECONDS - 1; digits < MOST_DIGITS; digits++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }

    /// `at` with as many groups of three decimals as it needs.
    static String of(Instant at) {
        long seconds = at.getEpochSecond();
        if (seconds < FIRST || seconds >= END) {
            return at.toString();
        }
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(seconds, SECONDS_A_DAY));
        int second = Math.floorMod(seconds, SECONDS_A_DAY);
        char[] text = new char[WHOLE_SECONDS + MOST_DIGITS + 2];
        FORM.getChars(0, WHOLE_SECONDS, text, 0);
        put(text, 0, 4, date.getYear());
        put(text, 5, 7, date.getMonthValue());
        put(text, 8, 10, date.getDayOfMonth());
        put(text, 11, 13, second / 3600);
        put(text, 14, 16, second / 60 % 60);
        put(text, 17, 19, second % 60);
        int length = WHOLE_SECONDS;
        int nanos = at.getNano();
        if (nanos > 0) {
            text[length++] = '.';
            for (int unit = BILLION / 1000, rest = nanos; rest > 0; rest %= unit, unit /= 1000) {
                put(text, length, length + 3, rest / unit);
                length += 3;
            }
        }
        text[length++] = 'Z';
        return new String(text, 0, length);
    }

    private static void put(char[] text, int from, int to, int number) {
        int rest = number;
        for (int i = to - 1; i >= from; i--) {
            text[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
