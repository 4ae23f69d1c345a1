package activetrader.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import java.math.BigDecimal;
import java.time.Duration;

/// The daemon's metrics of its cycles and of the model's cost.
public final class CycleMetrics {
    private final Counter cycles;
    private final Histogram seconds;
    private final Counter tokens;
    private final Counter cost;
    private final Counter troubles;
    private final Gauge equity;

    public CycleMetrics(MetricPage page) {
        this.cycles = page.counter("cycles_total", "Cycles by outcome", "outcome");
        this.seconds = page.seconds("cycle_seconds", "How long a cycle took");
        this.tokens = page.counter("tokens_total", "Tokens of the model; cached ones are among the input", "kind");
        this.cost = page.counter("model_cost_dollars_total", "What the model cost, where its price is known");
        this.troubles = page.counter("troubles_total", "Times that a service, a cycle or the flatten failed");
        this.equity = page.gauge("equity_dollars", "Equity of the account at the start of the last cycle");
    }

    public void cycle(String outcome, Duration took) {
        cycles.labelValues(outcome).inc();
        seconds.observe(took.toNanos() / 1e9);
    }

    public void tokens(long input, long cached, long output) {
        tokens.labelValues("input").inc(input);
        tokens.labelValues("cached").inc(cached);
        tokens.labelValues("output").inc(output);
    }

    public void cost(BigDecimal dollars) {
        cost.inc(dollars.doubleValue());
    }

    public void trouble() {
        troubles.inc();
    }

    public void equity(BigDecimal dollars) {
        equity.set(dollars.doubleValue());
    }
}
