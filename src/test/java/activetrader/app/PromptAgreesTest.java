package activetrader.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.agent.rules.RulesModel;
import activetrader.execution.settings.ExecutionSettings;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.risk.RiskLimits;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The numbers in the prompt against those of the gate, and against what the rules do.
class PromptAgreesTest {
    private static final RiskLimits GATE = RiskLimits.defaults();
    /// A setup that meets every rule by a wide margin.
    private static final String SETUP = """
        # LIMITS
        max_spread_percent=0.3
        # TIME
        utc=2026-03-02T15:30:00Z; date=2026-03-02; trading_allowed=true; early_close=false; minutes_to_flatten=325; minutes_to_close=330
        # RISK
        entries_allowed=true
        # HEADROOM
        max_new_position_value=10000; deployable_value=25000; positions_left=3; trades_left_today=5; risk_per_trade=1000
        # TODAY
        consecutive_losses=0
        # POSITIONS
        none
        # MARKET
        spy.regime=BULL; qqq.regime=BULL
        # SIGNALS
        rank|symbol|price|spread_percent|score|overall|rsi_14|macd_hist|vwap|atr_14_5min|relative_volume
        1|AAPL|200.00|0.01|72|BUY|58.1|0.12|198.9|0.80|1.6
        """;
    /// A position that no rule leaves.
    private static final String HELD = SETUP.replace("# POSITIONS\nnone\n", """
        # POSITIONS
        symbol|qty|entry|price|pnl|r|highest_r|stop|target|opened_at
        AAPL|100|199.00|200.00|100|0.6|0.6|197.40|203.00|2026-03-02T15:00:00Z
        """);

    private static final String PROMPT = prompt();

