package activetrader.market.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// The zone of the exchanges, in which every trading day is dated.
public final class MarketZone {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static final int DAYS_KEPT = 512;
    private static final int SECONDS_A_DAY = 86_400;
    private static final AtomicReferenceArray<@Nullable Day> DAYS = new AtomicReferenceArray<>(DAYS_KEPT);

    private MarketZone() {}

    /// A New York day. The same few are asked for all the time, so they are kept, each in the place of its date.
    ///
    /// @param end the first second of the next day
    private record Day(LocalDate date, Instant start, long end) {
        static Day of(LocalDate date) {
            int place = (int) Math.floorMod(date.toEpochDay(), (long) DAYS_KEPT);
            Day known = DAYS.get(place);
            if (known == null || !known.date.equals(date)) {
                known = new Day(
                        date,
                        date.atStartOfDay(NEW_YORK).toInstant(),
                        date.plusDays(1).atStartOfDay(NEW_YORK).toEpochSecond());
                DAYS.set(place, known);
            }
            return known;
        }

        /// The day that is kept in the place of the UTC date of `instant`, or of the date before, when it covers it.
        static @Nullable Day known(Instant instant) {
            long second = instant.getEpochSecond();
            long utc = Math.floorDiv(second, SECONDS_A_DAY);
            for (long epochDay = utc; epochDay >= utc - 1; epochDay--) {
                Day known = DAYS.get((int) Math.floorMod(epochDay, (long) DAYS_KEPT));
                if (known != null && second >= known.start.getEpochSecond() && second < known.end) {
                    return known;
                }
            }
            return null;
        }
    }

    /// The first instant of `date` in New York.
    public static Instant startOfDay(LocalDate date) {
        return isUsual(date)
                ? Day.of(date).start()
                : date.atStartOfDay(NEW_YORK).toInstant();
    }

    /// Far from the ends of time.
    private static boolean isUsual(LocalDate date) {
        return date.getYear() >= 1 && date.getYear() <= 9998;
    }

    /// The first instant of the New York day in which `instant` lies.
    public static Instant startOfDay(Instant instant) {
        Day known = Day.known(instant);
        return known == null ? startOfDay(dateOf(instant)) : known.start();
    }

    /// The instant at which it is `time` on `date` in New York.
    public static Instant instantOf(LocalDate date, LocalTime time) {
        return instantOf(date.atTime(time));
    }

    /// The instant at which it is `local` in New York.
    public static Instant instantOf(LocalDateTime local) {
        return local.atZone(NEW_YORK).toInstant();
    }

    /// The date in New York.
    public static LocalDate dateOf(Instant instant) {
        Day known = Day.known(instant);
        if (known != null) {
            return known.date();
        }
        LocalDate date = at(instant).toLocalDate();
        return isUsual(date) ? Day.of(date).date() : date;
    }

    /// The date and time in New York.
    public static ZonedDateTime at(Instant instant) {
        return instant.atZone(NEW_YORK);
    }
}
