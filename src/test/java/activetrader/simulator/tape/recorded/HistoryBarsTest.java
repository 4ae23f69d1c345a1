package activetrader.simulator.tape.recorded;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import activetrader.broker.ShareEvent;
import activetrader.history.Adjustment;
import activetrader.history.HistoryFolder;
import activetrader.history.MinuteSessions;
import activetrader.history.Resolution;
import activetrader.history.SeriesKey;
import activetrader.history.StoredBars;
import activetrader.market.Bar;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.NyseCalendar;
import activetrader.simulator.tape.DayBar;
import activetrader.simulator.tape.SessionBars;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryBarsTest {
    private static final NyseCalendar CALENDAR = new NyseCalendar();
    private static final Symbol AAPL = Symbol.of("AAPL");
    private static final Symbol SPY = Symbol.of("SPY");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 29);

    @TempDir
    private Path root;

    @TempDir
    private Path csv;

    @Test
    void history_playsAsTheSameBarsInCsv() throws IOException {
        for (LocalDate date : sessions(FIRST, 5)) {
            for (Symbol symbol : List.of(AAPL, SPY)) {
                List<Bar> bars = MinuteSessions.of(date, symbol.equals(SPY) ? "690.1234" : "250");
                add("sip", symbol, date, bars);
                writeCsv(symbol, date, bars);
            }
        }
        RecordedBars history = RecordedBars.at(root, null);
        RecordedBars folder = RecordedBars.at(csv, null);

        assertEquals(folder.dates(), history.dates());
        RecordedSessions expected = folder.read(Optional.empty(), Set.of(), CALENDAR);
        RecordedSessions found = history.read(Optional.empty(), Set.of(), CALENDAR);
        assertEquals(expected.date(), found.date());
        assertEquals(expected.sessions().keySet(), found.sessions().keySet());
        expected.sessions()
                .forEach((symbol, sessions) -> assertArrayEquals(
                        sessions.stream().map(HistoryBarsTest::minutes).toArray(),
                        found.sessions().getOrDefault(symbol, List.of()).stream()
                                .map(HistoryBarsTest::minutes)
                                .toArray()));
    }

    @Test
    void longHistory_bringsDailyBars_andTheLastMinutes() {
        List<LocalDate> sessions = sessions(LocalDate.of(2025, 6, 2), 130);
        for (LocalDate date : sessions) {
            add("sip", AAPL, date, MinuteSessions.of(date, "250").subList(0, 3));
        }
        RecordedSessions played = RecordedBars.at(root, null).read(Optional.of(sessions.getLast()), Set.of(), CALENDAR);

        List<LocalDate> minutes = played.sessions().getOrDefault(AAPL, List.of()).stream()
                .map(bars -> bars.day().date())
                .toList();
        List<LocalDate> days = played.days().getOrDefault(AAPL, List.of()).stream()
                .map(DayBar::date)
                .toList();
        assertEquals(sessions.subList(121, 130), minutes);
        assertEquals(sessions.subList(sessions.indexOf(days.getFirst()), 121), days);
    }

    @Test
    void rawPricesBeforeASplit_areInTheSharesOfTheDay_andExportedOnesAsTheyAre() {
        List<LocalDate> dates = sessions(FIRST, 3);
        for (LocalDate date : dates) {
            String price = date.equals(dates.getFirst()) ? "400" : "100";
            add("sip", AAPL, date, MinuteSessions.of(date, price));
            new HistoryFolder(root)
                    .add(
                            new SeriesKey(Resolution.MINUTES, "csv", AAPL),
                            StoredBars.of(Adjustment.AS_EXPORTED, List.of(date), MinuteSessions.of(date, price)));
        }
        ShareEvent split = new ShareEvent(
                AAPL, dates.get(1), ShareEvent.Kind.SPLIT, new BigDecimal("4"), BigDecimal.ONE, BigDecimal.ZERO);
        new HistoryFolder(root).events().replace(List.of(AAPL), FIRST, dates.getLast(), List.of(split));

        assertEquals(List.of(1_000_000L, 400L), firstBar("sip", dates.getLast()));
        assertEquals(List.of(4_000_000L, 100L), firstBar("sip", dates.getFirst()));
        assertEquals(List.of(4_000_000L, 100L), firstBar("csv", dates.getLast()));
    }

    /// Open and volume of the first minute that is played for `date`.
    private List<Long> firstBar(String feed, LocalDate date) {
        SessionBars first = RecordedBars.at(root, feed)
                .read(Optional.of(date), Set.of(), CALENDAR)
                .sessions()
                .getOrDefault(AAPL, List.of())
                .getFirst();
        return List.of(first.open(0), first.volume(0));
    }

    @Test
    void symbolWithoutBarsOnTheDay_isNotPlayed() {
        List<LocalDate> dates = sessions(FIRST, 2);
        add("sip", AAPL, dates.getFirst(), MinuteSessions.of(dates.getFirst(), "250"));
        add("sip", AAPL, dates.getLast(), List.of());
        add("sip", SPY, dates.getLast(), MinuteSessions.of(dates.getLast(), "690"));
        RecordedBars history = RecordedBars.at(root, null);

        assertEquals(
                Set.of(SPY),
                history.read(Optional.empty(), Set.of(), CALENDAR).sessions().keySet());
        BarFileException refused =
                assertThrows(BarFileException.class, () -> history.read(Optional.empty(), Set.of(AAPL), CALENDAR));
        assertEquals(root + ": no bars of [AAPL] on 2026-01-30", refused.getMessage());
    }

    @Test
    void feedsOfAHistory_areNamed_whenThereAreSeveral() {
        add("sip", AAPL, FIRST, MinuteSessions.of(FIRST, "250"));
        add("iex", AAPL, FIRST, MinuteSessions.of(FIRST, "251"));

        assertEquals(
                root + ": the history has bars of iex, sip; name one by --bars-feed",
                assertThrows(
                                BarFileException.class,
                                () -> RecordedBars.at(root, null).dates())
                        .getMessage());
        assertEquals(
                root + ": the history has bars of iex, sip, and none of otc",
                assertThrows(
                                BarFileException.class,
                                () -> RecordedBars.at(root, "otc").dates())
                        .getMessage());
        RecordedSessions iex = RecordedBars.at(root, "iex").read(Optional.empty(), Set.of(), CALENDAR);
        assertEquals(
                2_510_000,
                iex.sessions().getOrDefault(AAPL, List.of()).getFirst().open(0));
    }

    @Test
    void tornFile_isOneLine() throws IOException {
        add("sip", AAPL, FIRST, MinuteSessions.of(FIRST, "250"));
        Path file = root.resolve("minutes/feed=sip/symbol=AAPL/2026-01.parquet");
        Files.writeString(file, "torn");

        assertEquals(
                file + ": it is no whole Parquet file",
                assertThrows(
                                BarFileException.class,
                                () -> RecordedBars.at(root, null).dates())
                        .getMessage());
    }

    private void add(String feed, Symbol symbol, LocalDate date, List<Bar> bars) {
        new HistoryFolder(root)
                .add(
                        new SeriesKey(Resolution.MINUTES, feed, symbol),
                        StoredBars.of(Adjustment.RAW, List.of(date), bars));
    }

    private void writeCsv(Symbol symbol, LocalDate date, List<Bar> bars) throws IOException {
        List<String> lines = new ArrayList<>(List.of("timestamp,open,high,low,close,volume"));
        for (Bar bar : bars) {
            String start = MarketZone.at(bar.start()).toOffsetDateTime() + "";
            lines.add(String.join(
                    ",",
                    start,
                    bar.open().toString(),
                    bar.high().toString(),
                    bar.low().toString(),
                    bar.close().toString(),
                    bar.volume() + ""));
        }
        Files.write(csv.resolve(symbol + "_" + date + ".csv"), lines);
    }

    private static List<LocalDate> sessions(LocalDate first, int count) {
        return first.datesUntil(first.plusYears(1))
                .filter(date -> CALENDAR.on(date).isPresent())
                .limit(count)
                .toList();
    }

    private static List<List<Long>> minutes(SessionBars bars) {
        List<List<Long>> all = new ArrayList<>();
        for (int minute = 0; minute < bars.minutes(); minute++) {
            all.add(List.of(
                    bars.open(minute), bars.high(minute), bars.low(minute), bars.close(minute), bars.volume(minute)));
        }
        return all;
    }
}
