package activetrader.execution.protection;

import activetrader.market.Position;
import activetrader.market.Price;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The profit per share as a multiple of R, the distance from the average entry price to the first stop.
final class Gain {
    private Gain() {}

    /// Whether `position` has gained at least `multiple` R at `market`; false when its first stop is not known or
    /// left no risk.
    static boolean reaches(BigDecimal multiple, Position position, @Nullable Price firstStop, Price market) {
        if (firstStop == null) {
            return false;
        }
        BigDecimal entry = position.averageEntryPrice().value();
        BigDecimal risk = towardsGain(position, firstStop.value(), entry);
        BigDecimal gain = towardsGain(position, entry, market.value());
        return risk.signum() > 0 && gain.compareTo(risk.multiply(multiple)) >= 0;
    }

    private static BigDecimal towardsGain(Position position, BigDecimal from, BigDecimal to) {
        BigDecimal change = to.subtract(from);
        return position.side().signed(change);
    }
}
