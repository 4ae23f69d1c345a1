package activetrader.storm;

import activetrader.execution.flatten.FlattenReport;
import activetrader.storm.trouble.RefusalWatch;

/// The flattens of a day outside of alpaca-trade, by the timer and the operator, each of which is checked.
///
/// @param refusals allows each of them a refusal of its own
record Outside(DayPlan plan, Scene scene, AlertWatch alerts, RefusalWatch refusals, UnflatCheck unflat) {
    void flatten(String by) {
        try (RefusalWatch.Outsider _ = refusals.outsider()) {
            FlattenReport report = scene.flatten(by, plan.day().close());
            if (report.flat()) {
                alerts.flatSaidBy(report.requestedBy());
            }
            unflat.take(report);
        }
    }
}
