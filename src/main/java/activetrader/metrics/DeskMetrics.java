package activetrader.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import java.math.BigDecimal;

/// The metrics of alpaca-trade for orders and the account.
public final class DeskMetrics {
    private final Counter orders;
    private final Counter denials;
    private final Counter fills;
    private final Gauge realized;

    public DeskMetrics(MetricPage page) {
        this.orders = page.counter("orders_total", "Orders by what became of them", "outcome");
        this.denials = page.counter("denials_total", "Entries that the risk gate refused, by rule", "rule");
        this.fills = page.counter("fills_total", "Executions", "side");
        this.realized = page.gauge("realized_pnl_dollars", "Realized since this process started");
    }

    /// @param outcome such as `sent`, `accepted`, `rejected`, `unknown`
    public void order(String outcome) {
        orders.labelValues(outcome).inc();
    }

    public void denied(String rule) {
        denials.labelValues(rule).inc();
    }

    public void filled(String side, BigDecimal profit) {
        fills.labelValues(side).inc();
        realized.inc(profit.doubleValue());
    }
}
