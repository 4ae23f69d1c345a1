package activetrader.execution.protection;

import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Quantity;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// When a part of a gain is sold: once for each position, at a multiple of the risk taken at the entry.
///
/// @param atR profit per share, as a multiple of the distance from average entry price to first stop; 0 for never
/// @param percent the part of the held shares to sell, 0 to 90
public record ScaleOut(BigDecimal atR, BigDecimal percent) {
    /// Nothing is sold.
    public static final ScaleOut NONE = new ScaleOut(BigDecimal.ZERO, BigDecimal.ZERO);

    public boolean isOff() {
        return atR.signum() <= 0 || percent.signum() <= 0;
    }

    /// The whole shares to sell at `market`, rounded down; zero when the profit is not reached.
    ///
    /// @param firstStop the stop that the entry was sent with; null when not known
    public Quantity part(Position position, @Nullable Price firstStop, Price market) {
        boolean due = !isOff() && Gain.reaches(atR, position, firstStop, market);
        return due
                ? new Quantity(position.quantity().value().multiply(percent).movePointLeft(2)).wholeShares()
                : Quantity.ZERO;
    }
}
