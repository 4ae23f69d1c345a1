package activetrader.agent;

import java.time.Duration;

/// How a cycle ended. Whatever it is, the calls made before stand in the report.
public sealed interface Outcome {
    /// The model said that it was done.
    record Completed() implements Outcome {}

    /// The agent ended it, because the model would not: too many steps, the same call again and again, tools that do
    /// not exist.
    record Stopped(String reason) implements Outcome {}

    /// The tokens of the cycle or of the day are spent.
    record BudgetSpent(String reason) implements Outcome {}

    /// The model's answers were not whole, also when it was asked once more. Of their calls only exits were carried
    /// out.
    ///
    /// @param kind what was wrong, in words to count by
    record Incomplete(String reason, String kind) implements Outcome {}

    /// The model is gone; the rules' exits managed what was open, and nothing was entered. Counts as failed.
    ///
    /// @param kind what is wrong, in words to count by
    /// @param first whether no cycle before had it so
    record ModelGone(String reason, String kind, boolean needsPerson, boolean first) implements Outcome {}

    /// It took longer than it was given.
    record TimedOut(Duration budget) implements Outcome {}

    /// A service or the model was not there.
    ///
    /// @param needsPerson waiting will not help: the key is wrong, the balance is empty
    /// @param kind what failed, in words to count by
    record Failed(String reason, boolean needsPerson, String kind) implements Outcome {}

    /// One line for people.
    default String line() {
        return switch (this) {
            case Completed() -> "completed";
            case Stopped(String reason) -> "stopped: " + reason;
            case BudgetSpent(String reason) -> "budget spent: " + reason;
            case TimedOut(Duration budget) -> "timed out after " + budget.toSeconds() + " s";
            case Incomplete(String reason, String _) -> "incomplete: " + reason;
            case ModelGone(String reason, String _, boolean _, boolean _) ->
                "failed: " + reason + "; no entries, exits by the rules until it answers";
            case Failed(String reason, boolean _, String _) -> "failed: " + reason;
        };
    }

    /// A word for records: `completed`, `stopped`, `budget_spent`, `timed_out`, `incomplete`, `failed`.
    default String word() {
        return switch (this) {
            case Completed() -> "completed";
            case Stopped _ -> "stopped";
            case BudgetSpent _ -> "budget_spent";
            case TimedOut _ -> "timed_out";
            case Incomplete _ -> "incomplete";
            case ModelGone _, Failed _ -> "failed";
        };
    }

    /// Why the cycle was not completed, in words to count by; empty for one that was.
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
