package activetrader.agent.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.agent.tools.ToolFailure;
import activetrader.journal.RecordFolder;
import activetrader.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactReaderTest {
    private static final Instant AT = Instant.parse("2026-03-02T17:00:00Z");
    private static final String BARS = "{\"columns\":[\"start\",\"high\",\"low\"],\"bars\":[ROWS]}";

    @TempDir
    private Path folder;

    private final Map<String, String> answers = new LinkedHashMap<>();

    @BeforeEach
    void answer() {
        answers.put("get_market_clock", """
                {"new_york_time":"2026-03-02 12:00:00","date":"2026-03-02","phase":"OPEN","is_open":true,
                 "trading_allowed":true,"early_close":false}""");
        answers.put("get_account_info", """
                {"success":true,"account":{"cash":1,"buying_power":1,"equity":1,"trading_blocked":false}}""");
        answers.put("get_positions", """
                {"success":true,"positions":{"AAPL":{"qty":10,"side":"long","avg_entry_price":200,"current_price":199,
                 "r_multiple":-0.5,"stop_price":198,"entry_stop":198,"opened_at":"2026-03-02T15:10:30Z",
                 "reason":"score 72, above VWAP"}}}""");
        answers.put("get_orders", "{\"success\":true,\"orders\":[]}");
        answers.put("get_risk_status", """
                {"success":true,"limits":{"max_positions":3,"max_group_percent":20,"groups":{"chips":["NVDA","AMD"]},
                 "max_quote_age_seconds":30,"max_spread_percent":0.3,"min_score":0}}""");
        answers.put("scan_signals", "{\"feed\":\"iex\",\"signals\":[{\"symbol\":\"AAPL\",\"rank\":1}]}");
    }

    private String sheet(DayPast past) {
        FactReader.Call tools = (tool, arguments) -> {
            String answer = answers.get(tool + arguments.getOrDefault("timeframe", ""));
            if (answer == null) {
                throw new ToolFailure.Refused("no " + tool, null);
            }
            return Json.readObject(answer);
        };
        return new FactReader(8, past).read(tools, AT).text();
    }

    private FactPage.Row position() {
        return FactPage.parse(sheet(DayPast.NONE)).table("POSITIONS").getFirst();
    }

    @Test
    void position_hasTheHighestR_byTheBarsSinceItsEntry() {
        answers.put("get_stock_bars1Min", BARS.replace("ROWS", """
                ["2026-03-02T15:10:00Z",209,199],["2026-03-02T15:11:00Z",201.2,199],
                ["2026-03-02T15:12:00Z",200.5,198.5]"""));

        assertEquals("0.60", position().text("highest_r"));
        assertEquals("score 72, above VWAP", position().text("reason"));
    }

    @Test
    void position_hasTheHighestR_byFiveMinutes_whereMinutesAreLeftOut() {
        answers.put(
                "get_stock_bars1Min",
                BARS.replace("ROWS", "[\"2026-03-02T16:30:00Z\",200.4,199]")
                        .replace("{\"columns", "{\"left_out\":\"80 older bars\",\"columns"));
        answers.put("get_stock_bars5Min", BARS.replace("ROWS", "[\"2026-03-02T15:20:00Z\",202,199]"));

        assertEquals("1.00", position().text("highest_r"));
    }

    @Test
    void highestR_isUnknown_withoutBars() {
        assertEquals("-", position().text("highest_r"));
    }

    @Test
    void limits_areThoseThatAModelCanKeep_withTheFeedsSpread() {
        FactPage.Row limits = FactPage.parse(sheet(DayPast.NONE)).pairs("LIMITS");

        assertEquals("1.2", limits.text("max_spread_percent"));
        assertEquals("3", limits.text("max_positions"));
        assertFalse(sheet(DayPast.NONE).contains("chips"));
        assertFalse(sheet(DayPast.NONE).contains("max_quote_age_seconds"));
    }

    @Test
    void tradesOfTheDay_areShownWithTimesAndR() throws IOException {
        RecordFolder records = new RecordFolder(folder, "tester");
        Path trades = records.trades(LocalDate.parse("2026-03-02"));
        Files.createDirectories(trades.getParent());
        Files.writeString(trades, """
                {"timestamp":"2026-03-02T15:10:30Z","action":"buy","symbol":"MU","qty":10,"pnl":0,"position_after":10,"reason":"score 50","risk_per_share":0.5}
                {"timestamp":"2026-03-02T15:40:00Z","action":"sell","symbol":"MU","qty":3,"pnl":1.5,"position_after":7,"reason":"1 R","exit":"SCALE_OUT"}
                {"timestamp":"2026-03-02T16:05:00Z","action":"sell","symbol":"MU","qty":7,"pnl":-4,"position_after":0,"reason":"stop","exit":"STOP"}
                {"timestamp":"2026-03-02T16:10:00Z","action":"buy","symbol":"AAPL","qty":10,"pnl":0,"position_after":10,"reason":"score 72"}
                """);

        String sheet = sheet(DayPast.of(records, LocalDate.parse("2026-03-02"), List.of(Map.of("did", "HOLD AAPL"))));

        assertTrue(sheet.contains("""
                # TRADED TODAY
                symbol|entered|left|pnl|r|exit
                MU|10:10|11:05|-2.5|-0.50|STOP
                AAPL|11:10|-|0|-|-
                """), sheet);
        assertTrue(sheet.contains("# LAST DECISIONS\ndid\nHOLD AAPL\n"), sheet);
    }
}
