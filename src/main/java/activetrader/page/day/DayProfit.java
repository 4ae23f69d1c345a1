package activetrader.page.day;

import activetrader.journal.TradeRow;
import activetrader.session.summary.DayPerformance;
import activetrader.session.summary.DaySummary;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a day came to: by its summary, and before there is one by the fills.
///
/// @param dollars realized
/// @param multiple the sum of the finished trades in R; null where no risk is known
/// @param percent of the equity before the day; null where it is not known
/// @param index how far SPY moved in percent; null where it is not known
public record DayProfit(
        BigDecimal dollars,
        @Nullable BigDecimal multiple,
        @Nullable BigDecimal percent,
        @Nullable BigDecimal index) {
    public static DayProfit of(RecordedDay day) {
        DaySummary summary = day.summary();
        if (summary == null) {
            return byFills(day);
        }
        DayPerformance performance = summary.performance();
        return performance == null
                ? new DayProfit(summary.realizedPnl(), null, null, null)
                : new DayProfit(
                        summary.realizedPnl(),
                        performance.totalR(),
                        performance.returnPercent(),
                        performance.spy() == null ? null : performance.spy().percent());
    }

    private static DayProfit byFills(RecordedDay day) {
        BigDecimal dollars = day.fills().stream().map(TradeRow::profit).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal multiple = DayTrade.of(day).stream()
                .filter(DayTrade::isClosed)
                .map(DayTrade::multiple)
                .flatMap(Optional::stream)
                .reduce(BigDecimal::add)
                .orElse(null);
        return new DayProfit(dollars, multiple, null, null);
    }
}
