package activetrader.app.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.app.page.now.NowParts;
import activetrader.app.page.now.PageNow;
import activetrader.app.page.stops.OperatorClient;
import activetrader.app.page.stops.StopForwarder;
import activetrader.http.LoopbackServer;
import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.market.calendar.NyseCalendar;
import activetrader.page.day.DayFiles;
import activetrader.page.html.ServedPage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageHandlerTest {
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-01-14T17:00:00Z"));
    private static final String HOSTILE = "<script>alert(1)</script>";

    @TempDir
    private Path data;

    private DayFiles files;
    private PageHandler handler;

    @BeforeEach
    void open() {
        files = new DayFiles(data);
        handler = PageHandler.of(
                files.records(), new NyseCalendar(), NOON, List.of(), now(), PageAccess.OF_THIS_MACHINE, null);
    }

    private PageNow now() {
        return NowParts.of(NOON, data, Map.of(), null);
    }

    private WebResponse get(String path) {
        return handler.handle(request("GET", path, "127.0.0.1:8003", ""));
    }

    private static WebRequest request(String method, String path, String host, String origin) {
        Map<String, String> headers = new HashMap<>(Map.of("host", host));
        if (!origin.isEmpty()) {
            headers.put("origin", origin);
        }
        return new WebRequest(method, path, Map.of(), headers, "");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /,                  127.0.0.1:8003, '',                    200",
        "GET,  /day/2026-01-14,    localhost:8003, '',                    200",
        "GET,  /assets/echarts.js, 127.0.0.1:8003, http://127.0.0.1:8003, 200",
        "GET,  /days,              127.0.0.1:8003, '',                    200",
        "GET,  /trades,            127.0.0.1:8003, '',                    200",
        "GET,  /trades.csv,        127.0.0.1:8003, '',                    200",
        "GET,  /results,           127.0.0.1:8003, '',                    200",
        "GET,  /trades.csv,        evil.example,   '',                    421",
        "GET,  /day/2026-01-13,    127.0.0.1:8003, '',                    404",
        "GET,  /day/2026-13-99,    127.0.0.1:8003, '',                    404",
        "GET,  /day/../../secret,  127.0.0.1:8003, '',                    404",
        "GET,  /assets/other.js,   127.0.0.1:8003, '',                    404",
        "POST, /,                  127.0.0.1:8003, '',                    405",
        "GET,  /,                  evil.example,   '',                    421",
        "GET,  /,                  127.0.0.1:8003, https://evil.example,  403",
        "GET,  /,                  127.0.0.1:8003, http://127.0.0.1:8004, 403",
    })
    void handle_answersPagesOfThisServerOnly(String method, String path, String host, String origin, int status) {
        files.trade("because");

        assertEquals(status, handler.handle(request(method, path, host, origin)).status());
    }

    @Test
    void events_areForPagesOfThisServerOnly() {
        files.trade("because");
        String path = "/events/2026-01-14";

        assertTrue(handler.events(request("GET", path, "127.0.0.1:8003", "")).isPresent());
        assertTrue(handler.events(request("GET", path, "evil.example", "")).isEmpty());
        assertTrue(handler.events(request("GET", path, "127.0.0.1:8003", "https://evil.example"))
                .isEmpty());
        assertTrue(handler.events(request("GET", "/events/2026-01-13", "127.0.0.1:8003", ""))
                .isEmpty());
    }

    @Test
    void stops_areOnThePage_whenTheyLeadSomewhere() {
        files.trade("because");
        assertFalse(get("/").body().contains("data-stop"));
        assertEquals(404, get("/operator/status").status());

        handler = PageHandler.of(
                files.records(),
                new NyseCalendar(),
                NOON,
                List.of(),
                now(),
                PageAccess.OF_THIS_MACHINE,
                new StopForwarder(new OperatorClient(() -> 1)));

        assertTrue(get("/").body().contains("data-stop=\"panic\""));
        assertEquals(401, get("/operator/status").status());
        WebResponse foreign =
                handler.handle(request("POST", "/operator/panic", "127.0.0.1:8003", "https://evil.example"));
        assertEquals(403, foreign.status());
        assertEquals("", foreign.body());
        assertEquals(ServedPage.POLICY, get("/operator/status").headers().get("Content-Security-Policy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/assets/page.css", "/no/such/page"})
    void everyAnswer_hasTheStrictPolicy(String path) {
        files.trade("because");

        assertEquals(ServedPage.POLICY, get(path).headers().get("Content-Security-Policy"));
        assertFalse(ServedPage.POLICY.contains("unsafe"));
    }

    @Test
    void page_hasTheDay_andForeignTextAsText() {
        files.trade(HOSTILE).cycle(1, HOSTILE);

        String page = get("/").body();

        assertTrue(page.contains("<h1>Wednesday, January 14, 2026</h1>"));
        assertTrue(page.contains("✓ Up to date at 12:00:00 PM ET<"));
        assertTrue(page.contains("<dt>Phase</dt><dd>OPEN, last entry in 3h 30m</dd>"));
        assertTrue(page.contains("<dt>Mode</dt><dd>ACTIVE</dd>"));
        assertTrue(page.contains("1 of 1 cycles not completed: "));
        assertFalse(page.contains("<script>"));
        assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    }

    @Test
    void halt_isShown_withItsReasonAsText() throws IOException {
        files.trade("because");
        Files.writeString(
                data.resolve("trading_mode.json"),
                "{\"mode\":\"HALTED\",\"set_by\":\"operator\",\"reason\":\"<b>panic</b>\","
                        + "\"set_at\":\"2026-01-14T16:00:00Z\"}");

        assertTrue(get("/").body().contains("<dd class=\"alarm\">⚠ HALTED: &lt;b&gt;panic&lt;/b&gt;<"));
    }

    /// From the wake-up on, before the first record.
    @ParameterizedTest
    @CsvSource({"2026-01-14T14:24:59Z, 404", "2026-01-14T14:25:00Z, 200"})
    void today_isThere_fromTheWakeUpOn(Instant now, int status) {
        handler = PageHandler.of(
                files.records(),
                new NyseCalendar(),
                InstantSource.fixed(now),
                List.of(),
                now(),
                PageAccess.OF_THIS_MACHINE,
                null);

        assertEquals(status, get("/").status());
    }

    @Test
    void folderWithoutRecords_isNamed_whenTheExchangeIsClosed() {
        handler = PageHandler.of(
                files.records(),
                new NyseCalendar(),
                InstantSource.fixed(Instant.parse("2026-01-18T17:00:00Z")),
                List.of(),
                now(),
                PageAccess.OF_THIS_MACHINE,
                null);

        assertEquals(404, get("/").status());
        assertEquals("no day is recorded yet\n", get("/").body());
    }

    /// Over a real connection: everything at first, then only what was written since.
    @Test
    void events_bringNewRecords_whileThePageIsOpen() throws Exception {
        files.trade("because");
        try (LoopbackServer server = LoopbackServer.start(0, handler);
                HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> answer = client.send(
                    HttpRequest.newBuilder(URI.create(server.url() + "/events/2026-01-14"))
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (BufferedReader events =
                    new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                assertEquals(
                        "text/event-stream; charset=UTF-8",
                        answer.headers().firstValue("content-type").orElse(""));
                String first = nextParts(events);
                files.order(
                        "denied",
                        "15:02:00",
                        "symbol",
                        "MSFT",
                        "side",
                        "BUY",
                        "qty",
                        "5",
                        "reason_code",
                        "MAX_POSITIONS",
                        "measured",
                        "4",
                        "limit",
                        "3");
                String second = nextParts(events);

                assertTrue(first.contains("\"id\":\"timeline\"") && first.contains("\"id\":\"trades\""), first);
                assertTrue(second.contains("\"id\":\"refusals\"") && second.contains("MAX_POSITIONS"), second);
                assertFalse(second.contains("\"id\":\"trades\""), second);
            }
        }
    }

    /// A page that was just loaded has everything already: the first news are those written since.
    @Test
    void events_ofALoadedPage_leaveOutWhatItHas() throws Exception {
        files.trade("because");
        String page = get("/").body();
        int begin = page.indexOf("/events/2026-01-14?have=");
        String address = page.substring(begin, page.indexOf('"', begin));
        try (LoopbackServer server = LoopbackServer.start(0, handler);
                HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> answer = client.send(
                    HttpRequest.newBuilder(URI.create(server.url() + address)).build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (BufferedReader events =
                    new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                while (!events.readLine().equals("event: alive")) {
                    // until it has looked at the records
                }
                files.cycle(1, "x");
                String first = nextParts(events);

                assertTrue(first.contains("\"id\":\"timeline\""), first);
                assertFalse(first.contains("\"id\":\"refusals\""), first);
            }
        }
    }

    /// So that an open page does not show yesterday's phase and mode as this moment's.
    @Test
    void events_sayThatTheDayIsNoLongerOn() throws Exception {
        files.trade("because");
        AtomicReference<Instant> time = new AtomicReference<>(NOON.instant());
        PageHandler pages = PageHandler.of(
                files.records(),
                new NyseCalendar(),
                time::get,
                List.of(),
                NowParts.of(time::get, data, Map.of(), null),
                PageAccess.OF_THIS_MACHINE,
                null);
        try (LoopbackServer server = LoopbackServer.start(0, pages);
                HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> answer = client.send(
                    HttpRequest.newBuilder(URI.create(server.url() + "/events/2026-01-14"))
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (BufferedReader events =
                    new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                String first = next("now", events);
                time.set(Instant.parse("2026-01-15T17:00:00Z"));

                assertTrue(first.contains("last entry in 3h 30m"), first);
                assertEquals("data: {}", next("now", events));
            }
        }
    }

    private static String next(String event, BufferedReader events) throws IOException {
        String line = "";
        while (!line.equals("event: " + event)) {
            line = events.readLine();
        }
        return events.readLine();
    }

    private static String nextParts(BufferedReader events) throws IOException {
        return next("parts", events);
    }

    @Test
    void days_leadToTheDaysBeside() throws IOException {
        files.trade("because");
        Files.createDirectories(files.records().root().resolve("log").resolve("2026-01-13"));

        assertTrue(get("/").body().contains("<a href=\"/day/2026-01-13\">◂ 2026-01-13</a>"));
        assertTrue(get("/day/2026-01-13").body().contains("<a href=\"/day/2026-01-14\">2026-01-14 ▸</a>"));
        assertEquals(
                List.of(),
                get("/").headers().keySet().stream()
                        .filter(name -> name.equals("Set-Cookie"))
                        .toList());
    }
}
