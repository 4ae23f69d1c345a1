package activetrader.execution.fills.adjustments;

import activetrader.execution.fills.book.Lot;
import activetrader.market.ActivityKind;
import activetrader.market.Position;
import activetrader.market.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The value in dollars of shares that come or go without a fill.
final class ShareValuation {
    private ShareValuation() {}

    /// The value of the shares of `difference` at the last known price: the market's, else what they cost.
    static BigDecimal of(ShareDifference difference, Lot before, @Nullable Position position) {
        BigDecimal price = Optional.ofNullable(position)
                .map(Position::currentPrice)
                .map(Price::value)
                .or(() -> Optional.ofNullable(position)
                        .map(one -> one.averageEntryPrice().value()))
                .or(() -> before.averagePrice().map(Price::value))
                .orElse(BigDecimal.ZERO);
        return difference.shares().multiply(price).setScale(2, RoundingMode.HALF_UP);
    }

    /// What the adjustment itself earned, so that the day's profits are what its equity changed without the moves.
    static BigDecimal profit(ActivityKind kind, Lot before, Lot after, BigDecimal worth, boolean counts) {
        return kind == ActivityKind.UNEXPLAINED && !counts
                ? BigDecimal.ZERO
                : after.cost().subtract(before.cost()).subtract(worth);
    }
}
