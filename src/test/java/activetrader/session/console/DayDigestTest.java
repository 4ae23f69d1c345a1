package activetrader.session.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.journal.TradeRow;
import activetrader.json.Json;
import activetrader.session.summary.DaySummary;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayDigestTest {
    private static final DaySummary SUMMARY = Json.read("""
            {"date":"2026-03-02","signature":"test","open":"2026-03-02T14:30:00Z","close":"2026-03-02T21:00:00Z",
             "early_close":false,"cycles":77,"failed_cycles":0,"fills":1,"trades":1,"winning":0,"losing":1,
             "realized_pnl":-20.10,"cash":99979.90,"equity":99979.90,"flat":true,"positions_left":[],"input_tokens":1,
             "cached_tokens":0,"output_tokens":1,"cost_usd":0,"equity_moved":0,"adjustments":[],
             "performance":{"total_r":-1.01,"trades_in_r":1,"exposure_percent":0.50,"time_in_market_percent":5.13,
             "fees":0.02,"return_percent":-0.02,"spy":{"from":400,"from_at":"2026-03-02T14:30:00Z","to":402,
             "to_at":"2026-03-02T20:47:00Z","percent":0.50}}}
            """, DaySummary.class);

    private static final TradeRow STOPPED = Json.read("""
            {"timestamp":"2026-03-02T15:30:00Z","date":"2026-03-02","action":"sell","symbol":"COIN","side":"SELL","qty":10,
             "price":97.99,"pnl":-20.10,"position_after":0,"average_entry_price":100,"cost_after":0,"order_id":"o",
             "execution_id":"e","reason":"stop of: score 52.9","exit":"STOP","r":-1.01,"minutes_held":20}
            """, TradeRow.class);

    @Test
    void lines_nameEachFill_andTheDayInNumbers() {
        List<String> lines = DayDigest.lines(List.of(STOPPED), SUMMARY);

        assertEquals(
                "   └─ 10:30 SELL 10 COIN @ $97.99 (-$20.10, STOP, -1.01 R, 20 min) stop of: score 52.9", lines.get(1));
        assertTrue(lines.contains("   ├─ Result in R: -1.01 R over 1 trade"), lines.toString());
        assertTrue(
                lines.contains("   ├─ Exposure: 0.50% of equity on average, in the market 5.13% of the session"),
                lines.toString());
        assertTrue(lines.contains("   ├─ Fees booked: $0.02"), lines.toString());
        assertTrue(lines.contains("   ├─ SPY 9:30 AM - 3:47 PM: +0.50%; the account -0.02%"), lines.toString());
        assertEquals("   └─ Status: FLAT (no positions)", lines.getLast());
    }

    @Test
    void lines_readSummariesOfOlderVersions() {
        DaySummary old = Json.read(Json.write(SUMMARY).replaceAll(",\"performance\":.*", "}"), DaySummary.class);

        List<String> lines = DayDigest.lines(List.of(), old);

        assertEquals("   └─ none", lines.get(1));
        assertTrue(lines.stream().noneMatch(line -> line.contains("Exposure")), lines.toString());
    }
}
