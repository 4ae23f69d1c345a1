package activetrader.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.config.ConfigException;
import activetrader.market.calendar.NyseCalendar;
import activetrader.page.day.DayFiles;
import activetrader.session.summary.DaySummaries;
import activetrader.session.summary.DaySummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ReportCommandTest {
    @TempDir
    private Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    private int run(String... options) {
        List<String> arguments = new ArrayList<>(List.of("--home", folder.toString(), "--data-dir", data().toString()));
        arguments.addAll(List.of(options));
        return new CommandLine(new ReportCommand())
                .setExecutionExceptionHandler((failure, _, _) -> {
                    throw failure;
                })
                .execute(arguments.toArray(String[]::new));
    }

    private String refusal(String... options) {
        ReportCommand command = new ReportCommand();
        List<String> arguments = new ArrayList<>(List.of("--home", folder.toString(), "--data-dir", data().toString()));
        arguments.addAll(List.of(options));
        new CommandLine(command).parseArgs(arguments.toArray(String[]::new));
        return String.valueOf(assertThrows(ConfigException.class, command::call).getMessage());
    }

    @Test
    void lastRecordedDay_ofTheOnlyRecords_isWrittenBesideItsSummary() throws IOException {
        DayFiles files = new DayFiles(data()).trade("because");

        assertEquals(0, run());

        String page = Files.readString(files.records().report(DayFiles.DATE));
        assertTrue(page.contains("<h1>Wednesday, January 14, 2026</h1>"));
        assertTrue(page.contains("No bars were kept of this day"));
    }

    @Test
    void bars_becomeCandles() throws IOException {
        new DayFiles(data()).trade("because");
        Path bars = Files.createDirectories(folder.resolve("bars"));
        Files.writeString(
                bars.resolve("AAPL_2026-01-14.csv"),
                "timestamp,open,high,low,close,volume\n2026-01-14T10:00:00-05:00,100,101,99,100.5,1000\n");
        Path out = folder.resolve("out").resolve("day.html");

        assertEquals(0, run("--bars", bars.toString(), "--out", out.toString(), "--date", "2026-01-14"));

        assertTrue(Files.readString(out).contains("\"candles\":[[1768384800000,100,100.5,99,101,1000,"));
    }

    @Test
    void png_isAPictureBesideTheSummary() throws IOException {
        DayFiles files = new DayFiles(data()).trade("because");

        assertEquals(0, run("--png"));

        byte[] picture = Files.readAllBytes(files.records().picture(DayFiles.DATE));
        assertEquals("PNG", new String(picture, 1, 3, StandardCharsets.US_ASCII));
        assertEquals("--png is for one day, --from and --to for many", refusal("--png", "--to=2026-01-15"));
        assertEquals("--bars is for the candles of a page; a picture has none", refusal("--png", "--bars=bars"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--date=2026-1-14 | --date must look like 2026-03-02, was \"2026-1-14\"",
                "--date=2026-01-13 | --date 2026-01-13: nothing is recorded; the recorded days are from 2026-01-14 to"
                        + " 2026-01-14",
                "--signature=other | --signature other: DATA has records of test",
                "--bars=/no/such/folder | --bars /no/such/folder: there is no such folder",
            })
    void badInput_isOneLine_thatNamesIt(String option, String message) {
        new DayFiles(data()).trade("because");

        assertEquals(message.replace("DATA", data().toString()), refusal(option));
    }

    @Test
    void manyDays_areOnePage_fromTheirSummaries() throws IOException {
        DayFiles files = new DayFiles(data()).trade("because");
        Files.createDirectories(files.records().summary(DayFiles.DATE).getParent());
        Files.writeString(
                files.records().summary(DayFiles.DATE),
                "{\"date\":\"2026-01-14\",\"realized_pnl\":14,\"equity\":1014}");

        assertEquals(0, run("--from", "2026-01-01"));

        String page =
                Files.readString(files.records().report(DayFiles.DATE).resolveSibling("2026-01-14_to_2026-01-14.html"));
        assertTrue(page.contains("Records of test, 1 trading day, 1 trade."));
        assertEquals(
                "no result of these days: there is no trading day to compute a result from",
                refusal("--from=2026-01-15"));
        assertEquals(
                "--date is for one day, --from and --to for many", refusal("--from=2026-01-15", "--date=2026-01-14"));
    }

    @Test
    void folderWithoutRecords_isRefused() {
        assertEquals("there are no records in " + data(), refusal());
    }

    @Test
    void severalRecords_needAChoice() throws IOException {
        DayFiles files = new DayFiles(data()).trade("because");
        Files.createDirectories(files.records().root().resolveSibling("zwei"));

        assertTrue(refusal().contains("has records of test, zwei and none of "), refusal());
        assertEquals(0, run("--signature", "test"));
    }

    @Test
    void dayReports_writeTheDayThatEnded() throws IOException {
        DayFiles files = new DayFiles(data()).trade("because");

        Path file = DayReports.write(
                files.records(), new NyseCalendar().on(DayFiles.DATE).orElseThrow(), (_, _) -> List.of());

        assertEquals(files.records().report(DayFiles.DATE), file);
        assertTrue(Files.size(file) > 1_000_000);
    }

    @Test
    void dayEnded_leavesReportAndPicture() throws Exception {
        DayFiles files = new DayFiles(data()).trade("because");
        DaySummary summary = new DaySummaries(files.records()).write(DayFiles.DAY, null);
        CompletableFuture<Path> pictured = new CompletableFuture<>();

        new DayReports(files.records(), new NyseCalendar(), (_, picture) -> pictured.complete(picture))
                .dayEnded(summary);

        assertEquals(
                files.records().picture(DayFiles.DATE),
                pictured.orTimeout(1, TimeUnit.MINUTES).get());
        assertTrue(Files.size(pictured.get()) > 10_000);
        assertTrue(Files.exists(files.records().report(DayFiles.DATE)));
    }
}
