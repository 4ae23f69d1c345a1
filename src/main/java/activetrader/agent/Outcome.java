package activetrader.agent;

import activetrader.agent.daylog.CycleEnd;
import java.time.Duration;

/// How a cycle ended. The report holds the calls made before, whatever the outcome.
public sealed interface Outcome {
    /// How the line of a cycle ends while the model is gone.
    String RULES_EXIT = "; no entries, exits by the rules until it answers";

    /// The model said that it was done.
    record Completed() implements Outcome {}

    /// The agent ended the cycle because the model did not: too many steps, repeated calls, or tools that do not
    /// exist.
    record Stopped(String reason) implements Outcome {}

    /// The tokens of the cycle or of the day are spent.
    record BudgetSpent(String reason) implements Outcome {}

    /// The model's answers were incomplete, also the second one. Only the exits in them were carried out.
    ///
    /// @param kind what was wrong, a fixed phrase for counting
    record Incomplete(String reason, String kind) implements Outcome {}

    /// The model is gone. The exits of the rules managed the open positions, and nothing was entered. Counts as
    /// failed.
    ///
    /// @param kind what is wrong, a fixed phrase for counting
    /// @param first whether this is the first cycle in which it is gone
    record ModelGone(String reason, String kind, boolean needsPerson, boolean first) implements Outcome {}

    /// The cycle took longer than its budget.
    record TimedOut(Duration budget) implements Outcome {}

    /// A service or the model did not answer.
    ///
    /// @param needsPerson whether only a person can help: the key is wrong, the balance is empty
    /// @param kind what failed, a fixed phrase for counting
    record Failed(String reason, boolean needsPerson, String kind) implements Outcome {}

    /// One line for a person.
    default String line() {
        return switch (this) {
            case Completed() -> "completed";
            case Stopped(String reason) -> "stopped: " + reason;
            case BudgetSpent(String reason) -> "budget spent: " + reason;
            case TimedOut(Duration budget) -> "timed out after " + budget.toSeconds() + " s";
            case Incomplete(String reason, String _) -> "incomplete: " + reason;
            case ModelGone(String reason, String _, boolean _, boolean _) -> "failed: " + reason + RULES_EXIT;
            case Failed(String reason, boolean _, String _) -> "failed: " + reason;
        };
    }

    /// The word for records and metrics.
    default String word() {
        return end().word();
    }

    private CycleEnd end() {
        return switch (this) {
            case Completed() -> CycleEnd.COMPLETED;
            case Stopped _ -> CycleEnd.STOPPED;
            case BudgetSpent _ -> CycleEnd.BUDGET_SPENT;
            case TimedOut _ -> CycleEnd.TIMED_OUT;
            case Incomplete _ -> CycleEnd.INCOMPLETE;
            case ModelGone _, Failed _ -> CycleEnd.FAILED;
        };
    }

    /// Why the cycle was not completed, a fixed phrase for counting; empty for a completed one.
    default String kind() {
        return switch (this) {
            case Completed() -> "";
            case Stopped _ -> "stopped";
            case BudgetSpent _ -> "budget spent";
            case TimedOut _ -> "timed out";
            case Incomplete incomplete -> incomplete.kind();
            case ModelGone gone -> gone.kind();
            case Failed failed -> failed.kind();
        };
    }
}
