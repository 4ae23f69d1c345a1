package activetrader.app.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.app.dryrun.DryRunCommand;
import activetrader.app.page.PageAccess;
import activetrader.app.page.PageHandler;
import activetrader.app.page.now.NowParts;
import activetrader.app.page.stops.OperatorClient;
import activetrader.app.page.stops.StopForwarder;
import activetrader.app.status.Status;
import activetrader.app.status.StatusReader;
import activetrader.http.LoopbackServer;
import activetrader.journal.RecordFolder;
import activetrader.json.Json;
import activetrader.market.calendar.NyseCalendar;
import activetrader.page.day.DayFiles;
import activetrader.session.console.ConsoleText;
import activetrader.time.WallTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The page in a real browser: an accelerated day of four processes, its stops, and hostile records.
@Tag("long")
class PageInBrowserIT {
    private static final String DATE = "2026-01-14";
    private static final Instant NINE_FIFTY = Instant.parse("2026-01-14T14:50:00Z");
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-01-14T17:00:00Z"));
    private static final String HOSTILE = "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=2</script>";
    private static final List<Integer> WIDTHS = List.of(360, 768, 1440);
    private static final int INSTANTS = 10;

    @TempDir
    private Path folder;

    @TempDir
    private Path profile;

    /// From before the open to the summary: what is on the page is what the records and `status --json` say.
    @Test
    void day_isOnThePage_asItHappens() throws Exception {
        try (Fleet fleet = new Fleet(folder, "{\"page\":{\"enabled\":true}}");
                Browser browser = Browser.open(profile)) {
            WallTime time = fleet.startMarket(180, "--start", "09:20");
            fleet.startModel(1);
            for (String service : Fleet.SERVICES) {
                fleet.start(service);
            }
            fleet.await("run", "TRADING CYCLE #1 ", 120);
            browser.width(1440);
            browser.go(url(fleet));
            browser.screenshot("1-open");

            for (int i = 0; i < INSTANTS; i++) {
                Instant at = NINE_FIFTY.plus(Duration.ofMinutes(35L * i));
                browser.await(
                        "it is " + at,
                        Duration.ofMinutes(3),
                        () -> !time.instant().isBefore(at));
                assertNumbers(browser, fleet, time);
                if (i == 2) {
                    pauseAndResume(browser, fleet);
                } else if (i == 4) {
                    surviveAKill(browser, fleet);
                } else if (i == 6) {
                    flattenWithoutService(browser, fleet);
                }
            }

            fleet.await("run", "Daily Summary", 180);
            browser.await("the summary", () -> browser.text("#overview").contains("after the close"));
            assertNumbers(browser, fleet, time);
            assertMarks(browser, recorded(fleet));
            browser.screenshot("5-after-the-close");
            browser.width(360);
            browser.screenshot("6-phone");
            Books.assertSound(fleet, DATE);
        }
    }

    private static String url(Fleet fleet) {
        return "http://127.0.0.1:" + fleet.port("ACTIVE_TRADER_HTTP_PORT") + "/day/" + DATE;
    }

    /// Each look compares the page with a status read at the same time; a cycle may end in between.
    private static void assertNumbers(Browser browser, Fleet fleet, WallTime time) {
        StatusReader reader = new StatusReader(fleet.settings());
        browser.await("page and status agree", () -> {
            Map<String, String> page = tiles(browser);
            Status.Today today =
                    Objects.requireNonNull(reader.read(time.instant()).today());
            return page.getOrDefault("Profit or loss", "").startsWith(ConsoleText.signedDollars(today.realized()))
                    && fills(page) == today.fills()
                    && fills(page) == recorded(fleet).size()
                    && page.getOrDefault("Cycles", "").startsWith(today.cycles() + "\n")
                    && page.getOrDefault("Cycles", "")
                            .contains(today.failedCycles() + " failed, " + today.incompleteCycles() + " incomplete");
        });
    }

    /// What the tiles say, by their names.
    private static Map<String, String> tiles(Browser browser) {
        Map<?, ?> found = (Map<?, ?>)
                browser.run("return Object.fromEntries([...document.querySelectorAll('.tile')].map((tile) =>"
                        + " [tile.querySelector('dt').textContent, [...tile.querySelectorAll('dd')].map((dd) =>"
                        + " dd.textContent).join('\\n"
                        + "')]))");
        Map<String, String> tiles = new TreeMap<>();
        found.forEach((name, value) -> tiles.put(String.valueOf(name), String.valueOf(value)));
        return tiles;
    }

    private static int fills(Map<String, String> page) {
        String trades = page.getOrDefault("Trades", "").replaceFirst("(?s).*?(\\d+) fills?$", "$1");
        return trades.matches("\\d+") ? Integer.parseInt(trades) : -1;
    }

