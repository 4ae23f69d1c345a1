package activetrader.session.summary;

import activetrader.journal.AdjustmentRow;
import activetrader.journal.TradeRow;
import activetrader.market.ActivityKind;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What changed the account on one day without a fill.
record DayAdjustments(List<AdjustmentRow> rows) {
    static DayAdjustments of(List<AdjustmentRow> all, LocalDate date) {
        return new DayAdjustments(
                all.stream().filter(row -> row.date().equals(date)).toList());
    }

    BigDecimal profit() {
        return sum(AdjustmentRow::profit);
    }

    /// Dollars that came or went other than by trading, such as a deposit.
    BigDecimal moved() {
        return sum(AdjustmentRow::equityMove);
    }

    /// Dollars booked as fees, positive when paid.
    BigDecimal fees() {
        return rows.stream()
                .filter(row -> row.activity() == ActivityKind.FEE)
                .map(AdjustmentRow::cash)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .negate();
    }

    private BigDecimal sum(Function<AdjustmentRow, BigDecimal> amount) {
        return rows.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    List<String> texts() {
        return rows.stream().map(AdjustmentRow::text).toList();
    }

    /// The shares after the last adjustment, for the symbols without a later fill in `fills`.
    Map<Symbol, BigDecimal> lastWord(List<TradeRow> fills) {
        Map<Symbol, String> lastFill = new HashMap<>();
        fills.forEach(fill -> lastFill.put(fill.symbol(), fill.executionId()));
        Map<Symbol, BigDecimal> shares = new TreeMap<>();
        for (AdjustmentRow row : rows) {
            @Nullable Symbol symbol = row.symbol();
            @Nullable BigDecimal after = row.positionAfter();
            boolean last = symbol != null
                    && (!lastFill.containsKey(symbol) || Objects.equals(lastFill.get(symbol), row.afterExecution()));
            if (symbol != null && after != null && last) {
                shares.put(symbol, after);
            }
        }
        return shares;
    }
}
