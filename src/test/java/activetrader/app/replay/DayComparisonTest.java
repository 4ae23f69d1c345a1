package activetrader.app.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.agent.model.TokenCount;
import activetrader.agent.recorded.CycleTranscript;
import activetrader.agent.recorded.RecordedAnswer;
import activetrader.agent.recorded.RecordedUse;
import activetrader.app.replay.Difference.Part;
import activetrader.journal.TradeRow;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayComparisonTest {
    private static final Instant OPEN = Instant.parse("2026-03-02T14:30:00Z");
    private static final String ID = "bfc84610-0bfc-4e42-987b-bcbfdd7e532f";
    private static final String OTHER_ID = "e474c66a-4b98-4030-9bef-19fc8e7b845f";

    private static CycleTranscript cycle(int number, int minute, String calls, String result) {
        return new CycleTranscript(
                number,
                OPEN.plus(Duration.ofMinutes(minute)),
                "# TODAY\ntrades=0",
                List.of(new RecordedAnswer(
                        "gpt",
                        "",
                        List.of(new RecordedAnswer.Call("c", "buy", calls)),
                        "STOP",
                        Duration.ZERO,
                        TokenCount.ZERO)),
                List.of(new RecordedUse("buy", calls, result)),
                "completed",
                "BUY",
                new TokenCount(100, 0, 10),
                new BigDecimal("0.01"));
    }

    private static TradeRow fill(int minute, String price) {
        return new TradeRow(
                OPEN.plus(Duration.ofMinutes(minute)),
                LocalDate.of(2026, 3, 2),
                TradeRow.Action.BUY,
                Symbol.of("F"),
                Side.BUY,
                Quantity.of("5"),
                Price.of(price),
                BigDecimal.ZERO,
                new BigDecimal("5"),
                Price.of(price),
                new BigDecimal("60"),
                ID,
                null,
                "x1",
                "");
    }

    private static DayRecord day(List<CycleTranscript> cycles, TradeRow... fills) {
        return new DayRecord(cycles, List.of(fills));
    }

    private static Difference first(DayRecord then, DayRecord now) {
        return DayComparison.of(then, now)
                .firstDivergence()
                .orElseThrow()
                .differences()
                .getFirst();
    }

    @Test
    void sameDay_hasNoDivergence_butForIds() {
        DayRecord then = day(List.of(cycle(1, 0, "{}", "ordered " + ID)), fill(1, "12"));

        assertTrue(DayComparison.of(then, day(List.of(cycle(1, 0, "{}", "ordered " + OTHER_ID)), fill(1, "12")))
                .firstDivergence()
                .isEmpty());
    }

    @Test
    void answersComeBeforeOrders_andOrdersBeforeFills() {
        DayRecord then = day(List.of(cycle(1, 0, "{}", "ordered")), fill(1, "12"));

        assertEquals(
                Part.ANSWER,
                first(then, day(List.of(cycle(1, 0, "{\"quantity\":1}", "denied")), fill(1, "13")))
                        .part());
        assertEquals(
                Part.RESULT,
                first(then, day(List.of(cycle(1, 0, "{}", "denied")), fill(1, "13")))
                        .part());
        Difference fill = first(then, day(List.of(cycle(1, 0, "{}", "ordered")), fill(1, "13")));
        assertEquals("fills, fills 1: recorded BUY 5 F at 12, replayed BUY 5 F at 13", fill.line());
    }

    @Test
    void fills_belongToTheCycleBeforeThem() {
        List<CycleTranscript> cycles = List.of(cycle(1, 0, "{}", "ordered"), cycle(2, 5, "{}", "ordered"));

        DayComparison compared = DayComparison.of(day(cycles, fill(6, "12")), day(cycles));

        assertEquals(2, compared.firstDivergence().orElseThrow().number());
    }

    @Test
    void cycleAtAnotherTime_isPairedWithTheNearest() {
        DayRecord then = day(List.of(cycle(1, 0, "{}", "ordered"), cycle(2, 10, "{}", "ordered")));
        DayRecord now = day(List.of(cycle(1, 1, "{}", "ordered"), cycle(2, 5, "{}", "ordered")));

        List<CycleComparison> cycles = DayComparison.of(then, now).cycles();

        assertEquals(
                List.of(0L, 1L, 1L),
                cycles.stream().map(cycle -> cycle.count(Part.CYCLE)).toList());
    }

    @Test
    void result_countsTokensAndCost_ofTheRecordAlone_whenItsAnswersWereGivenAgain() {
        DayRecord then = day(List.of(cycle(1, 0, "{}", "ordered")), fill(1, "12"));

        ReplayResult result = ReplayResult.of(LocalDate.of(2026, 3, 2), "recorded", true, DayComparison.of(then, then));

        assertEquals(110, result.recorded().tokens());
        assertEquals(new BigDecimal("0.01"), result.recorded().cost());
        assertEquals(0, result.replayed().tokens());
        assertEquals(BigDecimal.ZERO, result.replayed().cost());
    }
}
