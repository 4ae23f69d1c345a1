package activetrader.market.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.SharedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NyseCalendarTest {
    private final NyseCalendar calendar = new NyseCalendar();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2015 | 01-01 01-19 02-16 04-03 05-25 07-03 09-07 11-26 12-25",
                "2016 | 01-01 01-18 02-15 03-25 05-30 07-04 09-05 11-24 12-26",
                "2017 | 01-02 01-16 02-20 04-14 05-29 07-04 09-04 11-23 12-25",
                "2018 | 01-01 01-15 02-19 03-30 05-28 07-04 09-03 11-22 12-05 12-25",
                "2019 | 01-01 01-21 02-18 04-19 05-27 07-04 09-02 11-28 12-25",
                "2020 | 01-01 01-20 02-17 04-10 05-25 07-03 09-07 11-26 12-25",
                "2021 | 01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24",
                "2022 | 01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26",
                "2023 | 01-02 01-16 02-20 04-07 05-29 06-19 07-04 09-04 11-23 12-25",
                "2024 | 01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25",
                "2025 | 01-01 01-09 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25",
                "2026 | 01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25",
                "2027 | 01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24",
                "2028 | 01-17 02-21 04-14 05-29 06-19 07-04 09-04 11-23 12-25",
                "2029 | 01-01 01-15 02-19 03-30 05-28 06-19 07-04 09-03 11-22 12-25",
                "2030 | 01-01 01-21 02-18 04-19 05-27 06-19 07-04 09-02 11-28 12-25",
            })
    void on_isEmpty_onExactlyTheWeekdaysTheExchangeCloses(int year, String closed) {
        assertEquals(dates(year, closed), weekdays(year).filter(this::isClosed).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2015 | 11-27 12-24",
                "2016 | 11-25",
                "2017 | 07-03 11-24",
                "2018 | 07-03 11-23 12-24",
                "2019 | 07-03 11-29 12-24",
                "2020 | 11-27 12-24",
                "2021 | 11-26",
                "2022 | 11-25",
                "2023 | 07-03 11-24",
                "2024 | 07-03 11-29 12-24",
                "2025 | 07-03 11-28 12-24",
                "2026 | 11-27 12-24",
                "2027 | 11-26",
                "2028 | 07-03 11-24",
                "2029 | 07-03 11-23 12-24",
                "2030 | 07-03 11-29 12-24",
            })
    void on_closesAt13_onExactlyTheHalfDays(int year, String halfDays) {
        Set<LocalDate> early = weekdays(year)
                .filter(date ->
                        calendar.on(date).filter(TradingDay::isEarlyClose).isPresent())
                .collect(Collectors.toSet());

        assertEquals(dates(year, halfDays), early);
        early.forEach(date -> assertEquals(LocalTime.of(13, 0), closeOf(date)));
    }

    @Test
    void on_agreesWithTheRecordedCalendar() throws IOException {
        Path recorded = SharedFolder.require("data/calendar/nyse-2024-2026.csv");

        List<String> expected = Files.readAllLines(recorded);
        List<String> built = Stream.concat(
                        Stream.of("date,open_et,close_et"),
                        LocalDate.of(2024, 1, 1)
                                .datesUntil(LocalDate.of(2027, 1, 1))
                                .flatMap(date -> calendar.on(date).stream())
                                .map(NyseCalendarTest::row))
                .toList();

        assertEquals(expected, built);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-06, 14:30, 21:00",
        "2026-03-09, 13:30, 20:00",
        "2026-10-30, 13:30, 20:00",
        "2026-11-02, 14:30, 21:00",
        "2026-11-27, 14:30, 18:00",
    })
    void on_keepsNewYorkHours_acrossTheChangeOfClocks(LocalDate date, LocalTime openUtc, LocalTime closeUtc) {
        TradingDay day = calendar.on(date).orElseThrow();

        assertEquals(date.atTime(openUtc).toInstant(ZoneOffset.UTC), day.open());
        assertEquals(date.atTime(closeUtc).toInstant(ZoneOffset.UTC), day.close());
    }

    @ParameterizedTest
    @CsvSource({
        "2024-11-27T20:59:59Z, 2024-11-27", // Wednesday, before the close
        "2024-11-27T21:00:00Z, 2024-11-29", // Wednesday, at the close: Thursday is Thanksgiving
        "2024-11-28T15:00:00Z, 2024-11-29",
        "2024-11-29T17:59:59Z, 2024-11-29",
        "2024-11-29T18:00:00Z, 2024-12-02", // the half day is over
        "2024-12-01T12:00:00Z, 2024-12-02",
        "2026-03-08T06:30:00Z, 2026-03-09", // the night without a 02:30
        "2026-11-01T06:30:00Z, 2026-11-02", // the night with two 01:30
        "2022-01-01T00:30:00Z, 2022-01-03", // New Year's Eve in New York, after the close
        "2025-01-08T22:00:00Z, 2025-01-10", // a day of mourning between
    })
    void currentOrNext_isTheSessionThatHasNotClosed(Instant now, LocalDate expected) {
        assertEquals(expected, calendar.currentOrNext(now).date());
    }

    @Test
    void currentOrNext_givesTheRightWake_fromAnyMinuteOfFiveYears() {
        Duration step = Duration.ofMinutes(29); // meets every minute of the hour, and of the week, many times
        Instant end = Instant.parse("2030-01-01T00:00:00Z");
        Duration longestWait = Duration.ofDays(4);
        for (Instant now = Instant.parse("2025-01-01T00:00:00Z"); now.isBefore(end); now = now.plus(step)) {
            TradingDay next = calendar.currentOrNext(now);

            assertEquals(LocalTime.of(9, 25), MarketZone.at(next.wakeAt()).toLocalTime());
            assertTrue(now.isBefore(next.close()), "closed already at " + now);
            assertTrue(Duration.between(now, next.wakeAt()).compareTo(longestWait) < 0, "long wait from " + now);
            assertNoSessionBetween(MarketZone.dateOf(now), now, next.date());
        }
    }

    @Test
    void previous_skipsWeekendsAndHolidays() {
        assertEquals(
                LocalDate.of(2024, 11, 27),
                calendar.previous(LocalDate.of(2024, 11, 29)).date());
        assertEquals(
                LocalDate.of(2024, 11, 29),
                calendar.previous(LocalDate.of(2024, 12, 2)).date());
    }

    private void assertNoSessionBetween(LocalDate from, Instant now, LocalDate until) {
        from.datesUntil(until)
                .flatMap(date -> calendar.on(date).stream())
                .forEach(skipped -> assertTrue(!skipped.close().isAfter(now), skipped.date() + " skipped at " + now));
    }

    private boolean isClosed(LocalDate date) {
        return calendar.on(date).isEmpty();
    }

    private LocalTime closeOf(LocalDate date) {
        return MarketZone.at(calendar.on(date).orElseThrow().close()).toLocalTime();
    }

    private static Stream<LocalDate> weekdays(int year) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(date -> date.getDayOfWeek().getValue() < 6);
    }

    private static Set<LocalDate> dates(int year, String monthsAndDays) {
        return Stream.of(monthsAndDays.trim().split(" "))
                .map(day -> LocalDate.parse(year + "-" + day))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String row(TradingDay day) {
        return day.date() + "," + MarketZone.at(day.open()).toLocalTime() + ","
                + MarketZone.at(day.close()).toLocalTime();
    }
}
