package activetrader.market.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketZoneTest {
    /// A day in winter, the two days on which the clocks change, and a day in summer.
    @ParameterizedTest
    @CsvSource({
        "2026-01-14, 2026-01-14T05:00:00Z, 2026-01-14T14:30:00Z",
        "2026-03-08, 2026-03-08T05:00:00Z, 2026-03-08T13:30:00Z",
        "2026-07-01, 2026-07-01T04:00:00Z, 2026-07-01T13:30:00Z",
        "2026-11-01, 2026-11-01T04:00:00Z, 2026-11-01T14:30:00Z"
    })
    void dates_beginAtNewYorksMidnight(LocalDate date, Instant midnight, Instant halfPastNine) {
        assertEquals(midnight, MarketZone.startOfDay(date));
        assertEquals(halfPastNine, MarketZone.instantOf(date, LocalTime.of(9, 30)));
        assertEquals(date, MarketZone.dateOf(midnight));
        assertEquals(date.minusDays(1), MarketZone.dateOf(midnight.minusNanos(1)));
        assertEquals(
                midnight,
                MarketZone.startOfDay(MarketZone.startOfDay(date.plusDays(1)).minusNanos(1)));
    }

    @Test
    void days_areThoseOfTheZone_inAnyOrder() {
        ZoneId zone = ZoneId.of("America/New_York");
        Random random = new Random(1);
        for (int i = 0; i < 50_000; i++) {
            Instant at = Instant.ofEpochSecond(random.nextLong(-2_000_000_000L, 4_000_000_000L), random.nextInt(2));
            LocalDate date = at.atZone(zone).toLocalDate();

            assertEquals(date, MarketZone.dateOf(at));
            assertEquals(date, MarketZone.dateOf(at)); // the day is kept now
            assertEquals(date.atStartOfDay(zone).toInstant(), MarketZone.startOfDay(at));
            assertEquals(date.plusDays(512).atStartOfDay(zone).toInstant(), MarketZone.startOfDay(date.plusDays(512)));
        }
    }

    @Test
    void days_areKnownAtTheEndsOfTime() {
        LocalDate first = LocalDate.of(-400, 1, 1);

        assertEquals(first, MarketZone.dateOf(MarketZone.startOfDay(first)));
        assertEquals(LocalDate.of(12_000, 7, 1), MarketZone.dateOf(MarketZone.startOfDay(LocalDate.of(12_000, 7, 1))));
    }
}