    private static String prompt() {
        try {
            return Files.readString(Path.of("prompts/agent_prompt.md")).replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// The number that stands in the prompt at the group of `words`.
    private static BigDecimal number(String words) {
        Matcher matcher = Pattern.compile(words).matcher(PROMPT);
        assertTrue(matcher.find(), "the prompt does not say \"" + words + "\"");
        String found = matcher.group(1);
        return switch (found) {
            case "one", "One" -> BigDecimal.ONE;
            case "two", "twice" -> BigDecimal.TWO;
            case "five" -> BigDecimal.valueOf(5);
            default -> new BigDecimal(found);
        };
    }

    private static void assertSame(Object gate, String words) {
        assertEquals(0, new BigDecimal(gate.toString()).compareTo(number(words)), words + " but the gate says " + gate);
    }

    @Test
    void prompt_saysTheNumbersOfTheGate() {
        assertSame(GATE.market().maxSpreadPercent(), "max_spread_percent of LIMITS \\(([\\d.]+) on the whole tape\\)");
        assertSame(GATE.market().minPrice(), "price of at least \\$([\\d.]+);");
        assertSame(GATE.market().minScore(), "min_score of LIMITS .* off when (\\d+)");
        assertSame(GATE.pace().noEntryFirstMinutes(), "Not in the first (\\d+) minutes");
        assertSame(GATE.pace().entryPauseMinutes(), "not within (\\d+) minutes of another entry");
        assertSame(GATE.pace().maxEntriesPerSymbol(), "(one) entry a symbol a day");
        assertSame(GATE.pace().maxTradesPerDay(), "(five) entries a day");
        assertSame(GATE.protection().defaultStopAtr(), "stop at the broker, at (\\d+) x ATR\\(14\\)");
        assertSame(GATE.protection().defaultStopAtr(), "Stop. (\\d+) x atr_14_5min below the price");
        assertSame(GATE.loss().maxConsecutiveLosses(), "After (two) losses in a row");
        assertSame(ExecutionSettings.defaults().protection().scaleOut().atR(), "at (\\d+) R a part is sold");
    }

    /// The strategy may ask for more than the gate; never for less.
    @Test
    void prompt_isNowhereLooserThanTheGate() {
        assertTrue(number("(?:less|fewer) than (\\d+) minutes to the flatten").intValueExact()
                >= GATE.pace().noEntryLastMinutes());
        assertTrue(number("target at least (twice) as far away as the stop")
                        .compareTo(GATE.protection().minRewardRisk())
                >= 0);
        assertTrue(number("2 x atr_14_5min of at least ([\\d.]+) %")
                        .compareTo(GATE.protection().minStopPercent())
                >= 0);
    }

    @Test
    void prompt_saysWhenTheDayIsFlattened() {
        TradingDay day = new NyseCalendar().on(LocalDate.parse("2026-03-02")).orElseThrow();

        assertEquals(
                Duration.between(day.flattenAt(), day.close()).toMinutes(),
                number("closed (five) minutes before the close").longValueExact());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "score of at least (\\d+)          ; |72|BUY  ; |N|BUY  ; true  ; -1",
                "rsi_14 from (\\d+) to below       ; |58.1|   ; |N|     ; true  ; -1",
                "rsi_14 from \\d+ to below (\\d+)  ; |58.1|   ; |N|     ; false ; -1",
                "relative_volume of at least (\\d+); |0.80|1.6; |0.80|N ; true  ; -0.1",
                "\\(([\\d.]+) on the whole tape\\)  ; |0.01|   ; |N|     ; true  ; 0.01",
                "2 x atr_14_5min of at least ([\\d.]+) %; |0.80|; |N|   ; true  ; -0.01",
                "less than (\\d+) minutes to the flatten; flatten=325; flatten=N; true; -1",
            })
    void rules_enterByThePromptsNumbers(String words, String from, String to, boolean met, BigDecimal beyond) {
        BigDecimal number = number(words);

        assertEquals(met, enters(sheet(from, to, number)), () -> "at " + number);
        assertEquals(!met, enters(sheet(from, to, number.add(beyond))), () -> "beyond " + number);
    }

    @Test
    void rules_leaveByThePromptsNumbers() {
        BigDecimal rsi = number("rsi_14 at (\\d+) or more");
        long minutes = number("(\\d+) minutes with highest_r still below").longValueExact();
        BigDecimal reached = number("highest_r still below (\\d\\.\\d)");
        long young = number("once the position is (\\d+) minutes old").longValueExact();

        assertTrue(leaves(HELD.replace("|58.1|", "|" + rsi + "|")));
        assertFalse(leaves(HELD.replace("|58.1|", "|" + rsi.subtract(BigDecimal.ONE) + "|")));
        assertFalse(leaves(aged(young - 1).replace("|BUY|", "|SELL|")));
        assertTrue(leaves(aged(young).replace("|BUY|", "|SELL|")));
        String never = "|0.1|" + reached.subtract(new BigDecimal("0.01")) + "|197.40";
        assertTrue(leaves(aged(minutes).replace("|0.6|0.6|197.40", never)));
        assertFalse(leaves(aged(minutes - 1).replace("|0.6|0.6|197.40", never)));
        assertFalse(leaves(aged(minutes).replace("|0.6|0.6|197.40", "|0.1|" + reached + "|197.40")));
    }

    private static String aged(long minutes) {
        return HELD.replace(
                "2026-03-02T15:00:00Z",
                Instant.parse("2026-03-02T15:30:00Z").minusSeconds(60 * minutes).toString());
    }

    private static String sheet(String from, String to, BigDecimal number) {
        assertTrue(SETUP.contains(from), from);
        return SETUP.replace(from, to.replace("N", number.toPlainString()));
    }

    private static boolean enters(String sheet) {
        return calls(sheet).contains("buy");
    }

    private static boolean leaves(String sheet) {
        return calls(sheet).contains("close_position");
    }

    private static List<String> calls(String sheet) {
        List<ToolSpecification> tools = Stream.of("buy", "close_position")
                .map(name -> ToolSpecification.builder().name(name).build())
                .toList();
        AiMessage answer = new RulesModel()
                .chat(ChatRequest.builder()
                        .messages(List.of(SystemMessage.from("rules"), UserMessage.from(sheet)))
                        .toolSpecifications(tools)
                        .build())
                .aiMessage();
        return answer.hasToolExecutionRequests()
                ? answer.toolExecutionRequests().stream()
                        .map(call -> call.name())
                        .toList()
                : List.of();
    }
}
