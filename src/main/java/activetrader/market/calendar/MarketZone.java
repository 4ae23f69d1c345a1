package activetrader.market.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// The zone of the exchanges, in which every trading day is dated.
public final class MarketZone {
    public static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private MarketZone() {}

    public static LocalDate dateOf(Instant instant) {
        return at(instant).toLocalDate();
    }

    public static ZonedDateTime at(Instant instant) {
        return instant.atZone(NEW_YORK);
    }
}
