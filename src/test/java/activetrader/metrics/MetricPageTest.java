package activetrader.metrics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricPageTest {
    private final MetricPage page = new MetricPage();

    @Test
    void calls_areCountedByOutcome_andTimed() {
        CallMetrics broker = CallMetrics.ofBroker(page);

        broker.called("GET /v2/account", "200", Duration.ofMillis(40));
        broker.called("GET /v2/account", "200", Duration.ofMillis(200));
        broker.called("GET /v2/account", "lost", Duration.ofSeconds(10));

        assertLine("active_trader_broker_requests_total{call=\"GET /v2/account\",outcome=\"200\"} 2.0");
        assertLine("active_trader_broker_requests_total{call=\"GET /v2/account\",outcome=\"lost\"} 1.0");
        assertLine("active_trader_broker_request_seconds_bucket{call=\"GET /v2/account\",le=\"0.05\"} 1");
        assertLine("active_trader_broker_request_seconds_count{call=\"GET /v2/account\"} 3");
    }

    @Test
    void desk_showsExactlyOneMode() {
        DeskMetrics desk = new DeskMetrics(page);
        page.askWhich("mode", "The mode", List.of("ACTIVE", "REDUCE_ONLY", "HALTED"), () -> "HALTED");

        desk.denied("MAX_POSITIONS");
        desk.filled("sell", new BigDecimal("4.25"));
        desk.filled("sell", new BigDecimal("-1.25"));

        assertLine("active_trader_mode{mode=\"ACTIVE\"} 0.0");
        assertLine("active_trader_mode{mode=\"HALTED\"} 1.0");
        assertLine("active_trader_denials_total{rule=\"MAX_POSITIONS\"} 1.0");
        assertLine("active_trader_realized_pnl_dollars 3.0");
        assertLine("active_trader_fills_total{side=\"sell\"} 2.0");
    }

    @Test
    void cycles_countTokensAndCost() {
        CycleMetrics cycles = new CycleMetrics(page);

        cycles.cycle("completed", Duration.ofSeconds(7));
        cycles.tokens(9000, 7000, 300);
        cycles.cost(new BigDecimal("0.25"));

        assertLine("active_trader_cycles_total{outcome=\"completed\"} 1.0");
        assertLine("active_trader_cycle_seconds_bucket{le=\"10.0\"} 1");
        assertLine("active_trader_tokens_total{kind=\"cached\"} 7000.0");
        assertLine("active_trader_model_cost_dollars_total 0.25");
    }

    @Test
    void values_areAskedFor_whenThePageIsRead() {
        double[] value = {1};
        page.ask("next_event_seconds", "Until the next event", () -> value[0]);
        page.text();
        value[0] = 42;

        assertLine("active_trader_next_event_seconds 42.0");
    }

    private void assertLine(String line) {
        String text = page.text();
        assertTrue(text.lines().anyMatch(line::equals), () -> line + " is not in\n" + text);
    }
}
