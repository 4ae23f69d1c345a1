package activetrader.app.page.now;

import activetrader.agent.daylog.DayTally;
import activetrader.agent.daylog.RecordedTranscript;
import activetrader.page.day.DayProfit;
import activetrader.page.day.EquityPoint;
import activetrader.page.day.FactPrices;
import activetrader.page.day.HeldPosition;
import activetrader.page.day.RecordedDay;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The numbers of a day that stand at the top of its page, by its records.
///
/// @param equity the last one; null when none is recorded
/// @param unrealized dollars of what was held at the last cycle; null when that is not recorded
/// @param cost of the model in dollars; null when a price is not known
public record DayNumbers(
        DayProfit profit,
        @Nullable EquityPoint equity,
        @Nullable BigDecimal unrealized,
        @Nullable BigDecimal cost,
        List<HeldPosition> held) {
    public DayNumbers {
        held = List.copyOf(held);
    }

    public static DayNumbers of(RecordedDay day) {
        FactPrices facts = FactPrices.of(day);
        List<EquityPoint> equity = EquityPoint.of(day);
        DayTally tally = DayTally.of(day.cycles().stream()
                .map(RecordedTranscript::end)
                .filter(Objects::nonNull)
                .toList());
        return new DayNumbers(
                DayProfit.of(day),
                equity.isEmpty() ? null : equity.getLast(),
                facts.last()
                        .flatMap(page -> page.pairs("TODAY").number("unrealized_pl"))
                        .orElse(null),
                tally.cost(),
                HeldPosition.of(day, facts));
    }
}
