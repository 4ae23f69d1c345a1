package activetrader.page.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.page.day.DayFiles;
import activetrader.page.html.Html;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DayCalendarTest {
    @TempDir
    private Path data;

    private static DayResult day(String date, String profit) {
        return new DayResult(LocalDate.parse(date), new BigDecimal(profit), null, null, List.of());
    }

    private static String written(DayResult... days) {
        Html html = new Html();
        DayCalendar.write(html, List.of(days));
        return html.toString();
    }

    @Test
    void day_hasItsProfitAndALink() {
        String page = written(DayResult.read(new DayFiles(data).trade("x").records(), DayFiles.DAY));

        assertTrue(
                page.contains("<td class=\"gain\"><a href=\"/day/2026-01-14\"><span class=\"date\">14</span>"
                        + "<span class=\"profit\">+$14</span><span class=\"beside\">1 trade</span></a></td>"),
                page);
    }

    @Test
    void months_comeLastFirst_withTheirSum() {
        String page = written(day("2026-01-30", "-20.5"), day("2026-02-02", "10"), day("2026-02-03", "-4"));

        assertTrue(page.indexOf("February 2026") < page.indexOf("January 2026"));
        assertTrue(page.contains("<b>February 2026</b> <span class=\"gain\">+$6.00</span> · 2 days, 1 up, 1 down"));
        assertTrue(page.contains("<span class=\"profit\">-$20</span>"), "to whole dollars");
        assertTrue(page.contains("<b>January 2026</b> <span class=\"loss\">-$20.50</span> · 1 day, 0 up, 1 down"));
    }

    /// August 2026 begins on a Saturday, and February 2027 on a Monday and has four weeks.
    @Test
    void weeks_areThoseOfTheMonth() {
        assertEquals(5 + 1, rows(written(day("2026-08-03", "1"))));
        assertEquals(4 + 1, rows(written(day("2027-02-01", "1"))));
    }

    private static long rows(String page) {
        return Pattern.compile("<tr>").matcher(page).results().count();
    }

    @Test
    void dayThatDidNotEndFlat_saysSo() {
        String page = written(new DayResult(LocalDate.parse("2026-02-02"), BigDecimal.ONE, null, false, List.of()));

        assertTrue(page.contains("⚠ not flat"));
    }
}
