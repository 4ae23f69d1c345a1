package activetrader.app.page.now;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.page.day.DayFiles;
import activetrader.page.day.RecordedDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageNowTest {
    private static final InstantSource ELEVEN = InstantSource.fixed(Instant.parse("2026-01-14T16:10:00Z"));
    private static final InstantSource NIGHT = InstantSource.fixed(Instant.parse("2026-01-15T02:00:00Z"));
    private static final LocalDate NEXT = LocalDate.parse("2026-01-15");

    @TempDir
    private Path data;

    private String bar(InstantSource time, Map<String, Boolean> services, DayFiles files) {
        DayNumbers numbers = DayNumbers.of(RecordedDay.read(files.records(), DayFiles.DAY));
        return NowParts.of(time, data, services, null)
                .parts(DayFiles.DAY, () -> numbers)
                .getOrDefault("now", "");
    }

    @Test
    void bar_hasPhaseModeProfitAndEquity() {
        String bar = bar(
                ELEVEN, Map.of(), new DayFiles(data).trade("x").cycle(1, "x").equity("16:00:00", "1014"));

        assertTrue(bar.contains("<dt>Phase</dt><dd>OPEN, last entry in 4h 20m</dd>"), bar);
        assertTrue(bar.contains("<dt>Mode</dt><dd>ACTIVE</dd>"), bar);
        assertTrue(bar.contains("<dt>Today</dt><dd class=\"gain\">+$14.00, +0.70 R</dd>"), bar);
        assertTrue(bar.contains("<dt>Equity</dt><dd>$1,014.00 at 11:00</dd>"), bar);
        assertTrue(bar.contains("<dt>Model</dt><dd>$0.0010</dd>"), bar);
        assertTrue(bar.contains("<dt>Held</dt><dd>nothing</dd>"), bar);
    }

    @Test
    void position_hasItsDistanceToTheStop_andItsAge() {
        DayFiles files = new DayFiles(data).entry("x");

        String bar = bar(ELEVEN, Map.of(), files);

        assertTrue(bar.contains("<dt>Held</dt><dd>10 AAPL, 2.00 % to the stop, for 1h 9m</dd>"), bar);
    }

    @Test
    void serviceThatDoesNotAnswer_isAnAlarm() {
        Map<String, Boolean> services = new TreeMap<>(Map.of("alpaca-data", true, "alpaca-trade", false));
        DayNumbers numbers = DayNumbers.of(RecordedDay.read(new DayFiles(data).records(), DayFiles.DAY));
        String bar = NowParts.of(ELEVEN, data, services, data.resolve("log"))
                .parts(DayFiles.DAY, () -> numbers)
                .getOrDefault("now", "");

        assertTrue(bar.contains("<dd class=\"alarm\">✓ alpaca-data  ✗ alpaca-trade</dd>"), bar);
        assertFalse(bar(ELEVEN, services, new DayFiles(data)).contains("alpaca-trade"), "records without a daemon");
    }

    @Test
    void afterTheClose_theNextWakeIsCounted() {
        String bar = bar(NIGHT, Map.of(), new DayFiles(data).trade("x"));

        assertTrue(bar.contains("<dt>Phase</dt><dd>CLOSED, wake in 12h 25m</dd>"), bar);
        assertTrue(bar.contains("<dt>2026-01-14</dt>") || bar.contains("<dt>Today</dt>"), bar);
    }

    @Test
    void recordsOfADaemon_areOfThisMoment_alsoOnTheNextDay() throws IOException {
        Path log = Files.writeString(data.resolve("log"), "first\n<b>last</b>\n");
        InstantSource tomorrow = InstantSource.fixed(Instant.parse("2026-01-15T13:00:00Z"));
        PageNow daemon = NowParts.of(tomorrow, data, Map.of(), log);
        PageNow records = NowParts.of(tomorrow, data, Map.of(), null);

        assertTrue(daemon.isFor(DayFiles.DATE, DayFiles.DATE));
        assertFalse(daemon.isFor(DayFiles.DATE, NEXT));
        assertFalse(records.isFor(DayFiles.DATE, DayFiles.DATE));
        assertTrue(records.isFor(NEXT, NEXT));
        DayNumbers numbers = DayNumbers.of(RecordedDay.read(new DayFiles(data).records(), DayFiles.DAY));
        assertTrue(daemon.parts(DayFiles.DAY, () -> numbers)
                .getOrDefault("log", "")
                .contains("first\n&lt;b&gt;last&lt;/b&gt;</pre>"));
    }

    @Test
    void longLog_isCutAtALine() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            lines.add("2026-01-14T16:10:00Z INFO line " + i);
        }
        Path log = Files.write(data.resolve("log"), lines);

        assertEquals(lines.subList(1_975, 2_000), new LogTail(log).lines());
        assertEquals(
                List.of("There is no " + data.resolve("none") + " yet."), new LogTail(data.resolve("none")).lines());
    }
}
