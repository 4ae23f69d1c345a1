package activetrader.market.calendar;

import static activetrader.market.calendar.CalendarSource.BROKER_CALENDAR;
import static activetrader.market.calendar.CalendarSource.BROKER_CLOCK;
import static activetrader.market.calendar.CalendarSource.EXCHANGE_RULES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import activetrader.market.calendar.SessionWitness.Statement;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionVerdictTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final Statement CLOSED = new Statement.Closed();
    private static final Statement SILENT = new Statement.Silent();
    private static final TradingDay FULL = session(9, 16);
    private static final TradingDay HALF = session(9, 13);

    private static TradingDay session(int openHour, int closeHour) {
        return new TradingDay(
                MONDAY,
                MarketZone.instantOf(MONDAY, LocalTime.of(openHour, 30)),
                MarketZone.instantOf(MONDAY, LocalTime.of(closeHour, 0)));
    }

    private static Statement open(TradingDay day) {
        return new Statement.Open(day);
    }

    private static SessionVerdict of(Statement calendar, Statement clock, Statement rules) {
        return SessionVerdict.of(MONDAY, Map.of(BROKER_CALENDAR, calendar, BROKER_CLOCK, clock, EXCHANGE_RULES, rules));
    }

    @Test
    void verdict_isTheSession_whenAllWhoSpeakAgree() {
        assertEquals(new SessionVerdict.Agreed(FULL), of(open(FULL), SILENT, open(FULL)));
        assertEquals(new SessionVerdict.Agreed(FULL), of(SILENT, SILENT, open(FULL)));
        assertEquals(new SessionVerdict.Closed(), of(CLOSED, SILENT, CLOSED));
        assertEquals(Optional.of(FULL.close()), of(SILENT, SILENT, open(FULL)).lastClose());
        assertEquals(Optional.empty(), of(CLOSED, CLOSED, CLOSED).lastClose());
    }

    @Test
    void day_isGuardedButNotTraded_whenOneDeniesIt() {
        for (SessionVerdict verdict : List.of(
                of(CLOSED, open(FULL), open(FULL)),
                of(open(FULL), CLOSED, open(FULL)),
                of(CLOSED, CLOSED, open(FULL)),
                of(open(FULL), CLOSED, CLOSED),
                of(open(FULL), SILENT, CLOSED))) {
            assertEquals(Optional.of(FULL), verdict.guarded());
            assertEquals(Optional.empty(), verdict.entries());
        }
    }

    @Test
    void close_isTheEarliest_thatAnyWitnessNames() {
        for (SessionVerdict verdict : List.of(
                of(open(HALF), open(FULL), open(FULL)),
                of(open(FULL), open(HALF), open(FULL)),
                of(open(FULL), SILENT, open(HALF)))) {
            assertEquals(Optional.of(HALF), verdict.guarded());
            assertEquals(Optional.of(HALF), verdict.entries());
            assertEquals(Optional.of(FULL.close()), verdict.lastClose());
        }
    }

    @Test
    void open_isEarlyForExitsAndLateForEntries_whenTheyDiffer() {
        SessionVerdict verdict = of(open(session(10, 16)), SILENT, open(FULL));

        assertEquals(Optional.of(FULL), verdict.guarded());
        assertEquals(Optional.of(session(10, 16)), verdict.entries());
    }

    @Test
    void day_isNotTraded_whenTheSessionsShareNoTime() {
        SessionVerdict verdict = of(open(session(14, 16)), SILENT, open(HALF));

        assertEquals(Optional.of(HALF), verdict.guarded());
        assertEquals(Optional.empty(), verdict.entries());
    }

    @Test
    void dispute_namesWhoSaysWhat() {
        SessionVerdict.Disputed disputed =
                assertInstanceOf(SessionVerdict.Disputed.class, of(CLOSED, SILENT, open(HALF)));

        assertEquals(
                "2026-03-02: the broker's calendar says closed, the broker's clock says nothing, the exchange's rule book"
                        + " says open 09:30 to 13:00",
                disputed.who());
    }

    @Test
    void calendar_needsTheRules() {
        SessionWitness rules = SessionWitness.rules(new NyseCalendar());

        assertThrows(IllegalArgumentException.class, () -> new WitnessedCalendar(List.of()));
        assertEquals(new NyseCalendar().on(MONDAY), new WitnessedCalendar(List.of(rules)).on(MONDAY));
    }
}
