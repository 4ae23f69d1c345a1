package activetrader.app.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.agent.Activity;
import activetrader.agent.CycleReport;
import activetrader.agent.Outcome;
import activetrader.agent.model.TokenCount;
import activetrader.app.services.daemon.CycleCounter;
import activetrader.app.services.daemon.DaemonState;
import activetrader.journal.OrderRecord;
import activetrader.market.OrderStatus;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.metrics.CycleMetrics;
import activetrader.metrics.DeskMetrics;
import activetrader.metrics.MetricPage;
import activetrader.session.Progress;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountersTest {
    private static final Instant AT = Instant.parse("2026-03-02T15:00:00Z");

    private final MetricPage page = new MetricPage();

    @Test
    void desk_countsOrdersByWhatBecameOfThem_andDenialsByRule() {
        OrderCounter counter = new OrderCounter(new DeskMetrics(page));

        counter.recorded(new OrderRecord.Ended(AT, "c1", "o1", OrderStatus.FILLED, Quantity.of(1), null));
        counter.recorded(new OrderRecord.Unknown(AT, "c2", "timed out"));
        counter.recorded(new OrderRecord.Denied(
                AT, null, Symbol.of("AAPL"), Side.BUY, Quantity.of(1), "MAX_POSITIONS", null, null));

        assertLine("active_trader_orders_total{outcome=\"filled\"} 1.0");
        assertLine("active_trader_orders_total{outcome=\"unknown\"} 1.0");
        assertLine("active_trader_denials_total{rule=\"MAX_POSITIONS\"} 1.0");
    }

    @Test
    void cycles_withoutAWholeAnswer_areCountedAsSuch() {
        Progress counter = new CycleCounter(new CycleMetrics(page));

        counter.cycleEnded(report(new Outcome.Incomplete("the model's answer was empty", "empty")));

        assertLine("active_trader_cycles_total{outcome=\"incomplete\"} 1.0");
    }

    @Test
    void cycles_areCounted_withWhatTheyCost() {
        Progress counter = new CycleCounter(new CycleMetrics(page));

        counter.cycleEnded(report());
        counter.trouble("alpaca-data does not answer");

        assertLine("active_trader_cycles_total{outcome=\"completed\"} 1.0");
        assertLine("active_trader_tokens_total{kind=\"input\"} 1000.0");
        assertLine("active_trader_model_cost_dollars_total 0.5");
        assertLine("active_trader_troubles_total 1.0");
    }

    @Test
    void health_showsWhatTheDaemonDoes() {
        DaemonState state = new DaemonState();
        List<String> others = new ArrayList<>();
        Progress all = ProgressListeners.to(List.of(state, others::add));

        all.status("cycle 14, 3 positions, next at 10:35 AM");
        all.cycleEnded(report());

        assertEquals("active-trader", state.facts().get("service"));
        assertEquals("cycle 14, 3 positions, next at 10:35 AM", state.facts().get("doing"));
        assertTrue(state.facts().containsKey("last_cycle"));
        assertEquals(1, others.size());
    }

    private static CycleReport report() {
        return report(new Outcome.Completed());
    }

    private static CycleReport report(Outcome outcome) {
        return new CycleReport(
                14,
                AT,
                AT.plusSeconds(7),
                outcome,
                null,
                List.of(),
                List.of(),
                new TokenCount(1000, 800, 50),
                new BigDecimal("0.5"),
                "",
                Activity.LIVELY);
    }

    private void assertLine(String line) {
        String text = page.text();
        assertTrue(text.lines().anyMatch(line::equals), () -> line + " is not in\n" + text);
    }
}
