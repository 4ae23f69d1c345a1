package activetrader.session.summary;

import activetrader.agent.CycleReport;
import activetrader.agent.Outcome;
import activetrader.agent.model.TokenCount;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What the cycles of a day have come to.
///
/// @param cost in dollars; null once a cycle's cost was not known
public record DayTally(
        int cycles, int failed, TokenCount tokens, @Nullable BigDecimal cost) {
    public static final DayTally NOTHING = new DayTally(0, 0, TokenCount.ZERO, BigDecimal.ZERO);

    public DayTally plus(CycleReport report) {
        BigDecimal more = report.costUsd();
        return new DayTally(
                cycles + 1,
                failed + (report.outcome() instanceof Outcome.Failed ? 1 : 0),
                tokens.plus(report.tokens()),
                cost == null || more == null ? null : cost.add(more));
    }
}
