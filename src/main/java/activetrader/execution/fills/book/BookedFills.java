package activetrader.execution.fills.book;

import activetrader.journal.AdjustmentRow;
import activetrader.journal.TradeRow;
import activetrader.market.Money;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is held and earned by the recorded fills and adjustments. Reads only.
public final class BookedFills {
    private final FillBook book;

    public BookedFills(FillBook book) {
        this.book = book;
    }

    /// What is held of all symbols, by the recorded fills.
    public Map<Symbol, Lot> lots() {
        return book.lots();
    }

    /// Whether `symbol` is held since an order of ours was filled, by the recorded fills.
    public boolean holdsOurs(Symbol symbol) {
        return BookedHoldings.ours(book.rows()).contains(symbol);
    }

    /// What is held of one symbol, by the recorded fills.
    public Lot lot(Symbol symbol) {
        return book.lot(symbol);
    }

    /// The instant from which orders in `symbol` may belong to what is held of it; null when not known.
    public @Nullable Instant plannedFrom(Symbol symbol) {
        return book.plannedFrom(symbol);
    }

    /// The rows of a trading day without the fills that were taken back, oldest first.
    public List<TradeRow> rowsOf(LocalDate date) {
        return book.rows().stream()
                .filter(row -> row.date().equals(date) && !book.isBusted(row.executionId()))
                .toList();
    }

    /// The profit of a trading day's fills and adjustments.
    public Money profitOn(LocalDate date) {
        BigDecimal filled = book.rows().stream()
                .filter(row -> row.date().equals(date))
                .map(TradeRow::profit)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Money(adjustmentsOf(date).stream().map(AdjustmentRow::profit).reduce(filled, BigDecimal::add));
    }

    /// Dollars by which a trading day's adjustments changed the account's value without a gain from trading.
    public Money movedOn(LocalDate date) {
        return new Money(
                adjustmentsOf(date).stream().map(AdjustmentRow::equityMove).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /// The adjustments that correct the start equity of a trading day, oldest first.
    public List<AdjustmentRow> adjustmentsOf(LocalDate date) {
        return book.adjustments().stream()
                .filter(row -> row.date().equals(date))
                .toList();
    }

    /// Whether a part of what is held of `symbol` has been closed since it was opened, by the recorded fills.
    public boolean isReduced(Symbol symbol) {
        return book.isReduced(symbol);
    }

    /// The profit of the recorded fills of an order; null when none is recorded.
    public @Nullable Money profitOf(String orderId) {
        return book.rows().stream()
                .filter(row -> row.orderId().equals(orderId))
                .map(row -> new Money(row.profit()))
                .reduce(Money::plus)
                .orElse(null);
    }
}
