package activetrader.app.services.daemon;

import activetrader.agent.CycleReport;
import activetrader.agent.facts.FactSheet;
import activetrader.metrics.CycleMetrics;
import activetrader.session.Progress;
import java.math.BigDecimal;
import java.time.Duration;

/// Counts the daemon's cycles.
public record CycleCounter(CycleMetrics metrics) implements Progress {
    @Override
    public void status(String line) {
        // nothing to count
    }

    @Override
    public void cycleEnded(CycleReport report) {
        metrics.cycle(report.outcome().word(), Duration.between(report.startedAt(), report.endedAt()));
        metrics.tokens(
                report.tokens().input(),
                report.tokens().cached(),
                report.tokens().output());
        BigDecimal cost = report.costUsd();
        if (cost != null) {
            metrics.cost(cost);
        }
        FactSheet facts = report.facts();
        if (facts != null) {
            metrics.equity(facts.account().equity());
        }
    }

    @Override
    public void trouble(String what) {
        metrics.trouble();
    }
}
