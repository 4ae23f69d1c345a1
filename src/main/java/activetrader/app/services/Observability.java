package activetrader.app.services;

import activetrader.app.alerts.Notices;
import activetrader.metrics.MetricPage;

/// Who is told what happens in a process.
///
/// @param metrics counts it
/// @param notices tells a person
public record Observability(MetricPage metrics, Notices notices) {
    /// For a process that nobody watches.
    public static Observability quiet() {
        return new Observability(new MetricPage(), Notices.none());
    }
}
