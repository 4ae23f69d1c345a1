package activetrader.app.services;

import activetrader.agent.CycleReport;
import activetrader.session.Progress;
import activetrader.session.summary.DaySummary;
import activetrader.session.trader.FlattenOutcome;
import java.util.List;
import java.util.function.Consumer;

/// Calls several listeners, one after the other.
record ProgressListeners(List<Progress> listeners) implements Progress {
    ProgressListeners {
        listeners = List.copyOf(listeners);
    }

    static Progress to(List<Progress> listeners) {
        return new ProgressListeners(listeners);
    }

    private void each(Consumer<Progress> tell) {
        listeners.forEach(tell);
    }

    @Override
    public void status(String line) {
        each(listener -> listener.status(line));
    }

    @Override
    public void cycleEnded(CycleReport report) {
        each(listener -> listener.cycleEnded(report));
    }

    @Override
    public void flattened(FlattenOutcome outcome) {
        each(listener -> listener.flattened(outcome));
    }

    @Override
    public void trouble(String what) {
        each(listener -> listener.trouble(what));
    }

    @Override
    public void dayEnded(DaySummary summary) {
        each(listener -> listener.dayEnded(summary));
    }
}
