package activetrader.page.history;

import activetrader.journal.TradeRow;
import activetrader.page.day.DayTrade;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// A trade and its trading day.
public record DatedTrade(LocalDate date, DayTrade trade) {
    /// The trades of `days`, the last one first.
    public static List<DatedTrade> of(Collection<DayResult> days) {
        return days.stream()
                .flatMap(day -> day.trades().stream().map(trade -> new DatedTrade(day.date(), trade)))
                .sorted(Comparator.<DatedTrade, java.time.Instant>comparing(
                                dated -> dated.trade().enteredAt())
                        .reversed())
                .toList();
    }

    /// The most shares held.
    BigDecimal shares() {
        return trade.fills().stream()
                .map(row -> row.positionAfter().abs())
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
    }

    /// Average over the entries, to the hundredth of a cent.
    BigDecimal entryPrice() {
        return average(row -> !row.action().isClosing());
    }

    /// Average over the exits so far, to the hundredth of a cent; 0 where there is none.
    BigDecimal exitPrice() {
        return average(row -> row.action().isClosing());
    }

    private BigDecimal average(Predicate<TradeRow> wanted) {
        BigDecimal dollars = BigDecimal.ZERO;
        BigDecimal shares = BigDecimal.ZERO;
        for (TradeRow row : trade.fills().stream().filter(wanted).toList()) {
            dollars = dollars.add(row.price().value().multiply(row.quantity().value()));
            shares = shares.add(row.quantity().value());
        }
        return shares.signum() == 0 ? BigDecimal.ZERO : dollars.divide(shares, 4, RoundingMode.HALF_EVEN);
    }
}
