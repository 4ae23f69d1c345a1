package activetrader.market.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// The zone of the exchanges, in which every trading day is dated.
public final class MarketZone {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private MarketZone() {}

    /// The first instant of `date` in New York.
    public static Instant startOfDay(LocalDate date) {
        return date.atStartOfDay(NEW_YORK).toInstant();
    }

    /// The first instant of the New York day in which `instant` lies.
    public static Instant startOfDay(Instant instant) {
        return startOfDay(dateOf(instant));
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
        return at(instant).toLocalDate();
    }

    /// The date and time in New York.
    public static ZonedDateTime at(Instant instant) {
        return instant.atZone(NEW_YORK);
    }
}