    private static List<Map<String, Object>> recorded(Fleet fleet) {
        return rows(fleet.records().resolve("trades/" + DATE + "_trades.jsonl"));
    }

    private static List<Map<String, Object>> rows(Path file) {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().map(Json::readObject).toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String token(Fleet fleet) throws IOException {
        return Files.readString(fleet.data().resolve("operator_token")).strip();
    }

    /// Opens the dialog of `action`, types the word and `token`, and presses.
    private static void stop(Browser browser, String action, String word, String token) {
        if (!browser.find("#stop-" + action).isDisplayed()) {
            browser.find("button[data-stop=" + action + "]").click();
        }
        type(browser, "#stop-" + action + "-word", word);
        type(browser, "#stop-" + action + "-token", token);
        browser.find("#stop-" + action + " .do").click();
    }

    private static void type(Browser browser, String field, String text) {
        browser.find(field).clear();
        browser.find(field).sendKeys(text);
    }

    private static void answers(Browser browser, String action, String text) {
        browser.await(
                action + " answers " + text,
                () -> browser.text("#stop-" + action + " .answer").contains(text));
    }

    private static void leave(Browser browser, String action) {
        browser.find("#stop-" + action + " .leave").click();
        assertEquals(
                "", String.valueOf(browser.run("return document.getElementById('stop-" + action + "-token').value")));
    }

    private static void pauseAndResume(Browser browser, Fleet fleet) throws IOException {
        stop(browser, "pause", "pause", token(fleet));
        answers(browser, "pause", "Type PAUSE to confirm.");
        stop(browser, "pause", "PAUSE", "the-wrong-token-of-a-test");
        answers(browser, "pause", "✗ the operator token is wrong; nothing was done");
        stop(browser, "pause", "PAUSE", token(fleet));
        answers(browser, "pause", "✓ entries are paused until an operator resumes");
        browser.find("#stop-pause .do").click();
        answers(browser, "pause", "✓ entries are stopped already");
        browser.screenshot("2-paused");
        leave(browser, "pause");
        browser.await("the mode", () -> browser.text("body").contains("REDUCE_ONLY"));

        stop(browser, "resume", "RESUME", token(fleet));
        answers(browser, "resume", "Trading is REDUCE_ONLY, set by operator");
        browser.find("#stop-resume .do").click();
        answers(browser, "resume", "✓ trading is ACTIVE");
        leave(browser, "resume");
        browser.await("the mode", () -> !browser.text("header").contains("REDUCE_ONLY"));
    }

    /// The daemon dies and comes back; the open page says so, and goes on by itself.
    private static void surviveAKill(Browser browser, Fleet fleet) throws Exception {
        fleet.kill("run");
        browser.await(
                "the page says that it is old",
                () -> browser.text("#connection").startsWith("✗"));
        assertTrue(String.valueOf(browser.find("#connection").getDomAttribute("class"))
                .contains("lost"));
        assertEquals(
                "rgb(179, 38, 30)",
                browser.run("return getComputedStyle(document.getElementById('connection')).backgroundColor"));
        browser.screenshot("3-no-connection");
        fleet.start("run");
        browser.await("the page goes on", () -> browser.text("#connection").startsWith("✓"));
    }

    private static void flattenWithoutService(Browser browser, Fleet fleet) throws Exception {
        fleet.kill("alpaca-trade");
        stop(browser, "flatten", "FLATTEN", token(fleet));
        answers(browser, "flatten", "alpaca-trade does not answer on port");
        fleet.start("alpaca-trade");
        browser.await("alpaca-trade is back", Duration.ofMinutes(3), () -> {
            browser.find("#stop-flatten .do").click();
            return browser.text("#stop-flatten .answer").contains("✓ the account is flat");
        });
        browser.screenshot("4-flat");
        leave(browser, "flatten");
    }

    /// Every recorded fill is a mark of its side, at its minute and price.
    private static void assertMarks(Browser browser, List<Map<String, Object>> rows) {
        TreeSet<String> wanted = new TreeSet<>();
        for (Map<String, Object> row : rows) {
            long minute = LocalDateTime.ofInstant(
                                    Instant.parse(String.valueOf(row.get("timestamp"))), ZoneId.of("America/New_York"))
                            .toEpochSecond(ZoneOffset.UTC)
                    / 60;
            wanted.add(row.get("side") + " " + minute + " "
                    + new BigDecimal(String.valueOf(row.get("price")))
                            .stripTrailingZeros()
                            .toPlainString());
        }
        TreeSet<String> seen = new TreeSet<>();
        for (int i = 0; i < browser.all(".plot").size(); i++) {
            String chart = "const plot = document.querySelectorAll('.plot')[" + i + "]; plot.scrollIntoView();"
                    + " const chart = echarts.getInstanceByDom(plot);";
            browser.await(
                    "the chart is drawn",
                    () -> Boolean.TRUE.equals(
                            browser.run(chart + " return plot.clientWidth === 0 || chart !== undefined")));
            List<?> marks = (List<?>) browser.run(chart + " return chart ? chart.getOption().series"
                    + ".filter((one) => one.type === 'scatter').flatMap((one) => one.data.map((mark) =>"
                    + " (one.name === 'Bought' ? 'BUY ' : 'SELL ') + Math.floor(mark.value[0] / 60000) + ' '"
                    + " + mark.value[1])) : []");
            marks.forEach(mark -> seen.add(String.valueOf(mark)));
            assertEquals(
                    List.of(),
                    browser.run(chart + " const series = chart ? chart.getOption().series : []; const candles ="
                            + " series.find((one) => one.type === 'candlestick'); const length = candles ?"
                            + " parseInt(candles.name, 10) * 60000 : 0; return candles ? series.filter((one) =>"
                            + " one.type === 'scatter').flatMap((one) => one.data.map((mark) =>"
                            + " mark.value[0])).filter((at) => !candles.data.some((one) => one[0] <= at && at <"
                            + " one[0] + length)) : []"),
                    "marks beside the candles");
        }
        assertFalse(wanted.isEmpty());
        assertEquals(wanted, seen);
    }

    /// A day with its bars: a mark for every fill, on the candle of its minute.
    @Test
    void marks_areOnTheCandlesOfTheirMinutes() {
        Path data = folder.resolve("data");
        new CommandLine(new DryRunCommand())
                .execute("--home", folder.toString(), "--data-dir", data.toString(), "--date", DATE, "--summary");
        RecordFolder records = new RecordFolder(data, "rules");
        PageHandler pages = PageHandler.of(
                records,
                new NyseCalendar(),
                NOON,
                List.of(),
                NowParts.of(NOON, data, Map.of(), null),
                PageAccess.OF_THIS_MACHINE,
                null);
        try (LoopbackServer server = LoopbackServer.start(0, pages);
                Browser browser = Browser.open(profile)) {
            browser.width(1440);
            browser.go(server.url() + "/day/" + DATE);
            browser.await("it is live", () -> browser.text("#connection").startsWith("✓"));

            assertMarks(browser, rows(records.trades(LocalDate.parse(DATE))));
        }
    }

    /// News, reasons and symbols are text, whatever is in them; and the page fits three widths, light and dark, without
    /// barriers.
    @Test
    void hostileText_isText_andThePageFitsEveryScreen() throws Exception {
        DayFiles files = new DayFiles(folder.resolve("data"));
        files.trade(HOSTILE).cycle(1, HOSTILE);
        Files.writeString(
                files.records().dataFolder().resolve("trading_mode.json"),
                Json.write(Map.of(
                        "mode", "HALTED", "set_by", "panic", "reason", HOSTILE, "set_at", "2026-01-14T16:00:00Z")));
        PageHandler pages = PageHandler.of(
                files.records(),
                new NyseCalendar(),
                NOON,
                List.of(),
                NowParts.of(
                        NOON, files.records().dataFolder(), Map.of("alpaca-trade", true, "alpaca-data", false), null),
                PageAccess.OF_THIS_MACHINE,
                new StopForwarder(new OperatorClient(() -> 1)));
        try (LoopbackServer server = LoopbackServer.start(0, pages);
                Browser browser = Browser.open(profile)) {
            browser.go(server.url() + "/");
            browser.await("it is live", () -> browser.text("#connection").startsWith("✓"));
            browser.run("document.querySelectorAll('details').forEach((one) => { one.open = true; }); return 1");

            assertTrue(browser.text("body").contains(HOSTILE), browser.text("body"));
            assertEquals("undefined", browser.run("return typeof window.hacked"));
            assertEquals(0, browser.all("img").size());
            for (int width : WIDTHS) {
                browser.width(width);
                browser.await(
                        "it fits " + width + " pixels",
                        () -> browser.overflowing().isEmpty());
            }
            for (String scheme : List.of("light", "dark")) {
                browser.scheme(scheme);
                assertEquals(List.of(), browser.barriers(), scheme);
            }
            browser.width(360);
            browser.find("button[data-stop=panic]").click();
            assertEquals(List.of(), browser.barriers(), "dialog");
            browser.screenshot("7-dialog");
        }
    }
}
