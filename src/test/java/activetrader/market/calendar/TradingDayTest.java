package activetrader.market.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradingDayTest {
    private static final TradingDay REGULAR =
            new NyseCalendar().on(LocalDate.of(2024, 8, 5)).orElseThrow();
    private static final TradingDay EARLY =
            new NyseCalendar().on(LocalDate.of(2024, 11, 29)).orElseThrow();

    @Test
    void moments_areRelativeToARegularClose() {
        assertEquals(LocalTime.of(9, 25), newYork(REGULAR.wakeAt()));
        assertEquals(LocalTime.of(15, 30), newYork(REGULAR.lastEntryAt()));
        assertEquals(LocalTime.of(15, 54), newYork(REGULAR.cyclesEndAt()));
        assertEquals(LocalTime.of(15, 55), newYork(REGULAR.flattenAt()));
        assertEquals(LocalTime.of(15, 55, 30), newYork(REGULAR.serverFlattenAt()));
        assertEquals(LocalTime.of(15, 56, 30), newYork(REGULAR.independentFlattenAt()));
        assertEquals(LocalTime.of(15, 58), newYork(REGULAR.escalateAt()));
        assertFalse(REGULAR.isEarlyClose());
    }

    @Test
    void moments_moveWithAnEarlyClose() {
        assertEquals(LocalTime.of(9, 25), newYork(EARLY.wakeAt()));
        assertEquals(LocalTime.of(12, 30), newYork(EARLY.lastEntryAt()));
        assertEquals(LocalTime.of(12, 54), newYork(EARLY.cyclesEndAt()));
        assertEquals(LocalTime.of(12, 55), newYork(EARLY.flattenAt()));
        assertEquals(LocalTime.of(12, 55, 30), newYork(EARLY.serverFlattenAt()));
        assertEquals(LocalTime.of(12, 56, 30), newYork(EARLY.independentFlattenAt()));
        assertEquals(LocalTime.of(12, 58), newYork(EARLY.escalateAt()));
        assertTrue(EARLY.isEarlyClose());
    }

    @ParameterizedTest
    @CsvSource({
        "13:29:59, PRE_OPEN, false",
        "13:30:00, OPEN, true",
        "19:54:59, OPEN, true",
        "19:55:00, FLATTENING, true",
        "19:59:59, FLATTENING, true",
        "20:00:00, CLOSED, false",
    })
    void phaseAt_changesAtTheOpenTheFlattenAndTheClose(LocalTime utc, Phase phase, boolean open) {
        Instant now = REGULAR.date().atTime(utc).toInstant(ZoneOffset.UTC);

        assertEquals(phase, REGULAR.phaseAt(now));
        assertEquals(open, REGULAR.isOpenAt(now));
    }

    @Test
    void constructor_refuses_whenTheCloseIsNotAfterTheOpen() {
        assertThrows(
                IllegalArgumentException.class, () -> new TradingDay(REGULAR.date(), REGULAR.close(), REGULAR.close()));
    }

    private static LocalTime newYork(Instant instant) {
        return MarketZone.at(instant).toLocalTime();
    }
}
