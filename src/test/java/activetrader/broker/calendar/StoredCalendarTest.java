package activetrader.broker.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredCalendarTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @TempDir
    private Path folder;

    @Test
    void on_followsTheRules_whileThereIsNoFile() {
        assertEquals(new NyseCalendar().on(MONDAY), new StoredCalendar(folder, new NyseCalendar()).on(MONDAY));
    }

    @Test
    void on_followsTheFile_asSoonAsItIsWritten() {
        StoredCalendar calendar = new StoredCalendar(folder, new NyseCalendar());
        TradingDay shortened =
                new TradingDay(MONDAY, Instant.parse("2026-03-02T14:30:00Z"), Instant.parse("2026-03-02T17:00:00Z"));

        CalendarFile.in(folder).write(CalendarWindow.of(MONDAY, MONDAY, MONDAY.plusDays(1), List.of(shortened)));

        assertEquals(Optional.of(shortened), calendar.on(MONDAY));
        assertEquals(Optional.empty(), calendar.on(MONDAY.plusDays(1)), "the broker has no session there");
        assertEquals(new NyseCalendar().on(MONDAY.plusDays(2)), calendar.on(MONDAY.plusDays(2)));
    }

    @Test
    void on_followsTheFile_whenItIsWrittenAgain() {
        StoredCalendar calendar = new StoredCalendar(folder, new NyseCalendar());
        CalendarFile file = CalendarFile.in(folder);
        TradingDay regular = new NyseCalendar().on(MONDAY).orElseThrow();
        file.write(CalendarWindow.of(MONDAY, MONDAY, MONDAY, List.of(regular)));

        assertEquals(Optional.of(regular), calendar.on(MONDAY));
        file.write(CalendarWindow.of(MONDAY, MONDAY, MONDAY, List.of()));

        assertEquals(Optional.empty(), calendar.on(MONDAY));
    }
}
