package activetrader.history.csv;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The ways in which programs write the time of a bar.
enum StampForm {
    EPOCH_SECONDS("seconds since 1970", "\\d{9,10}"),
    EPOCH_MILLIS("milliseconds since 1970", "\\d{12,13}"),
    EPOCH_MICROS("microseconds since 1970", "\\d{15,16}"),
    EPOCH_NANOS("nanoseconds since 1970", "\\d{18,19}"),
    OFFSET("with an offset", "\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:?\\d{2})"),
    NAMED_ZONE("with the name of a zone", "\\d{8} +\\d{2}:\\d{2}:\\d{2} [A-Za-z]+(/[A-Za-z_]+)?"),
    DATE("a date", "\\d{4}-\\d{2}-\\d{2}( 00:00:00([+-]\\d{2}:\\d{2})?)?|\\d{8}"),
    LOCAL("without a zone", "\\d{4}-\\d{2}-\\d{2}[T ]\\d{1,2}:\\d{2}(:\\d{2}(\\.0+)?)?"),
    LOCAL_COMPACT("without a zone", "\\d{8} +\\d{2}:\\d{2}(:\\d{2})?"),
    LOCAL_AMERICAN("without a zone", "\\d{1,2}/\\d{1,2}/\\d{4} \\d{1,2}:\\d{2}(:\\d{2})?");

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("yyyy-MM-dd H:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS]", Locale.ROOT);
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("yyyyMMdd HH:mm[:ss]", Locale.ROOT);
    private static final DateTimeFormatter AMERICAN = DateTimeFormatter.ofPattern("M/d/yyyy H:mm[:ss]", Locale.ROOT);

    private final String words;
    private final Pattern pattern;

    StampForm(String words, String pattern) {
        this.words = words;
        this.pattern = Pattern.compile(pattern);
    }

    /// The form of `text`; empty when it has none of them.
    static Optional<StampForm> of(String text) {
        return Arrays.stream(values()).filter(form -> form.fits(text)).findFirst();
    }

    /// Whether `text` has this form. A date with a midnight is a date.
    boolean fits(String text) {
        return pattern.matcher(text).matches()
                && (this == DATE || !DATE.pattern.matcher(text).matches());
    }

    String words() {
        return words;
    }

    /// Whether the stamp is a time of day without a zone.
    boolean isNaive() {
        return switch (this) {
            case LOCAL, LOCAL_COMPACT, LOCAL_AMERICAN -> true;
            case EPOCH_SECONDS, EPOCH_MILLIS, EPOCH_MICROS, EPOCH_NANOS, OFFSET, NAMED_ZONE, DATE -> false;
        };
    }

    /// The instant of `text`, which has this form.
    ///
    /// @param zone for a time without one
    /// @throws DateTimeException when there is no such time
    Instant instant(String text, StampZone zone) {
        return switch (this) {
            case EPOCH_SECONDS -> Instant.ofEpochSecond(Long.parseLong(text));
            case EPOCH_MILLIS -> Instant.ofEpochMilli(Long.parseLong(text));
            case EPOCH_MICROS -> Instant.EPOCH.plus(Long.parseLong(text), ChronoUnit.MICROS);
            case EPOCH_NANOS -> Instant.EPOCH.plusNanos(Long.parseLong(text));
            case OFFSET ->
                OffsetDateTime.parse(text.replace(' ', 'T').replaceFirst("(\\d{2})(\\d{2})$", "$1:$2"))
                        .toInstant();
            case NAMED_ZONE -> {
                String[] parts = text.split(" +", -1);
                yield LocalDateTime.parse(parts[0] + " " + parts[1], COMPACT)
                        .atZone(ZoneId.of(parts[2]))
                        .toInstant();
            }
            case DATE -> zone.instantOf(date(text).atStartOfDay());
            case LOCAL -> local(text.replace('T', ' '), ISO, zone);
            case LOCAL_COMPACT -> local(text.replaceAll(" +", " "), COMPACT, zone);
            case LOCAL_AMERICAN -> local(text, AMERICAN, zone);
        };
    }

    private static LocalDate date(String text) {
        return text.length() == 8
                ? LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)
                : LocalDate.parse(text.substring(0, 10));
    }

    private static Instant local(String text, DateTimeFormatter form, StampZone zone) {
        return zone.instantOf(LocalDateTime.parse(text, form));
    }
}
