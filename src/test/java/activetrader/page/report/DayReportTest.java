package activetrader.page.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.market.Bar;
import activetrader.market.Price;
import activetrader.page.day.DayFiles;
import activetrader.page.day.KeptBars;
import activetrader.page.day.RecordedDay;
import activetrader.page.html.Asset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DayReportTest {
    /// As a headline, a reason or a name of a tool may have it.
    private static final String HOSTILE =
            "<img src=x onerror=alert(1)></script></pre><script>alert(2)</script>\u202E\" onclick=\"alert(3)";

    @TempDir
    private Path data;

    private RecordedDay read(DayFiles files) {
        return RecordedDay.read(files.records(), DayFiles.DAY);
    }

    private static String page(RecordedDay day) {
        return DayReport.of(day, KeptBars.none(), true);
    }

    @Test
    void hostileText_showsAsText() {
        RecordedDay day = read(new DayFiles(data)
                .trade(HOSTILE)
                .cycle(1, HOSTILE)
                .equity("15:00:00", "1000")
                .order(
                        "denied",
                        "15:02:00",
                        "symbol",
                        "<B>&'",
                        "side",
                        "BUY",
                        "qty",
                        "5",
                        "reason_code",
                        HOSTILE,
                        "measured",
                        HOSTILE,
                        "limit",
                        HOSTILE)
                .order("mode_changed", "15:04:00", "mode", HOSTILE, "set_by", HOSTILE, "reason", HOSTILE));
        String page = page(day);

        assertEquals(List.of(), day.faults());
        assertEquals(3, page.split("<script", -1).length - 1);
        page = page.replace(Asset.echarts().content(), "");
        assertFalse(page.contains("<img"), "an element made of foreign text");
        assertFalse(page.contains("alert(2)</script>"), "a script made of foreign text");
        assertFalse(page.contains("\u202E"), "a hidden character");
        assertFalse(Pattern.compile("<[^<>]* onclick=").matcher(page).find(), "an attribute made of foreign text");
        assertTrue(page.contains("BUY 5 &lt;B&gt;&amp;&#39;"));
        assertTrue(page.contains("&lt;img src=x onerror=alert(1)&gt;&lt;/script&gt;"));
    }

    @Test
    void page_hasTradeReasonStopAndResult() {
        String page =
                page(read(new DayFiles(data).trade("score 42").cycle(1, "x").equity("15:00:00", "1000")));

        assertTrue(page.contains("<h3>AAPL long <span class=\"gain\">+$14.00</span> +0.70 R</h3>"));
        assertTrue(page.contains("<b>Why: </b>score 42</p>"));
        assertTrue(page.contains("Stop: $98.00 from 10:00, then $99.50 from 10:30."));
        assertTrue(page.contains("Below $980.00 the day&#39;s loss stops entries."));
        assertTrue(page.contains("No bars were kept of this day"));
        assertTrue(page.contains("There is no summary: the daemon has not seen the end of the day."));
    }

    @Test
    void keptBars_becomeCandles() {
        KeptBars kept = (_, day) -> List.of(
                bar(day.open().plusSeconds(1800), "100", "101", "99", "100.5"),
                bar(day.open().plusSeconds(1860), "100.5", "103", "100", "102"),
                bar(day.open().plusSeconds(2100), "102", "102", "102", "102"));

        String page = DayReport.of(read(new DayFiles(data).trade("x")), kept, true);

        // The trade lasts 90 minutes, so the chart is long enough for candles of 5 minutes. The page has those of one
        // minute, which its script merges: [time, open, close, low, high, shares, average price since the open].
        assertTrue(page.contains("\"candle_minutes\":5,\"candles\":[[1768384800000,100,100.5,99,101,1,100.1667],"
                + "[1768384860000,100.5,102,100,103,1,100.9167],[1768385100000,102,102,102,102,1,101.2778]]"));
        assertTrue(page.contains("5-minute candles, unless you choose others."));
    }

    private static Bar bar(java.time.Instant start, String open, String high, String low, String close) {
        return new Bar(start, Price.of(open), Price.of(high), Price.of(low), Price.of(close), 1, null, 1);
    }

    @Test
    void page_staysBelowThreeMegabytes_whateverTheTranscriptsHold() {
        DayFiles files = new DayFiles(data).trade("x");
        for (int cycle = 1; cycle < 10; cycle++) {
            files.cycle(cycle, "<&>\"'".repeat(40_000));
        }

        String page = page(read(files));

        assertTrue(page.length() > 1_500_000, "too little is shown: " + page.length());
        assertTrue(page.getBytes(StandardCharsets.UTF_8).length <= 3_000_000, page.length() + " characters");
        assertTrue(page.contains("… the rest is in the records"));
    }

    @Test
    void sameRecords_giveTheSamePage() {
        DayFiles files = new DayFiles(data).trade("x").cycle(1, "y");

        assertEquals(page(read(files)), page(read(files)));
    }
}
