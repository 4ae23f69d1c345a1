package activetrader.session;

import activetrader.agent.CycleReport;
import activetrader.session.summary.DaySummary;
import activetrader.session.trader.FlattenOutcome;

/// Told what the daemon does, on the daemon's own thread: answers must be quick and must not throw.
@FunctionalInterface
public interface Progress {
    /// What it is doing, in one line, whenever that changes.
    void status(String line);

    /// A cycle is over, whatever came of it.
    default void cycleEnded(CycleReport report) {}

    /// A flatten was asked for and answered.
    default void flattened(FlattenOutcome outcome) {}

    /// Something that the day needs does not work: a service, a cycle, the flatten.
    default void trouble(String what) {}

    /// The day is over and its summary written.
    default void dayEnded(DaySummary summary) {}
}
