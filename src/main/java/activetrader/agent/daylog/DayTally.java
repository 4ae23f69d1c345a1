package activetrader.agent.daylog;

import activetrader.agent.model.TokenCount;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The totals of a day's finished cycles, also of those before a restart.
///
/// @param incomplete cycles whose model gave no complete answer
/// @param notCompleted cycles of every outcome except completed, by reason
/// @param cost in dollars; null when the cost of a cycle was not known
public record DayTally(
        int cycles,
        int failed,
        int incomplete,
        Map<String, Integer> notCompleted,
        TokenCount tokens,
        @Nullable BigDecimal cost) {
    public static DayTally of(List<RecordedCycle> cycles) {
        boolean costKnown = cycles.stream().allMatch(cycle -> cycle.cost() != null);
        Map<String, Integer> notCompleted = new TreeMap<>();
        cycles.stream()
                .filter(cycle -> !cycle.is(CycleEnd.COMPLETED))
                .forEach(cycle -> notCompleted.merge(cycle.reason(), 1, Integer::sum));
        return new DayTally(
                cycles.size(),
                (int) cycles.stream().filter(cycle -> cycle.is(CycleEnd.FAILED)).count(),
                (int) cycles.stream()
                        .filter(cycle -> cycle.is(CycleEnd.INCOMPLETE))
                        .count(),
                notCompleted,
                cycles.stream().map(RecordedCycle::tokens).reduce(TokenCount.ZERO, TokenCount::plus),
                costKnown
                        ? cycles.stream()
                                .map(RecordedCycle::cost)
                                .filter(Objects::nonNull)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                        : null);
    }

    /// Whether more than half of the cycles failed or had no complete answer: the day was not traded as intended.
    public boolean isMostlyLost() {
        return 2 * (failed + incomplete) > cycles;
    }
}
