package activetrader.app.services;

import activetrader.app.alerts.Notices;
import activetrader.metrics.MetricPage;

/// Who is told what happens in a process.
///
/// @param metrics counts it
/// @param notices tells a person
public record Surroundings(MetricPage metrics, Notices notices) {
    /// For a process that nobody watches.
    public static Surroundings quiet() {
        return new Surroundings(new MetricPage(), Notices.none());
    }
}
