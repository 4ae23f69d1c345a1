package activetrader.app.services;

import activetrader.execution.alerts.AlertSink;
import activetrader.metrics.MetricPage;

/// Where a process reports what happens in it.
///
/// @param metrics the counters of the process
/// @param alerts alerts to a person
public record Observability(MetricPage metrics, AlertSink alerts) {
    /// For a process without metrics page and alerts.
    public static Observability quiet() {
        return new Observability(new MetricPage(), AlertSink.none());
    }
}
