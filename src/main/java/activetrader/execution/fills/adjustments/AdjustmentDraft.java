package activetrader.execution.fills.adjustments;

import activetrader.execution.fills.book.FillBook;
import activetrader.execution.fills.book.Lot;
import activetrader.execution.fills.book.Rebooking;
import activetrader.journal.AdjustmentRow;
import activetrader.market.ActivityKind;
import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A mutable adjustment before it is booked.
final class AdjustmentDraft {
    private final ActivityKind kind;
    private final @Nullable Symbol symbol;
    private final Instant at;
    private final List<String> activityIds;
    private BigDecimal shares = BigDecimal.ZERO;
    private @Nullable Lot after;
    private BigDecimal cash = BigDecimal.ZERO;
    private BigDecimal move = BigDecimal.ZERO;
    private BigDecimal profit = BigDecimal.ZERO;
    private @Nullable String executionId;
    private Rebooking.@Nullable Mended mended;

    AdjustmentDraft(ActivityKind kind, @Nullable Symbol symbol, Instant at, List<String> activityIds) {
        this.kind = kind;
        this.symbol = symbol;
        this.at = at;
        this.activityIds = activityIds;
    }

    Instant at() {
        return at;
    }

    AdjustmentDraft withCash(BigDecimal amount, BigDecimal equityMove, BigDecimal earned) {
        cash = amount;
        move = equityMove;
        profit = earned;
        return this;
    }

    AdjustmentDraft withShares(ShareDifference difference, Lot lot, BigDecimal worth) {
        shares = difference.shares();
        after = lot;
        move = worth;
        return this;
    }

    AdjustmentDraft withFill(String id, Rebooking.Mended fill, BigDecimal change, Lot lot) {
        executionId = id;
        mended = fill;
        shares = change;
        after = lot;
        return this;
    }

    AdjustmentDraft withProfit(BigDecimal earned) {
        profit = earned;
        return this;
    }

    AdjustmentRow row(LocalDate date, String text, FillBook book) {
        Price price = mended == null ? null : mended.price();
        return new AdjustmentRow(
                at,
                date,
                kind.code(),
                symbol,
                plain(shares),
                after == null ? null : plain(after.shares()),
                after == null ? null : plain(after.cost()),
                after == null ? null : after.openedAt(),
                plain(cash),
                plain(move),
                plain(profit),
                activityIds,
                executionId,
                price == null ? null : plain(Objects.requireNonNull(mended).quantity()),
                price == null ? null : price.value(),
                symbol == null ? null : book.lastExecution(symbol).orElse(null),
                text);
    }

    private static BigDecimal plain(BigDecimal value) {
        return new Money(value).value();
    }
}
