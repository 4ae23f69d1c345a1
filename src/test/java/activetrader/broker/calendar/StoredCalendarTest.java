package activetrader.broker.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredCalendarTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @TempDir
    private Path folder;

    @Test
    void on_followsTheRules_whileThereIsNoFile() {
        assertEquals(new NyseCalendar().on(MONDAY), new StoredCalendar(folder, new NyseCalendar()).on(MONDAY));
    }

    @Test
    void on_countsTheFile_asSoonAsItIsWritten() throws IOException {
        StoredCalendar calendar = new StoredCalendar(folder, new NyseCalendar());
        TradingDay full = new NyseCalendar().on(MONDAY).orElseThrow();
        TradingDay half = new TradingDay(MONDAY, full.open(), Instant.parse("2026-03-02T18:00:00Z"));

        CalendarLie.TODAY_CLOSES_AT_13.write(folder, MONDAY);

        assertEquals(Optional.of(half), calendar.on(MONDAY));
        assertEquals(Optional.of(half), calendar.entriesOn(MONDAY));
        CalendarLie.TODAY_MISSING.write(folder, MONDAY);
        assertEquals(Optional.of(full), calendar.on(MONDAY));
        assertEquals(Optional.empty(), calendar.entriesOn(MONDAY));
        CalendarLie.NONE.write(folder, MONDAY);
        assertEquals(Optional.of(full), calendar.entriesOn(MONDAY));
    }

    @ParameterizedTest
    @EnumSource(names = {"PAST_SESSIONS_ONLY", "EVERY_CLOSE_AT_20", "SESSIONS_ON_SUNDAYS"})
    void file_isIgnored_whenItCannotBeTrue(CalendarLie lie) throws IOException {
        lie.write(folder, MONDAY);

        assertFollowsTheRules();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{\"asked\":", "{}", "{\"asked\":\"2026-03-02\",\"sessions\":[null]}"})
    void file_isIgnored_whenItIsGarbage(String content) throws IOException {
        Files.writeString(folder.resolve("calendar.json"), content);
        Files.writeString(folder.resolve("market_clock.json"), content);

        assertFollowsTheRules();
    }

    @Test
    void file_isIgnored_whenItIsEndless() throws IOException {
        Files.writeString(folder.resolve("calendar.json"), " ".repeat(1_000_001));

        assertFollowsTheRules();
    }

    @Test
    void file_isIgnored_whenItIsAFolder() throws IOException {
        Files.createDirectories(folder.resolve("calendar.json"));

        assertFollowsTheRules();
    }

    private void assertFollowsTheRules() {
        StoredCalendar calendar = new StoredCalendar(folder, new NyseCalendar());
        for (LocalDate date = MONDAY; date.isBefore(MONDAY.plusDays(8)); date = date.plusDays(1)) {
            assertEquals(new NyseCalendar().on(date), calendar.on(date));
            assertEquals(new NyseCalendar().on(date), calendar.entriesOn(date));
        }
    }
}
