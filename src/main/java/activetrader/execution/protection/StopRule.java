package activetrader.execution.protection;

import activetrader.market.Position;
import activetrader.market.Price;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a stop follows the market by rule: only towards the market. See decision 44.
///
/// @param breakevenAtR profit, as a multiple of the risk taken at the entry, at which the stop moves to the average
///     entry price; 0 for never
/// @param trailPercent how far below the market the stop of a long position follows, above it for a short one, in
///     percent; 0 for never
public record StopRule(BigDecimal breakevenAtR, BigDecimal trailPercent) {
    /// Stops stay at their price.
    public static final StopRule NONE = new StopRule(BigDecimal.ZERO, BigDecimal.ZERO);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /// A move smaller than this part of the price is not made, because each move is a call to the broker.
    private static final BigDecimal STEP = new BigDecimal("0.001");

    public boolean isOff() {
        return breakevenAtR.signum() <= 0 && trailPercent.signum() <= 0;
    }

    /// The price for the stop of `position` when the market is at `market`; empty when it stays at `stop`. On the
    /// tick, rounded in favour of the position.
    ///
    /// @param firstStop the stop that the entry was sent with; null when not known
    public Optional<Price> wanted(Position position, @Nullable Price firstStop, Price stop, Price market) {
        BigDecimal sign = position.side().signed(BigDecimal.ONE);
        BigDecimal least = stop.value().add(market.value().multiply(STEP).multiply(sign));
        return Stream.concat(breakeven(position, market, firstStop), trailed(market, sign))
                .filter(price -> price.value().subtract(least).multiply(sign).signum() >= 0)
                .max((one, other) ->
                        one.value().subtract(other.value()).multiply(sign).signum())
                .map(price -> sign.signum() > 0 ? price.upToTick() : price.downToTick());
    }

    private Stream<Price> breakeven(Position position, Price market, @Nullable Price firstStop) {
        return breakevenAtR.signum() > 0 && Gain.reaches(breakevenAtR, position, firstStop, market)
                ? Stream.of(position.averageEntryPrice())
                : Stream.empty();
    }

    private Stream<Price> trailed(Price market, BigDecimal sign) {
        return trailPercent.signum() <= 0
                ? Stream.empty()
                : Stream.of(new Price(market.value()
                        .multiply(HUNDRED.subtract(trailPercent.multiply(sign)))
                        .movePointLeft(2)));
    }
}
