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

    /// It took longer than it was given.
    record TimedOut(Duration budget) implements Outcome {}

    /// A service or the model was not there.
    ///
    /// @param needsPerson waiting will not help: the key is wrong, the balance is empty
    record Failed(String reason, boolean needsPerson) implements Outcome {}

    /// One line for people.
    default String line() {
        return switch (this) {
            case Completed() -> "completed";
            case Stopped(String reason) -> "stopped: " + reason;
            case BudgetSpent(String reason) -> "budget spent: " + reason;
            case TimedOut(Duration budget) -> "timed out after " + budget.toSeconds() + " s";
            case Failed(String reason, boolean _) -> "failed: " + reason;
        };
    }

    /// A word for records: `completed`, `stopped`, `budget_spent`, `timed_out`, `failed`.
    default String word() {
        return switch (this) {
            case Completed() -> "completed";
            case Stopped _ -> "stopped";
            case BudgetSpent _ -> "budget_spent";
            case TimedOut _ -> "timed_out";
            case Failed _ -> "failed";
        };
    }
}
