package activetrader.execution.fills.book;

import activetrader.journal.TradeMeasures;
import activetrader.market.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A position from its first fill on: what its entry planned, and how far the price went while it was held.
///
/// Prices are those of its own fills and those that the broker gave with the position at each look, about every 15
/// seconds while anything is held. What happened between two looks is not in it.
///
/// @param stop that the entry was sent with; null when it is not known
/// @param target that the entry was sent with; null when there was none
/// @param lowest price seen
/// @param highest price seen
public record Trip(@Nullable Price stop, @Nullable Price target, Price lowest, Price highest) {
    public static Trip opened(@Nullable Price stop, @Nullable Price target, Price at) {
        return new Trip(stop, target, at, at);
    }

    Trip saw(Price price) {
        return new Trip(stop, target, price.isBelow(lowest) ? price : lowest, price.isAbove(highest) ? price : highest);
    }

    /// What a fill at `price` means for the position.
    ///
    /// @param average entry price of what is held
    /// @param closing whether the fill closes a part of it
    public TradeMeasures measures(
            Price price, Instant at, @Nullable Instant openedAt, Price average, boolean isLong, boolean closing) {
        Trip seen = saw(price);
        Optional<BigDecimal> risk = risk(average, isLong);
        Price best = isLong ? seen.highest : seen.lowest;
        Price worst = isLong ? seen.lowest : seen.highest;
        return new TradeMeasures(
                stop,
                target,
                risk.orElse(null),
                closing ? gain(price, average, isLong, risk).orElse(null) : null,
                closing && openedAt != null ? Duration.between(openedAt, at).toMinutes() : null,
                closing
                        ? gain(best, average, isLong, risk)
                                .map(BigDecimal.ZERO::max)
                                .orElse(null)
                        : null,
                closing
                        ? gain(worst, average, isLong, risk)
                                .map(BigDecimal.ZERO::min)
                                .orElse(null)
                        : null);
    }

    /// Dollars per share between entry and first stop; empty when that stop is unknown or no loss.
    private Optional<BigDecimal> risk(Price average, boolean isLong) {
        return Optional.ofNullable(stop)
                .map(first -> signed(average.value().subtract(first.value()), isLong))
                .filter(distance -> distance.signum() > 0)
                .map(distance -> distance.setScale(4, RoundingMode.HALF_UP))
                .filter(distance -> distance.signum() > 0);
    }

    private static Optional<BigDecimal> gain(Price price, Price average, boolean isLong, Optional<BigDecimal> risk) {
        return risk.map(
                one -> signed(price.value().subtract(average.value()), isLong).divide(one, 2, RoundingMode.HALF_UP));
    }

    private static BigDecimal signed(BigDecimal difference, boolean isLong) {
        return isLong ? difference : difference.negate();
    }
}
