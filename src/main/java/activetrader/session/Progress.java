package activetrader.session;

import activetrader.agent.CycleReport;
import activetrader.session.summary.DaySummary;
import activetrader.session.trader.FlattenOutcome;

/// Listens to the daemon, on the daemon's own thread: a method must return quickly and must not throw.
@FunctionalInterface
public interface Progress {
    /// Called with one line on what the daemon does, whenever that changes.
    void status(String line);

    /// A cycle has ended, with any outcome.
    default void cycleEnded(CycleReport report) {}

    /// A flatten was requested and answered.
    default void flattened(FlattenOutcome outcome) {}

    /// Something that the day needs does not work: a service, a cycle, the flatten.
    default void trouble(String what) {}

    /// The day has ended and its summary is written.
    default void dayEnded(DaySummary summary) {}
}
