package activetrader.agent.daylog;

import activetrader.agent.model.TokenCount;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the finished cycles of a day have come to, also those before a restart.
///
/// @param cost in dollars; null when the cost of a cycle was not known
public record DayTally(
        int cycles, int failed, TokenCount tokens, @Nullable BigDecimal cost) {
    public static DayTally of(List<RecordedCycle> cycles) {
        boolean costKnown = cycles.stream().allMatch(cycle -> cycle.cost() != null);
        return new DayTally(
                cycles.size(),
                (int) cycles.stream().filter(RecordedCycle::failed).count(),
                cycles.stream().map(RecordedCycle::tokens).reduce(TokenCount.ZERO, TokenCount::plus),
                costKnown
                        ? cycles.stream()
                                .map(RecordedCycle::cost)
                                .filter(Objects::nonNull)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                        : null);
    }
}
