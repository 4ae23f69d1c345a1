package activetrader.broker.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.SessionWitness.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockAnswerTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final Statement OPEN =
            new Statement.Open(new NyseCalendar().on(MONDAY).orElseThrow());
    private static final Statement CLOSED = new Statement.Closed();
    private static final Statement SILENT = new Statement.Silent();

    private static ClockAnswer answer(String now, boolean open, String nextOpen, String nextClose) {
        return new ClockAnswer(Instant.parse(now), open, Instant.parse(nextOpen), Instant.parse(nextClose));
    }

    @Test
    void closedClock_namesTheNextSession_andTheDaysBeforeIt() {
        ClockAnswer saturday = answer("2026-02-28T15:00:00Z", false, "2026-03-02T14:30:00Z", "2026-03-02T21:00:00Z");

        assertEquals(Optional.empty(), saturday.fault());
        assertEquals(OPEN, saturday.on(MONDAY));
        assertEquals(CLOSED, saturday.on(MONDAY.minusDays(1)));
        assertEquals(SILENT, saturday.on(MONDAY.minusDays(2)), "its session may be over");
        assertEquals(SILENT, saturday.on(MONDAY.plusDays(1)));
    }

    @Test
    void closedClock_deniesToday_whenAskedBeforeTheOpen() {
        ClockAnswer early = answer("2026-03-02T12:00:00Z", false, "2026-03-03T14:30:00Z", "2026-03-03T21:00:00Z");

        assertEquals(CLOSED, early.on(MONDAY));
    }

    @Test
    void closedClock_saysNothingOfToday_whenItsSessionMayBeOver() {
        ClockAnswer evening = answer("2026-03-02T22:00:00Z", false, "2026-03-03T14:30:00Z", "2026-03-03T21:00:00Z");

        assertEquals(SILENT, evening.on(MONDAY));
    }

    @Test
    void openClock_namesTheCloseOfToday() {
        ClockAnswer noon = answer("2026-03-02T17:00:00Z", true, "2026-03-03T14:30:00Z", "2026-03-02T21:00:00Z");

        assertEquals(Optional.empty(), noon.fault());
        assertEquals(OPEN, noon.on(MONDAY));
        assertEquals(SILENT, noon.on(MONDAY.plusDays(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T12:00:00Z, false, 2026-02-27T14:30:00Z, 2026-02-27T21:00:00Z, before its time",
        "2026-03-02T12:00:00Z, false, 2026-04-02T14:30:00Z, 2026-04-02T20:00:00Z, within ten days",
        "2026-03-02T12:00:00Z, false, 2026-03-08T13:30:00Z, 2026-03-08T20:00:00Z, weekend",
        "2026-03-02T17:00:00Z, true, 2026-03-03T14:30:00Z, 2026-03-03T01:00:00Z, after 16:00",
        "2026-03-02T17:00:00Z, true, 2026-03-02T18:30:00Z, 2026-03-02T21:00:00Z, open",
        "2026-03-02T17:00:00Z, false, 2026-03-03T14:30:00Z, 2026-03-02T21:00:00Z, closed",
        "2026-03-02T12:00:00Z, true, 2026-03-02T15:00:00Z, 2026-03-02T13:00:00Z, before the regular open",
        "2026-03-02T12:00:00Z, false, 2026-03-03T14:30:00Z, 2026-03-04T21:00:00Z, a session of",
        "2026-03-02T06:00:00Z, false, 2026-03-02T09:00:00Z, 2026-03-02T21:00:00Z, before 09:30"
    })
    void fault_isNamed_whenNoTrueClockConfirmsIt(
            String now, boolean open, String nextOpen, String nextClose, String fault) {
        ClockAnswer answer = answer(now, open, nextOpen, nextClose);

        assertTrue(answer.fault().orElse("").contains(fault), answer.fault() + "");
    }
}
