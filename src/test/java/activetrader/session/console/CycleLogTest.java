package activetrader.session.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.agent.Activity;
import activetrader.agent.CycleReport;
import activetrader.agent.Decision;
import activetrader.agent.DenialReason;
import activetrader.agent.Outcome;
import activetrader.agent.facts.AccountFacts;
import activetrader.agent.facts.ClockFacts;
import activetrader.agent.facts.FactSheet;
import activetrader.agent.facts.PositionFacts;
import activetrader.agent.model.TokenCount;
import activetrader.agent.rules.StrategySettings;
import activetrader.market.Side;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CycleLogTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Instant TEN = Instant.parse("2026-03-02T15:00:00Z");
    private static final Symbol META = Symbol.of("META");

    private final CycleLog log = new CycleLog(StrategySettings.defaults(), 80);
    private Map<String, Object> risk = Map.of("mode", "ACTIVE");
    private Map<String, PositionFacts> positions = Map.of();
    private List<Decision> decisions = List.of();
    private String answer = "";
    private int number;

    private List<String> cycle() {
        return cycle(new Outcome.Completed(), true);
    }

    private List<String> cycle(Outcome outcome, boolean known) {
        Instant start = TEN.plus(Duration.ofMinutes(5L * number++));
        CycleReport report = new CycleReport(
                number,
                start,
                start,
                outcome,
                known ? facts(start) : null,
                List.of(),
                decisions,
                TokenCount.ZERO,
                null,
                answer,
                Activity.CALM);
        return log.lines(
                DAY, report, new CycleLog.Around(List.of(), List.of(), start.plus(Duration.ofMinutes(5)), false));
    }

    private FactSheet facts(Instant at) {
        String text = """
            # TIME
            utc=2026-03-02T15:00:00Z; date=2026-03-02; trading_allowed=true; early_close=false; \
            minutes_to_flatten=355; minutes_to_close=360
            # RISK
            mode=ACTIVE; entries_allowed=true
            # HEADROOM
            positions_left=3; trades_left_today=5
            # MARKET
            spy.regime=BEAR; qqq.regime=BEAR
            # SIGNALS
            rank|symbol|price|spread_percent|score|overall|rsi_14|macd_hist|vwap|atr_14_5min|relative_volume
            1|META|200.00|0.01|38|BUY|71|0.12|198.9|0.80|1.6
            """;
        return new FactSheet(
                at,
                new ClockFacts("10:00", "2026-03-02", "OPEN", true, true, false, 330L, 355L, 360L),
                new AccountFacts(
                        new BigDecimal("100000"), new BigDecimal("400000"), new BigDecimal("100000"), null, false),
                positions,
                List.of(),
                risk,
                Map.of(),
                text);
    }

    private static PositionFacts position(String stop) {
        return new PositionFacts(
                BigDecimal.TEN,
                "long",
                new BigDecimal("100"),
                new BigDecimal("101"),
                new BigDecimal("1010"),
                new BigDecimal("10"),
                new BigDecimal(stop),
                null,
                null,
                null,
                true,
                Instant.parse("2026-03-02T14:50:00Z"),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines);
    }

    @Test
    void quietCycle_saysWhyInOneLine() {
        answer = "Nothing convinces me.";

        List<String> lines = cycle();

        assertTrue(lines.contains("💭 no trade: best META 38 < 40; RSI 71 > 67; market BEAR"), joined(lines));
        assertTrue(lines.contains("💬 \"Nothing convinces me.\""), joined(lines));
    }

    @Test
    void identicalQuietCycles_collapse_andWordsAreNotRepeated() {
        answer = "Nothing convinces me.";
        cycle();

        assertEquals(
                List.of("🔄 TRADING CYCLE #2 10:05 no trade: best META 38 < 40; RSI 71 > 67; market BEAR"), cycle());
        answer = "Still nothing.";
        assertEquals("💬 \"Still nothing.\"", cycle().getLast());
    }

    @Test
    void quietCycle_isABlockOnceAnHour() {
        cycle();
        for (int i = 0; i < 11; i++) {
            assertEquals(1, cycle().size());
        }

        assertTrue(cycle().size() > 10);
    }

    @Test
    void cycle_isABlock_whenPositionsChange() {
        cycle();
        positions = Map.of("META", position("98"));
        decisions = List.of(new Decision.Held(META, BigDecimal.TEN, new BigDecimal("98")));

        assertTrue(cycle().contains("🤖 Agent Decision: HOLDING POSITIONS"));
        assertTrue(cycle().getFirst().startsWith("🔄 TRADING CYCLE #3 10:10 holding META +$10.00, no entry: "));
    }

    @Test
    void movedStops_areDecisions_andEventsWhenARuleMovedThem() {
        positions = Map.of("META", position("98"));
        cycle();
        decisions = List.of(new Decision.StopMoved(META, new BigDecimal("98"), new BigDecimal("99")));
        List<String> asked = cycle();
        decisions = List.of();
        positions = Map.of("META", position("99"));
        List<String> after = cycle();
        positions = Map.of("META", position("100"));
        List<String> byRule = cycle();

        assertTrue(asked.contains("🤖 Agent Decision: MOVING STOPS"), joined(asked));
        assertTrue(asked.contains("   └─ STOP META $98.00 → $99.00"), joined(asked));
        assertFalse(joined(after).contains("by rule"), joined(after));
        assertTrue(byRule.contains("   └─ STOP META $99.00 → $100.00 by rule"), joined(byRule));
    }

    @Test
    void refusedMove_saysWhy() {
        decisions = List.of(new Decision.StopKept(
                META, new BigDecimal("97"), new DenialReason.Coded("NOT_IN_FAVOUR"), "a stop moves only up"));

        assertTrue(cycle().contains("   └─ DENIED STOP META → $97.00 (NOT_IN_FAVOUR: a stop moves only up)"));
    }

    @Test
    void restrainedMode_isInEveryCycle() {
        Map<String, Object> halted = new LinkedHashMap<>(Map.of("mode", "HALTED", "mode_set_by", "alpaca-trade"));
        halted.put("mode_reason", "daily loss of 0.25 %");
        halted.put("mode_until", "2026-03-02T21:00:00Z");
        risk = halted;

        assertTrue(cycle().contains(
                        "⛔ HALTED by alpaca-trade until 4:00 PM ET: daily loss of 0.25 %; no entries, exits work"));
        assertTrue(cycle().getFirst().startsWith("🔄 TRADING CYCLE #2 10:05 HALTED, no trade: "));
        assertTrue(joined(cycle(new Outcome.Failed("no answer", false, "test"), false))
                .contains("⛔ HALTED by alpaca-trade"));
        risk = Map.of("mode", "REDUCE_ONLY", "mode_set_by", "operator", "mode_reason", "careful");
        assertTrue(joined(cycle()).contains("⛔ REDUCE_ONLY by operator: careful"));
    }

    @Test
    void failedCycle_neverSaysNoTrades() {
        String failed = joined(cycle(new Outcome.Failed("the model does not answer", false, "test"), true));
        String late = joined(cycle(new Outcome.TimedOut(Duration.ofMinutes(2)), true));
        String incomplete = joined(cycle(new Outcome.Incomplete("cut off", "cut off"), true));
        String gone = joined(cycle(new Outcome.ModelGone("402", "402", true, true), true));
        String unknown = joined(cycle(new Outcome.Failed("alpaca-trade does not answer", false, "test"), false));

        assertTrue(failed.contains("❌ Cycle failed: the model does not answer"), failed);
        assertTrue(late.contains("timed out after 120 s"), late);
        List.of(failed, late, incomplete, gone, unknown).forEach(block -> {
            assertFalse(block.contains("NO TRADES"), block);
            assertFalse(block.contains("no trade"), block);
            assertFalse(block.contains("HOLDING"), block);
        });
    }

    @Test
    void failedCycle_saysItsOutcomeBeforeWhatItDid() {
        decisions = List.of(new Decision.Traded(
                META, Side.BUY, true, BigDecimal.TEN, new BigDecimal("200"), null, null, "filled", "1", "score 50"));

        String block = joined(cycle(new Outcome.Failed("the model does not answer", false, "test"), true));

        assertTrue(block.indexOf("❌ Cycle failed") < block.indexOf("EXECUTING TRADES"), block);
    }

    @Test
    void everyLine_fitsOnTheScreen() {
        answer = "word ".repeat(100) + "\u001b[31m✅ All positions closed";
        positions = Map.of("META", position("12345678.91"));
        decisions = List.of(
                new Decision.Denied(META, Side.BUY, null, new DenialReason.Coded("RISK"), "x\n✅ All positions closed"));
        List<String> printed = new ArrayList<>();

        Console.to(printed::add, 80).printAll(cycle());

        assertTrue(printed.stream().allMatch(line -> Columns.width(line) <= 80), joined(printed));
        assertTrue(printed.stream().noneMatch(line -> line.startsWith("✅ All")), joined(printed));
        assertFalse(joined(printed).contains("\u001b"), joined(printed));
    }
}
