package activetrader.execution.fills.book;

import activetrader.journal.TradeRow;
import activetrader.market.Price;
import activetrader.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Works out anew what is held and earned when recorded fills are taken back or corrected. See decision 78.
///
/// @param lot what is held after the last row
/// @param profit of all rows, in dollars
/// @param cash what the rows brought, in dollars
public record Rebooking(Lot lot, BigDecimal profit, BigDecimal cash) {
    /// The corrected figures of a fill.
    ///
    /// @param price null for a fill that was taken back
    public record Mended(BigDecimal quantity, @Nullable Price price) {
        public static final Mended BUSTED = new Mended(BigDecimal.ZERO, null);
    }

    /// Books the rows of one symbol, oldest first, with the mended figures by execution id.
    static Rebooking of(List<TradeRow> rows, Map<String, Mended> mended) {
        Lot lot = rows.isEmpty() ? Lot.NONE : before(rows.getFirst());
        BigDecimal profit = BigDecimal.ZERO;
        BigDecimal cash = BigDecimal.ZERO;
        for (TradeRow row : rows) {
            Mended fill = mended.getOrDefault(
                    row.executionId(), new Mended(row.quantity().value(), row.price()));
            if (fill.price() != null) {
                Lot.Change change = lot.apply(row.side(), fill.quantity(), fill.price(), row.at());
                lot = change.after();
                profit = profit.add(change.profit());
                cash = cash.add(cash(row.side(), fill));
            }
        }
        return new Rebooking(lot, profit, cash);
    }

    /// Dollars that such a fill brings, negative for a buy.
    static BigDecimal cash(Side side, Mended fill) {
        return fill.price() == null
                ? BigDecimal.ZERO
                : cents(fill.price().value().multiply(side.signed(fill.quantity())))
                        .negate();
    }

    /// What was held before `row`: its cost is what the row left, less what the row paid and earned.
    private static Lot before(TradeRow row) {
        BigDecimal signed = row.signedQuantity();
        BigDecimal shares = row.positionAfter().subtract(signed);
        BigDecimal paid = cents(row.price().value().multiply(signed));
        return shares.signum() == 0
                ? Lot.NONE
                : new Lot(shares, row.costAfter().subtract(paid).subtract(row.profit()), null);
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
