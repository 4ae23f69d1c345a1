package activetrader.simulator.lies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LieTest {
    private static final Instant NOW = Instant.parse("2024-07-03T15:00:00Z");
    private static final String SNAPSHOT = """
            {"AAPL":{"latestQuote":{"t":"2024-07-03T14:59:59Z","bp":100.10,"bs":2,"ap":100.20,"as":3},\
            "latestTrade":{"p":100.15,"s":10},"minuteBar":{"o":100.00,"h":100.30,"l":99.90,"c":100.15,"v":500}}}""";
    private static final String POSITIONS = """
            [{"symbol":"AAPL","asset_class":"us_equity","qty":"10","qty_available":"10","unrealized_pl":"1.50"},\
            {"symbol":"F","asset_class":"us_equity","qty":"5","qty_available":"0","unrealized_pl":"-0.50"}]""";
    private static final String DAYS = """
            [{"date":"2024-07-02","open":"09:30","close":"16:00"},{"date":"2024-07-03","open":"09:30","close":"13:00"},\
            {"date":"2024-07-05","open":"09:30","close":"16:00"}]""";

    private static final String CLOCK = "{\"timestamp\":\"2024-07-03T11:00:00-04:00\",\"is_open\":true,"
            + "\"next_open\":\"2024-07-05T09:30:00-04:00\",\"next_close\":\"2024-07-03T13:00:00-04:00\"}";

    private static Optional<String> told(Lie lie, String path, String body) {
        WebRequest request = new WebRequest("GET", path, Map.of(), Map.of("apca-api-secret-key", "hidden"), "");
        return lie.tell(request, WebResponse.json(200, body), NOW).map(WebResponse::body);
    }

    private static String snapshot(Lie lie) {
        return told(lie, "/v2/stocks/snapshots", SNAPSHOT).orElseThrow();
    }

    private static String positions(Oddity oddity) {
        return told(new Lie.OddList(oddity), "/v2/positions", POSITIONS).orElseThrow();
    }

    private static String days(CalendarFault fault) {
        return told(new Lie.FalseCalendar(fault), "/v2/calendar", DAYS).orElseThrow();
    }

    @Test
    void scaledPrices_areThoseOfQuotes_orAll() {
        String quotes = snapshot(new Lie.ScaledPrices(new BigDecimal("0.1"), false));
        String all = snapshot(new Lie.ScaledPrices(BigDecimal.TWO, true));

        assertTrue(quotes.contains("\"bp\":10.01,\"bs\":2,\"ap\":10.02") && quotes.contains("\"p\":100.15"), quotes);
        assertTrue(all.contains("\"p\":200.30") && all.contains("\"l\":199.80") && all.contains("\"v\":500"), all);
    }

    @Test
    void prices_areLeftAlone_inAnswersOfTheTradingApi() {
        Lie lie = new Lie.ScaledPrices(BigDecimal.TWO, true);

        assertEquals(Optional.empty(), told(lie, "/v2/positions", POSITIONS));
        assertThrows(IllegalArgumentException.class, () -> new Lie.ScaledPrices(BigDecimal.ZERO, true));
    }

    @Test
    void oneSidedQuotes_haveNoAsk() {
        String told = snapshot(new Lie.OneSidedQuotes());

        assertTrue(told.contains("\"bp\":100.10,\"bs\":2,\"ap\":0,\"as\":0"), told);
    }

    @Test
    void oddList_isOddInOneThing() {
        assertEquals("[]", positions(Oddity.EMPTY));
        assertFalse(positions(Oddity.MISSING_ITEM).contains("AAPL"));
        assertTrue(positions(Oddity.NULL_ITEM).startsWith("[null,{"));
        assertFalse(positions(Oddity.NO_QUANTITY).contains("\"qty\":\"10\""));
        assertTrue(positions(Oddity.NO_NUMBERS).contains("\"unrealized_pl\":\"N/A\""));
        assertTrue(positions(Oddity.UNKNOWN_CLASS).contains("us_future"));
        assertTrue(positions(Oddity.WRAPPED).startsWith("\uFEFF["));
    }

    @ParameterizedTest
    @EnumSource
    void oddList_leavesTheSecondItemAlone_unlessThereIsNone(Oddity oddity) {
        String second = POSITIONS.substring(POSITIONS.indexOf("{\"symbol\":\"F\""), POSITIONS.length() - 1);

        assertEquals(oddity != Oddity.EMPTY, positions(oddity).contains(second));
        assertEquals(Optional.empty(), told(new Lie.OddList(oddity), "/v2/account", "{\"equity\":\"1\"}"));
    }

    @ParameterizedTest
    @CsvSource({
        "PAST_ONLY, 1, 2024-07-02, 16:00",
        "TODAY_MISSING, 2, 2024-07-05, 16:00",
        "CLOSES_AT_16, 3, 2024-07-03, 16:00",
        "CLOSES_AT_13, 3, 2024-07-03, 13:00",
        "CLOSES_AT_20, 3, 2024-07-05, 20:00",
        "SUNDAYS, 3, 2024-06-30, 13:00"
    })
    void falseCalendar_isWrongInOneThing(CalendarFault fault, int days, String date, String close) {
        String told = days(fault);

        assertEquals(days, told.split("\"date\"", -1).length - 1, told);
        assertTrue(told.contains("{\"date\":\"" + date + "\",\"open\":\"09:30\",\"close\":\"" + close + "\"}"), told);
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, \"is_open\":true",
        "CLOSED, \"is_open\":false",
        "CLOSE_EARLIER, \"next_close\":\"2024-07-03T11:00:00-04:00\"",
        "CLOSE_LATER, \"next_close\":\"2024-07-03T16:00:00-04:00\"",
        "OPEN_EARLIER, \"next_open\":\"2024-07-05T07:30:00-04:00\"",
        "OPEN_LATER, \"next_open\":\"2024-07-12T09:30:00-04:00\"",
        "AHEAD, \"timestamp\":\"2024-07-03T15:00:00-04:00\"",
        "BEHIND, \"timestamp\":\"2024-07-03T07:00:00-04:00\""
    })
    void falseClock_isWrongInOneThing(ClockFault fault, String wrong) {
        String clock = told(new Lie.FalseClock(fault), "/v2/clock", CLOCK).orElseThrow();
        String field = wrong.substring(0, wrong.indexOf(':'));
        String right = CLOCK.substring(CLOCK.indexOf(field)).split("[,}]")[0];

        assertEquals(CLOCK.replace(right, wrong), clock);
        assertEquals(Optional.empty(), told(new Lie.FalseClock(fault), "/v2/calendar", DAYS));
    }

    @Test
    void falseField_isReplaced_whereItStands() {
        Lie lie = new Lie.FalseField("qty_available", "1000000");

        assertEquals(2, told(lie, "/v2/positions", POSITIONS).orElseThrow().split("1000000", -1).length - 1);
        assertEquals(Optional.empty(), told(lie, "/v2/account", "{\"equity\":\"1\"}"));
    }

    @Test
    void bodies_areGarbage_withoutEnd_orHoldTheKeys() {
        assertTrue(told(new Lie.Garbage(), "/v2/account", "{}").orElseThrow().contains("NaN"));
        assertTrue(told(new Lie.Endless(), "/v2/account", "{}").orElseThrow().length() > 16 << 20);
        assertTrue(
                told(new Lie.EchoedHeaders(), "/v2/account", "{}").orElseThrow().contains("hidden"));
    }

    @Test
    void truth_stays_whereItIsNoJson() {
        assertEquals(Optional.empty(), told(new Lie.ScaledPrices(BigDecimal.TWO, true), "/v2/stocks/bars", "<html>"));
    }
}
