package activetrader.agent.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.agent.custom.CustomChat;
import activetrader.json.Json;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningRangeModelTest {
    private static final String SHEET = """
            # TIME
            utc=2026-03-02T15:00:00Z; date=2026-03-02; minutes_to_close=360; minutes_to_flatten=355; trading_allowed=true
            # RISK
            entries_allowed=true
            # HEADROOM
            risk_per_trade=100; max_new_position_value=10000; deployable_value=25000; positions_left=3; trades_left_today=5
            # TODAY
            consecutive_losses=0
            """;
    private static final List<ToolSpecification> TOOLS = Stream.of(
                    "scan_signals", "get_stock_bars", "buy", "close_position")
            .map(name -> ToolSpecification.builder().name(name).build())
            .toList();

    private final CustomChat model = new CustomChat(new OpeningRangeModel(StrategySettings.defaults()));
    private final List<ChatMessage> messages = new ArrayList<>();
    private String scan = scanned("AAPL", "101.10", "2.5");
    private String fives = bars("2026-03-02T14:30:00Z", "100", "101", "99", "100.9");
    private String days = daily("100", 2_000_000);

    private static String scanned(String symbol, String price, String relativeVolume) {
        return Json.write(Map.of(
                "signals",
                List.of(Map.of(
                        "symbol",
                        symbol,
                        "price",
                        new BigDecimal(price),
                        "relative_volume",
                        new BigDecimal(relativeVolume)))));
    }

    private static Map<String, Object> table(List<?> rows) {
        return Map.of("columns", List.of("start", "open", "high", "low", "close", "volume", "vwap"), "bars", rows);
    }

    private static String bars(Object... first) {
        List<Object> row = new ArrayList<>(List.of(first));
        row.addAll(List.of(1_000, 100));
        return Json.write(table(List.of(row)));
    }

    /// Fifteen days with a true range of $2 each, and today's.
    private static String daily(String close, long volume) {
        List<List<Object>> rows = new ArrayList<>();
        for (int day = 15; day >= 0; day--) {
            rows.add(List.of(
                    LocalDate.of(2026, 3, 2).minusDays(day) + "T05:00:00Z", "100", "101", "99", close, volume, "100"));
        }
        return Json.write(table(rows));
    }

    private AiMessage ask(String sheet) {
        messages.add(UserMessage.from(sheet));
        return next();
    }

    private AiMessage next() {
        AiMessage answer = model.chat(ChatRequest.builder()
                        .messages(messages)
                        .toolSpecifications(TOOLS)
                        .build())
                .aiMessage();
        messages.add(answer);
        return answer;
    }

    private AiMessage answered(AiMessage calls) {
        calls.toolExecutionRequests()
                .forEach(call -> messages.add(ToolExecutionResultMessage.from(call, answer(call))));
        return next();
    }

    private String answer(ToolExecutionRequest call) {
        return switch (call.name()) {
            case "scan_signals" -> scan;
            case "get_stock_bars" -> call.arguments().contains("5Min") ? fives : days;
            default -> "{\"success\":true}";
        };
    }

    /// All rounds of a cycle, the last message.
    private AiMessage cycle(String sheet) {
        AiMessage answer = ask(sheet);
        while (answer.hasToolExecutionRequests()
                && !answer.toolExecutionRequests().getFirst().name().equals("buy")) {
            answer = answered(answer);
        }
        return answer;
    }

    /// ATR(14) is $2, so the stop is $0.20 below the price; $100 at risk are 500 shares, 98 % of $10,000 are 96.
    @Test
    void breakout_isBought_withAStopOfATenthOfTheDaysRange() {
        AiMessage answer = cycle(SHEET);

        Map<String, Object> buy =
                Json.readObject(answer.toolExecutionRequests().getFirst().arguments());
        assertEquals("AAPL", buy.get("symbol"));
        assertEquals("100.90", String.valueOf(buy.get("stop_loss")).replaceFirst("^100\\.9$", "100.90"));
        assertEquals("96", String.valueOf(buy.get("quantity")));
        assertFalse(buy.containsKey("take_profit"));
        assertEquals("Cycle done. <FINISH_SIGNAL>", answered(answer).text());
    }

    @Test
    void symbol_isEnteredOnceADay() {
        cycle(SHEET);
        messages.clear();

        assertTrue(cycle(SHEET).text().startsWith("No stock is in play."));
    }

    @ParameterizedTest
    @CsvSource({
        "100.99, 2.5, 100.9", // below the high
        "101.21, 2.5, 100.9", // further above it than the stop distance
        "101.10, 0.9, 100.9", // not in play
        "101.10, 2.5, 99.9", // the first five minutes fell
        "4.90, 2.5, 100.9", // too cheap
    })
    void nothing_isBought_withoutABreakout(String price, String relativeVolume, String close) {
        scan = scanned("AAPL", price, relativeVolume);
        fives = bars("2026-03-02T14:30:00Z", "100", "101", "99", close);

        assertFalse(cycle(SHEET).hasToolExecutionRequests());
    }

    @Test
    void quietStock_isNotBought() {
        days = daily("100", 999_999);

        assertFalse(cycle(SHEET).hasToolExecutionRequests());
    }

    @ParameterizedTest
    @CsvSource({
        "minutes_to_close=360, minutes_to_close=386", // the first five minutes are not over
        "minutes_to_close=360, minutes_to_close=269", // 121 minutes after the open
        "trading_allowed=true, trading_allowed=false",
        "entries_allowed=true, entries_allowed=false",
        "positions_left=3, positions_left=0",
        "consecutive_losses=0, consecutive_losses=2",
    })
    void nothing_isLookedFor_whenNothingMayBeEntered(String part, String instead) {
        assertFalse(ask(SHEET.replace(part, instead)).hasToolExecutionRequests());
    }

    @Test
    void lastMinuteOfTheWindow_isOpen() {
        assertTrue(ask(SHEET.replace("minutes_to_close=360", "minutes_to_close=270"))
                .hasToolExecutionRequests());
    }

    @Test
    void positions_areClosed_atTheEndOfTheDay() {
        String sheet = SHEET.replace("minutes_to_flatten=355", "minutes_to_flatten=10")
                + "# POSITIONS\nsymbol|qty|entry\nAAPL|10|100\n";

        assertEquals(
                List.of("close_position"),
                ask(sheet).toolExecutionRequests().stream()
                        .map(ToolExecutionRequest::name)
                        .toList());
    }

    @Test
    void unreadableAnswers_areNoBreakout() {
        fives = "ERROR: no bars";

        assertFalse(cycle(SHEET).hasToolExecutionRequests());
    }
}
