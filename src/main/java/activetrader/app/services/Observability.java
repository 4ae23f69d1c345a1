package activetrader.app.services;

import activetrader.app.alerts.Notices;
import activetrader.metrics.MetricPage;

/// Where a process reports what happens in it.
///
/// @param metrics the counters of the process
/// @param notices notices to a person
public record Observability(MetricPage metrics, Notices notices) {
    /// For a process without metrics page and notices.
    public static Observability quiet() {
        return new Observability(new MetricPage(), Notices.none());
    }
}
