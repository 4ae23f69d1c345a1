package activetrader.agent.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.json.Json;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesModelTest {
    private static final String SHEET = """
            # TIME
            utc=2026-03-02T15:30:00Z; date=2026-03-02; new_york_time=2026-03-02 10:30:00; trading_allowed=true; early_close=false; \
            minutes_to_flatten=325; minutes_to_close=330
            # RISK
            mode=ACTIVE; entries_allowed=true
            # HEADROOM
            max_new_position_value=10000; deployable_value=25000; positions_left=3; trades_left_today=5; \
            risk_per_trade=1000
            # TODAY
            consecutive_losses=0
            # POSITIONS
            none
            # MARKET
            spy.regime=BULL; qqq.regime=BEAR
            # SIGNALS
            rank|symbol|price|spread_percent|score|overall|rsi_14|macd_hist|vwap|atr_14_5min|relative_volume
            1|AAPL|200.00|0.01|72|BUY|58.1|0.12|198.9|0.80|1.6
            """;
    private static final String POSITION = """
            # POSITIONS
            symbol|qty|entry|price|pnl|r|stop|target|opened_at
            AAPL|100|199.00|200.00|100|0.6|197.40|203.00|2026-03-02T15:00:00Z
            """;
    private static final String HELD = SHEET.replace("# POSITIONS\nnone\n", POSITION);

    private final RulesModel model = new RulesModel();

    private AiMessage answer(String sheet, ChatMessage... more) {
        List<ChatMessage> messages = new ArrayList<>(List.of(SystemMessage.from("rules"), UserMessage.from(sheet)));
        messages.addAll(List.of(more));
        List<ToolSpecification> tools = Stream.of("buy", "sell", "close_position", "move_stop")
                .map(name -> ToolSpecification.builder().name(name).build())
                .toList();
        return model.chat(ChatRequest.builder()
                        .messages(messages)
                        .toolSpecifications(tools)
                        .build())
                .aiMessage();
    }

    private List<String> calls(String sheet) {
        return answer(sheet).toolExecutionRequests().stream()
                .map(call ->
                        call.name() + " " + Json.readObject(call.arguments()).get("symbol"))
                .toList();
    }

    @Test
    void answer_buysWithinTheLimits_whenEveryRuleIsMet() {
        ToolExecutionRequest buy = answer(SHEET).toolExecutionRequests().getFirst();

        assertEquals("buy", buy.name());
        assertTrue(
                buy.arguments()
                        .startsWith(
                                "{\"symbol\":\"AAPL\",\"quantity\":49,\"stop_loss\":198.40,\"take_profit\":203.52,"),
                buy.arguments());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "|BUY|~|HOLD|",
                "|72|~|39.9|",
                "|58.1|~|67|",
                "|58.1|~|44.9|",
                "|198.9|~|200.01|",
                "|1.6~|0.9",
                "|0.01|~|0.5|",
                "|0.80|~|-|",
                "|0.80|~|0.29|",
                "trading_allowed=true~trading_allowed=false",
                "entries_allowed=true~entries_allowed=false",
                "positions_left=3~positions_left=0",
                "trades_left_today=5~trades_left_today=0",
                "deployable_value=25000~deployable_value=100",
                "consecutive_losses=0~consecutive_losses=2",
                "minutes_to_flatten=325~minutes_to_flatten=59",
                "minutes_to_close=330~minutes_to_close=380",
                "spy.regime=BULL~spy.regime=BEAR",
                "qqq.regime=BEAR~qqq.regime=-",
                "spy.regime=BULL;~spy.regime=-;",
                "spy.regime=BULL; qqq.regime=BEAR~none",
            })
    void answer_staysInCash_whenOneRuleIsNotMet(String part, String instead) {
        assertTrue(SHEET.contains(part), part);

        AiMessage answer = answer(SHEET.replace(part, instead));

        assertFalse(answer.hasToolExecutionRequests(), answer.toString());
        assertTrue(answer.text().endsWith("<FINISH_SIGNAL>"));
    }

    /// Each number of the strategy, at a value by which this setup is entered no more.
    @ParameterizedTest
    @CsvSource({
        "min_score, 73",
        "min_rsi, 59",
        "max_rsi, 58",
        "min_relative_volume, 1.7",
        "min_price, 201",
        "min_atr, 0.81",
        "min_stop_percent, 0.81",
        "regime, both",
        "first_minutes, 61",
        "last_minutes, 326",
        "max_entries_per_day, 0",
    })
    void answer_staysInCash_byTheStrategysNumbers(String key, String value) {
        assertEquals(List.of(), Strategies.calls(SHEET, Strategies.with(key, value)));
    }

    @Test
    void answer_hasStopTargetAndSize_byTheStrategysNumbers() {
        assertTrue(
                Strategies.arguments(SHEET, Strategies.with("stop_atr", "3"))
                        .contains("\"stop_loss\":197.60,\"take_profit\":205.28"),
                Strategies.arguments(SHEET, Strategies.with("stop_atr", "3")));
        assertTrue(
                Strategies.arguments(SHEET, Strategies.with("reward_risk", "3")).contains("\"take_profit\":204.80"));
        assertTrue(Strategies.arguments(SHEET, Strategies.with("headroom_percent", "50"))
                .contains("\"quantity\":25,"));
    }

    @Test
    void answer_buysInAFallingMarket_whenTheRegimeRuleIsOff() {
        String falling = SHEET.replace("spy.regime=BULL", "spy.regime=BEAR");

        assertEquals(List.of(), Strategies.calls(falling, StrategySettings.defaults()));
        assertEquals(List.of("buy"), Strategies.calls(falling, Strategies.with("regime", "off")));
    }

    /// The position is 30 minutes old, at 0.6 R, 325 minutes before the flatten, with an RSI of 58.1.
    @ParameterizedTest
    @CsvSource({
        "exit_rsi, 58",
        "leave_before_flatten_minutes, 325",
    })
    void answer_leaves_byTheStrategysNumbers(String key, String value) {
        assertEquals(List.of(), Strategies.calls(HELD, Strategies.with("regime", "both")));
        assertEquals(List.of("close_position"), Strategies.calls(HELD, Strategies.with(key, value)));
    }

    /// The position is 30 minutes old and has reached 0.6 R.
    @ParameterizedTest
    @CsvSource({"30, 0.7, close_position", "31, 0.7,", "30, 0.6,", "90, 0.7,"})
    void answer_leavesWhatHasNotMoved_byTheStrategysTimeStop(String minutes, String r, String call) {
        StrategySettings strategy = Strategies.with(Strategies.with("time_stop_minutes", minutes), "time_stop_r", r);

        assertEquals(call == null ? List.of() : List.of(call), Strategies.calls(HELD, strategy));
    }

    /// The position in AAPL is 30 minutes old.
    @Test
    void answer_waitsBetweenEntries_byTheStrategysPause() {
        String second = HELD.replace("1|AAPL|", "1|MSFT|");

        assertEquals(List.of("buy"), Strategies.calls(second, Strategies.with("entry_pause_minutes", "30")));
        assertEquals(List.of(), Strategies.calls(second, Strategies.with("entry_pause_minutes", "31")));
    }

    @Test
    void answer_staysInCash_afterTheStrategysLossesInARow() {
        String losing = SHEET.replace("consecutive_losses=0", "consecutive_losses=2");

        assertEquals(List.of("buy"), Strategies.calls(losing, Strategies.with("losses_to_pause", "3")));
        assertEquals(List.of(), Strategies.calls(losing, Strategies.with("losses_to_pause", "2")));
    }

    /// Where the usual volume is not known, the volume part of the score decides.
    @Test
    void answer_needsTheStrategysVolumeScore_whenTheUsualVolumeIsNotKnown() {
        String unknown =
                SHEET.replace("|relative_volume", "|relative_volume|volume").replace("|1.6", "|-|0.5");

        assertEquals(List.of("buy"), Strategies.calls(unknown, Strategies.with("min_volume_score", "0.5")));
        assertEquals(List.of(), Strategies.calls(unknown, Strategies.with("min_volume_score", "0.6")));
        assertEquals(List.of("buy"), Strategies.calls(SHEET, Strategies.with("min_volume_score", "0.6")));
    }

    @Test
    void answer_waits_whileThePositionSettles() {
        String turned = HELD.replace("|BUY|", "|SELL|");

        assertEquals(List.of("close_position"), Strategies.calls(turned, Strategies.with("settling_minutes", "30")));
        assertEquals(List.of(), Strategies.calls(turned, Strategies.with("settling_minutes", "31")));
    }

    @Test
    void answer_entersASymbolOnceADay() {
        assertEquals(List.of("buy AAPL"), calls(SHEET));
        assertEquals(List.of(), calls(SHEET));
        assertEquals(List.of("buy AAPL"), calls(SHEET.replace("2026-03-02", "2026-03-03")));
    }

    @Test
    void answer_holds_whenNoExitRuleIsMet() {
        AiMessage answer = answer(HELD);

        assertFalse(answer.hasToolExecutionRequests());
        assertTrue(answer.text().startsWith("Holding 1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "|72|BUY|~|-30|SELL|",
                "|58.1|~|75|",
                "|0.12|198.9|~|-0.01|200.5|",
                "minutes_to_flatten=325~minutes_to_flatten=10",
                "|0.6|~|0.4|",
            })
    void answer_closes_whenAnExitRuleIsMet(String part, String instead) {
        String older = HELD.replace("15:00:00Z\n", "14:00:00Z\n");
        assertTrue(older.contains(part), part);

        assertEquals(List.of("close_position AAPL"), calls(older.replace(part, instead)));
    }

    @Test
    void answer_leavesAFreshPositionAlone() {
        String fresh = HELD.replace("15:00:00Z\n", "15:20:00Z\n").replace("|72|BUY|", "|-30|SELL|");

        assertEquals(List.of(), calls(fresh));
    }

    @Test
    void answer_waitsBetweenEntries() {
        String second = HELD.replace("1|AAPL|", "1|MSFT|");

        assertEquals(List.of(), calls(second.replace("15:00:00Z\n", "15:16:00Z\n")));
        assertEquals(List.of("buy MSFT"), calls(second.replace("15:00:00Z\n", "15:15:00Z\n")));
    }

    @Test
    void answer_letsAProtectedWinnerRun() {
        String older = HELD.replace("15:00:00Z\n", "13:00:00Z\n").replace("|0.6|197.40", "|0.2|199.00");

        assertEquals(List.of(), calls(older));
    }

    @Test
    void answer_leavesThePartThatIsTakenAtOneR_toTheDesk() {
        assertEquals(List.of(), calls(HELD.replace("|0.6|", "|1.1|")));
    }

    @Test
    void answer_asksAgainWithTheAllowedSize_thenFinishes() {
        AiMessage buy = answer(SHEET);
        ToolExecutionResultMessage denied = ToolExecutionResultMessage.from(
                buy.toolExecutionRequests().getFirst(), "{\"success\":false,\"max_quantity\":12}");

        AiMessage retry = answer(SHEET, buy, denied);

        assertTrue(retry.toolExecutionRequests().getFirst().arguments().contains("\"quantity\":12"));
        AiMessage end = answer(SHEET, buy, denied, retry, denied);
        assertEquals("Cycle done: buy refused, buy refused. <FINISH_SIGNAL>", end.text());
    }
}
