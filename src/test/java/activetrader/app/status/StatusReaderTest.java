package activetrader.app.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.app.health.HealthServer;
import activetrader.app.settings.Installation;
import activetrader.app.settings.Settings;
import activetrader.config.Environment;
import activetrader.http.LoopbackServer;
import activetrader.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusReaderTest {
    /// Monday, 10:40 in New York.
    private static final Instant NOW = Instant.parse("2026-03-02T15:40:00Z");

    private static final String SECRET = "planted-key-that-must-not-show";

    @TempDir
    private Path home;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void useDeadPorts() {
        for (String name : List.of("ALPACA_DATA_HTTP_PORT", "ALPACA_TRADE_HTTP_PORT", "ACTIVE_TRADER_HTTP_PORT")) {
            LoopbackServer gone = HealthServer.start(0, Map::of, () -> "");
            environment.put(name, String.valueOf(gone.port()));
            gone.close();
        }
        for (String name : List.of("DEEPSEEK_API_KEY", "ALPACA_API_KEY", "ALPACA_SECRET_KEY", "MCP_TOKEN")) {
            environment.put(name, SECRET);
        }
    }

    @Test
    void read_knowsLittle_whenNothingRanEver() {
        Status status = read();

        assertEquals("OPEN", status.phase());
        assertEquals("last entry", status.nextEvent().what());
        assertEquals(Instant.parse("2026-03-02T20:30:00Z"), status.nextEvent().at());
        assertEquals(Status.Source.NONE, status.account().source());
        assertNull(Objects.requireNonNull(status.today()).unrealized());
        assertTrue(StatusPage.lines(status, 200).contains("  Positions      unknown"));
        assertTrue(status.services().stream().noneMatch(Status.Service::up));
        assertNull(status.lastCycle());
        assertNull(status.lastError());
    }

    @Test
    void read_usesTheRecords_whenNothingRuns() throws IOException {
        writeRecords();

        Status status = read();

        assertEquals(Status.Source.RECORDS, status.account().source());
        assertEquals(new BigDecimal("98300.5"), status.account().cash());
        assertEquals("AAPL", status.positions().getFirst().symbol());
        assertEquals(2, Objects.requireNonNull(status.today()).fills());
        assertEquals(
                new BigDecimal("4.05"), Objects.requireNonNull(status.today()).realized());
        assertEquals(2, Objects.requireNonNull(status.today()).cycles());
        assertEquals(1, Objects.requireNonNull(status.today()).failedCycles());
        assertEquals(300, Objects.requireNonNull(status.today()).inputTokens());
        assertEquals(
                new BigDecimal("0.0003"), Objects.requireNonNull(status.today()).cost());
        assertEquals(2, Objects.requireNonNull(status.lastCycle()).number());
        assertEquals("failed: the model is away", status.lastCycle().outcome());
        assertEquals(Status.ModeName.HALTED, status.mode().mode());
    }

    @Test
    void read_findsTheNewestErrorOfAllLogs() throws IOException {
        write("logs/alpaca_trade_mcp.log", """
            2026-03-02T15:00:00.000Z ERROR LiveDesk - not flat remaining=[AAPL]
            2026-03-02T15:10:00.000Z INFO  LiveDesk - fine again
            """);
        write("logs/active_trader_stderr.log", """
            2026-03-02T15:20:00.000Z WARN  Agent - slow
            2026-03-02T15:05:00.000Z ERROR TradingSession - service unavailable
            """);

        Status.LastError error = Objects.requireNonNull(read().lastError());

        assertEquals("2026-03-02T15:05:00.000Z", error.at());
        assertEquals("service unavailable", error.message());
    }

    @Test
    void read_asksTheServices_whatTheyDo() {
        Map<String, Object> facts = Map.of("service", "active-trader", "pid", 77, "doing", "cycle 14, 3 positions");
        try (LoopbackServer daemon = HealthServer.start(0, () -> facts, () -> "")) {
            environment.put("ACTIVE_TRADER_HTTP_PORT", String.valueOf(daemon.port()));

            Status.Service service = read().services().getFirst();

            assertTrue(service.up());
            assertEquals(77, service.pid());
            assertEquals("cycle 14, 3 positions", service.doing());
        }
    }

    @Test
    void read_doesNotTakeAnotherServerForTheService() {
        try (LoopbackServer stranger = HealthServer.start(0, () -> Map.of("service", "other"), () -> "")) {
            environment.put("ACTIVE_TRADER_HTTP_PORT", String.valueOf(stranger.port()));

            assertFalse(read().services().getFirst().up());
        }
    }

    @Test
    void page_isAligned_andSaysWhereTheAccountIsFrom() throws IOException {
        writeRecords();

        String page = String.join("\n", StatusPage.lines(read(), 200));

        assertTrue(page.contains("  Market         OPEN, last entry at Mon 15:30 ET (in 4h 50m)"), page);
        assertTrue(page.contains("  Mode           ⚠️ HALTED: too hot (set by panic)"), page);
        assertTrue(page.contains("from position.jsonl of 2026-03-02 10:30:00 ET (Monday)"), page);
        assertTrue(page.contains("  Today          2 fills, realized +$4.05"), page);
    }

    @Test
    void json_keepsItsWords() {
        assertEquals("{\"source\":\"none\"}", Json.write(Status.Account.UNKNOWN));
        assertEquals(
                List.of("\"alpaca-trade\"", "\"records\"", "\"none\"", "\"UNKNOWN\""),
                Stream.of(
                                Status.Source.ALPACA_TRADE,
                                Status.Source.RECORDS,
                                Status.Source.NONE,
                                Status.ModeName.UNKNOWN)
                        .map(Json::write)
                        .toList());
    }

    @Test
    void json_keepsItsKeys() {
        Map<String, Object> json = Json.readObject(Json.writeWithNulls(read()));

        assertEquals(
                List.of(
                        "at",
                        "date",
                        "signature",
                        "broker",
                        "phase",
                        "next_event",
                        "services",
                        "mode",
                        "account",
                        "positions",
                        "today",
                        "last_cycle",
                        "last_error",
                        "broker_url",
                        "unreadable"),
                List.copyOf(json.keySet()));
    }

    /// Links that lead in a circle are as unreadable as a folder without the right to read, for root too.
    @ParameterizedTest
    @ValueSource(strings = {"data", "data/trading_mode.json", "data/calendar.json", "logs/alpaca_trade_mcp.log"})
    void read_saysWhatCannotBeRead_andPutsNothingInItsPlace(String name) throws IOException {
        Path closed = home.resolve(name);
        Files.createDirectories(closed.getParent());
        Files.createSymbolicLink(closed, closed.getFileName());

        Status status = read();

        assertEquals(1, status.unreadable().size(), status.unreadable().toString());
        assertTrue(status.unreadable().getFirst().startsWith("cannot read " + closed + ": "), status.unreadable() + "");
        String page = String.join("\n", StatusPage.lines(status, 200));
        assertTrue(page.contains("❌ cannot read " + closed), page);
    }

    @Test
    void mode_isUnknown_whenTheDataFolderCannotBeRead() throws IOException {
        Files.createSymbolicLink(home.resolve("data"), Path.of("data"));

        Status status = read();

        assertEquals(Status.ModeName.UNKNOWN, status.mode().mode());
        assertNull(status.today());
        assertEquals(Status.Source.NONE, status.account().source());
        String page = String.join("\n", StatusPage.lines(status, 200));
        assertTrue(page.contains("❌ UNKNOWN"), page);
        assertFalse(page.contains("never restrained"), page);
    }

    /// A line that is no trade is held against the day, not left out of it.
    @Test
    void today_isUnknown_whenItsRecordsAreDamaged() throws IOException {
        write("data/agent_data/deepseek-flash/trades/2026-03-02_trades.jsonl", "no JSON\n");

        Status status = read();

        assertNull(status.today());
        assertEquals(1, status.unreadable().size());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T15:40:00Z, OPEN", // Monday
        "2026-03-02T12:00:00Z, PRE_OPEN",
        "2026-03-02T22:00:00Z, CLOSED",
        "2026-03-07T15:40:00Z, CLOSED", // Saturday
        "2026-04-03T15:40:00Z, CLOSED", // Good Friday
    })
    void phase_isThatOfToday(Instant now, String phase) {
        assertEquals(phase, read(now).phase());
    }

    @Test
    void status_neverShowsASecret() throws IOException {
        writeRecords();
        Status status = read();

        assertFalse(Json.writeWithNulls(status).contains(SECRET));
        assertFalse(String.join("\n", StatusPage.lines(status, 200)).contains(SECRET));
    }

    private void writeRecords() throws IOException {
        write("data/trading_mode.json", """
            {"mode":"HALTED","set_by":"panic","reason":"too hot","set_at":"2026-03-02T15:00:00Z"}
            """);
        write("data/agent_data/deepseek-flash/trades/2026-03-02_trades.jsonl", """
            {"symbol":"AAPL","pnl":0}
            {"symbol":"AAPL","pnl":4.05}
            {"symbol":"AAPL","pn\
            """);
        write("data/agent_data/deepseek-flash/position/position.jsonl", """
            {"date":"2026-03-02","id":0,"positions":{"AAPL":10,"MSFT":0,"CASH":98300.5},"timestamp":"2026-03-02T15:30:00Z"}
            """);
        write("data/agent_data/deepseek-flash/log/2026-03-02/cycle-001.log", """
            {"timestamp":"2026-03-02T14:30:09Z","cycle":1,"type":"prompt"}
            {"timestamp":"2026-03-02T14:30:10Z","cycle":1,"type":"end","outcome":"completed","outcome_text":"completed",\
            "tool_calls":3,"tokens":{"input":200,"cached":100,"output":20},"cost_usd":0.0002}
            """);
        write("data/agent_data/deepseek-flash/log/2026-03-02/cycle-002.log", """
            {"timestamp":"2026-03-02T14:35:10Z","cycle":2,"type":"end","outcome":"failed",\
            "outcome_text":"failed: the model is away","tool_calls":0,\
            "tokens":{"input":100,"cached":0,"output":0},"cost_usd":0.0001}
            """);
    }

    private void write(String file, String content) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private Status read() {
        return read(NOW);
    }

    private Status read(Instant now) {
        Settings settings =
                Settings.read(Installation.in(home), false, Environment.of(environment), Settings.Needs.NOTHING);
        return new StatusReader(settings).read(now);
    }
}
