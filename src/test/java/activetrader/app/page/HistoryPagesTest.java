package activetrader.app.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.market.calendar.NyseCalendar;
import activetrader.page.day.DayFiles;
import activetrader.statistics.records.RecordedSample;
import activetrader.statistics.report.Evidence;
import activetrader.statistics.report.ResultFile;
import activetrader.statistics.report.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryPagesTest {
    @TempDir
    private Path folder;

    private DayFiles files;
    private Path other;

    @BeforeEach
    void open() throws IOException {
        files = new DayFiles(folder.resolve("data")).trade("<b>why</b>");
        other = Files.createDirectories(folder.resolve("other"));
    }

    private WebResponse get(String path, Map<String, String> query) {
        HistoryPages pages = new HistoryPages(
                files.records(),
                new NyseCalendar(),
                new ResultFiles(List.of(files.records().dataFolder(), other)));
        return pages.at(new WebRequest("GET", path, query, Map.of(), "")).orElseThrow();
    }

    @Test
    void trades_areARowEach_withForeignTextAsText() {
        String page = get("/trades", Map.of()).body();

        assertTrue(page.contains("1 trade of 1, <b class=\"gain\">+$14.00</b>"), page);
        assertTrue(page.contains("&lt;b&gt;why&lt;/b&gt;"));
        assertFalse(page.contains("<b>why"));
    }

    @Test
    void filter_holdsForTheTableAndItsCsv() {
        String page = get("/trades", Map.of("symbol", "MSFT")).body();

        assertTrue(page.contains("0 trades of 1, "));
        assertTrue(page.contains("href=\"/trades.csv?symbol=MSFT&amp;result=&amp;exit=\""), page);
        assertTrue(page.contains("<option value=\"MSFT\" selected>MSFT</option>"));
        assertEquals(
                1, get("/trades.csv", Map.of("symbol", "MSFT")).body().lines().count());
    }

    @Test
    void csv_isAFileToSave() {
        WebResponse csv = get("/trades.csv", Map.of());

        assertEquals("text/csv; charset=UTF-8", csv.contentType());
        assertEquals("attachment; filename=\"trades_test.csv\"", csv.headers().get("Content-Disposition"));
        assertEquals(2, csv.body().lines().count());
    }

    @Test
    void results_areThoseOfAllFolders() throws IOException {
        assertTrue(get("/results", Map.of()).body().contains("There is no result.json and no sweep.json below "));

        Files.createDirectories(files.records().summary(DayFiles.DATE).getParent());
        Files.writeString(
                files.records().summary(DayFiles.DATE),
                "{\"date\":\"2026-01-14\",\"realized_pnl\":14,\"equity\":1014}");
        ResultFile.write(
                other.resolve("result.json"), Results.of(RecordedSample.read(files.records()), Evidence.none()));
        Files.writeString(files.records().dataFolder().resolve("sweep.json"), "{\"format\":<script>");
        String page = get("/results", Map.of()).body();

        assertTrue(page.contains("<summary>" + other.resolve("result.json") + "</summary>"));
        assertTrue(page.contains("+$14.00"), page);
        assertTrue(page.contains("✗ This is no result of this version: "));
        assertFalse(page.contains("<script>"));
    }
}
