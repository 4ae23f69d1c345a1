package activetrader.agent;

import activetrader.agent.model.TokenCount;
import activetrader.agent.model.Usage;

/// Counts one cycle's tokens, and stops the cycle when its own or the day's are spent.
///
/// The last request may exceed the budget by its own tokens: they are known only afterwards.
final class TokenBudget {
    private final long perCycle;
    private final long perDay;
    private final long spentBefore;
    private TokenCount spent = TokenCount.ZERO;
    private boolean estimated;

    /// @param spentBefore tokens of the same day's earlier cycles
    TokenBudget(long perCycle, long perDay, long spentBefore) {
        this.perCycle = perCycle;
        this.perDay = perDay;
        this.spentBefore = spentBefore;
    }

    synchronized TokenCount spent() {
        return spent;
    }

    synchronized void add(Usage usage) {
        spent = spent.plus(usage.tokens());
        estimated |= usage.estimated();
    }

    /// Whether a part of the count is an estimate.
    synchronized boolean isEstimated() {
        return estimated;
    }

    /// @throws CycleStop when nothing is left
    synchronized void requireSome() {
        if (spentBefore + spent.total() >= perDay) {
            throw new CycleStop(new Outcome.BudgetSpent(
                    "the day's " + perDay + " tokens are spent (" + (spentBefore + spent.total()) + ")"));
        }
        if (spent.total() >= perCycle) {
            throw new CycleStop(
                    new Outcome.BudgetSpent("the cycle's " + perCycle + " tokens are spent (" + spent.total() + ")"));
        }
    }
}
