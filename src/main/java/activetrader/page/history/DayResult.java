package activetrader.page.history;

import activetrader.journal.RecordFolder;
import activetrader.journal.RecordLines;
import activetrader.journal.TradeRow;
import activetrader.market.calendar.TradingDay;
import activetrader.page.day.DayTrade;
import activetrader.session.summary.DaySummaries;
import activetrader.session.summary.DaySummary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one recorded day came to.
///
/// @param profit realized dollars, by the summary, and before there is one by the fills
/// @param multiple the finished trades in R; null where no risk is known
/// @param isFlat whether the summary says that nothing was held after the close; null without a summary
/// @param trades by their entries
public record DayResult(
        LocalDate date,
        BigDecimal profit,
        @Nullable BigDecimal multiple,
        @Nullable Boolean isFlat,
        List<DayTrade> trades) {
    public DayResult {
        trades = List.copyOf(trades);
    }

    /// Reads summary and fills of `day`. A line that is no fill is left out.
    ///
    /// @throws java.io.UncheckedIOException when a file cannot be read
    public static DayResult read(RecordFolder records, TradingDay day) {
        List<DayTrade> trades =
                DayTrade.of(RecordLines.read(records.trades(day.date()), TradeRow.class, _ -> {}), List.of());
        BigDecimal byFills = trades.stream().map(DayTrade::profit).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal multiple = trades.stream()
                .filter(DayTrade::isClosed)
                .map(DayTrade::multiple)
                .flatMap(Optional::stream)
                .reduce(BigDecimal::add)
                .orElse(null);
        Optional<DaySummary> summary = new DaySummaries(records).written(day);
        return new DayResult(
                day.date(),
                summary.map(DaySummary::realizedPnl).orElse(byFills),
                multiple,
                summary.map(DaySummary::flat).orElse(null),
                trades);
    }
}
