package activetrader.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes one longer bar of several shorter ones.
public final class BarMerge {
    private BarMerge() {}

    /// One bar that starts at `start` and covers `parts`, which are in order and at least one. The average price is
    /// there when every part that traded has one; it is rounded half-even to six places.
    public static Bar merge(Instant start, List<Bar> parts) {
        Bar first = parts.getFirst();
        Price high = first.high();
        Price low = first.low();
        long volume = 0;
        long trades = 0;
        for (Bar bar : parts) {
            high = bar.high().isAbove(high) ? bar.high() : high;
            low = bar.low().isBelow(low) ? bar.low() : low;
            volume += bar.volume();
            trades += bar.tradeCount();
        }
        return new Bar(start, first.open(), high, low, parts.getLast().close(), volume, vwap(parts), trades);
    }

    private static @Nullable Price vwap(List<Bar> parts) {
        BigDecimal turnover = BigDecimal.ZERO;
        long volume = 0;
        for (Bar bar : parts) {
            Price average = bar.vwap();
            if (average != null) {
                turnover = turnover.add(average.value().multiply(BigDecimal.valueOf(bar.volume())));
                volume += bar.volume();
            } else if (bar.volume() > 0) {
                return null;
            }
        }
        return volume == 0 ? null : new Price(turnover.divide(BigDecimal.valueOf(volume), 6, RoundingMode.HALF_EVEN));
    }
}
