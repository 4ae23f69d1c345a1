package activetrader.statistics.records;

import activetrader.market.Money;
import activetrader.statistics.TradedDay;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The days with their equity. Where the account could not be read after a close, the equity follows from the day
/// before, or else from the day after, by the profits and deposits between.
final class EquityChain {
    private EquityChain() {}

    /// @throws IllegalArgumentException when the equity of no day is known
    static List<TradedDay> days(List<SummaryLine> summaries) {
        List<TradedDay> days = new ArrayList<>();
        BigDecimal after = first(summaries);
        for (SummaryLine line : summaries) {
            BigDecimal carried = after.add(line.realizedPnl()).add(line.moved());
            after = line.equity() == null ? carried : line.equity();
            days.add(new TradedDay(
                    line.date(),
                    new Money(after.subtract(line.realizedPnl()).add(line.fees())),
                    new Money(after),
                    new Money(line.realizedPnl()),
                    new Money(line.fees()),
                    new Money(line.modelCost())));
        }
        return days;
    }

    /// The equity before the first day.
    private static BigDecimal first(List<SummaryLine> summaries) {
        BigDecimal changed = BigDecimal.ZERO;
        for (SummaryLine line : summaries) {
            changed = changed.add(line.realizedPnl()).add(line.moved());
            @Nullable BigDecimal equity = line.equity();
            if (equity != null) {
                return equity.subtract(changed);
            }
        }
        throw new IllegalArgumentException("the equity of none of the " + summaries.size() + " recorded days is known");
    }
}
