package activetrader.history.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.broker.ShareEvent;
import activetrader.history.Adjustment;
import activetrader.history.HistoryFolder;
import activetrader.history.MinuteSessions;
import activetrader.history.Resolution;
import activetrader.history.SeriesKey;
import activetrader.history.StoredBars;
import activetrader.market.Bar;
import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesCheckTest {
    private static final SeriesKey KEY = new SeriesKey(Resolution.MINUTES, "sip", Symbol.of("AAPL"));
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 12);
    private static final LocalDate TUESDAY = LocalDate.of(2026, 1, 13);
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 1, 14);
    /// Closes at 13:00.
    private static final LocalDate SHORT = LocalDate.of(2024, 11, 29);

    @TempDir
    private Path root;

    @Test
    void soundSessions_giveNothing() {
        add(MONDAY, MinuteSessions.of(MONDAY, "100"));
        add(TUESDAY, MinuteSessions.of(TUESDAY, "109"));

        assertEquals(List.of(), lines());
    }

    @Test
    void sessionThatIsNotCovered_isMissing() {
        add(MONDAY, MinuteSessions.of(MONDAY, "100"));
        add(WEDNESDAY, MinuteSessions.of(WEDNESDAY, "100"));

        assertEquals(
                List.of("AAPL 2026-01-13 missing session: the exchange was open, and there are no bars (minutes, sip)"),
                lines());
    }

    @Test
    void sessionWithoutBars_isEmpty() {
        add(MONDAY, List.of());

        assertEquals(List.of("AAPL 2026-01-12 empty session: covered, and nothing traded (minutes, sip)"), lines());
    }

    @Test
    void silentMinutes_areAHole_whereEveryMinuteTrades() {
        List<Bar> bars = MinuteSessions.of(MONDAY, "100");
        bars.subList(61, 63).clear();
        add(MONDAY, bars);

        assertEquals(List.of("AAPL 2026-01-12 hole: no bars from 10:31 to 10:33 (minutes, sip)"), lines());
    }

    @Test
    void manyHolesOfASession_areOneFinding() {
        List<Bar> bars = MinuteSessions.of(MONDAY, "100");
        for (int hole = 7; hole > 0; hole--) {
            bars.remove(hole * 10);
        }
        add(MONDAY, bars);

        assertEquals(
                List.of("AAPL 2026-01-12 hole: no bars from 09:40 to 09:41, 09:50 to 09:51, 10:00 to 10:01, 10:10 to"
                        + " 10:11, 10:20 to 10:21 and 2 more times (minutes, sip)"),
                lines());
    }

    @Test
    void silentMinutes_areUsual_whereFewMinutesTrade() {
        List<Bar> thin = new ArrayList<>();
        for (int minute = 0; minute < 390; minute += 5) {
            thin.add(MinuteSessions.of(MONDAY, "100").get(minute));
        }
        add(MONDAY, thin);
        assertEquals(List.of(), lines());

        thin.subList(30, 40).clear();
        add(MONDAY, thin);
        assertEquals(List.of("AAPL 2026-01-12 hole: no bars from 11:56 to 12:50 (minutes, sip)"), lines());
    }

    @Test
    void minuteFarAwayAndBack_isABadTick() {
        List<Bar> bars = MinuteSessions.of(MONDAY, "100");
        TradingDay day = new NyseCalendar().on(MONDAY).orElseThrow();
        BigDecimal usual = new BigDecimal("100");
        bars.set(10, MinuteSessions.bar(day, 10, usual, new BigDecimal("121"), usual));
        bars.set(20, MinuteSessions.bar(day, 20, usual, usual, new BigDecimal("80")));
        bars.set(30, MinuteSessions.bar(day, 30, usual, new BigDecimal("115"), usual));
        add(MONDAY, bars);

        assertEquals(
                List.of(
                        "AAPL 2026-01-12 bad tick: at 09:40 a price of 121 between 100.02 and 100.04 (minutes, sip)",
                        "AAPL 2026-01-12 bad tick: at 09:50 a price of 80 between 100.05 and 100 (minutes, sip)"),
                lines());
    }

    @Test
    void jumpOverNight_looksLikeASplit() {
        add(MONDAY, MinuteSessions.of(MONDAY, "400"));
        add(TUESDAY, MinuteSessions.of(TUESDAY, "101"));

        assertEquals(
                List.of("AAPL 2026-01-13 split-like jump: from 400.04 on 2026-01-12 to 101, like a 4:1 split"
                        + " (minutes, sip)"),
                lines());
    }

    @Test
    void splitThatIsKnown_isNoFinding() {
        add(MONDAY, MinuteSessions.of(MONDAY, "400"));
        add(TUESDAY, MinuteSessions.of(TUESDAY, "101"));
        assertEquals(1, lines().size());
        ShareEvent split = new ShareEvent(
                KEY.symbol(), TUESDAY, ShareEvent.Kind.SPLIT, new BigDecimal("4"), BigDecimal.ONE, BigDecimal.ZERO);
        new HistoryFolder(root).events().replace(List.of(KEY.symbol()), MONDAY, TUESDAY, List.of(split));

        assertEquals(List.of(), lines());
    }

    @Test
    void sessionThatEndsEarly_hasTheWrongLength() {
        List<Bar> bars = MinuteSessions.of(MONDAY, "100");
        add(MONDAY, bars.subList(0, 210));

        assertEquals(
                List.of("AAPL 2026-01-12 wrong length: bars from 09:30 to 13:00, the exchange was open from 09:30 to"
                        + " 16:00 (minutes, sip)"),
                lines());
    }

    @Test
    void barsAfterAnEarlyClose_haveTheWrongLength() {
        List<Bar> bars = new ArrayList<>(MinuteSessions.of(SHORT, "100"));
        TradingDay day = new NyseCalendar().on(SHORT).orElseThrow();
        bars.add(MinuteSessions.bar(day, 215, BigDecimal.TEN.pow(2), BigDecimal.TEN.pow(2), BigDecimal.TEN.pow(2)));
        add(SHORT, bars);

        assertEquals(
                List.of("AAPL 2024-11-29 wrong length: 1 bars outside the exchange's hours, 09:30 to 13:00: 09:30 to"
                        + " 13:05 (minutes, sip)"),
                lines());
    }

    @Test
    void barsWithoutVolume_areFound_andAnIndexOnce() {
        List<Bar> bars = MinuteSessions.of(MONDAY, "100");
        bars.set(5, withoutVolume(bars.get(5)));
        add(MONDAY, bars);
        assertEquals(List.of("AAPL 2026-01-12 zero volume: 1 of 390 bars have a volume of 0 (minutes, sip)"), lines());

        bars.replaceAll(SeriesCheckTest::withoutVolume);
        add(MONDAY, bars);
        add(
                TUESDAY,
                MinuteSessions.of(TUESDAY, "100").stream()
                        .map(SeriesCheckTest::withoutVolume)
                        .toList());
        assertEquals(
                List.of("AAPL 2026-01-12 zero volume: no bar has a volume above 0, as of an index (minutes, sip)"),
                lines());
    }

    private static Bar withoutVolume(Bar bar) {
        return new Bar(bar.start(), bar.open(), bar.high(), bar.low(), bar.close(), 0, null, 0);
    }

    private void add(LocalDate date, List<Bar> bars) {
        new HistoryFolder(root).add(KEY, StoredBars.of(Adjustment.RAW, List.of(date), bars));
    }

    private List<String> lines() {
        return SeriesCheck.of(new HistoryFolder(root), new NyseCalendar(), KEY).stream()
                .map(HistoryFinding::line)
                .toList();
    }
}
