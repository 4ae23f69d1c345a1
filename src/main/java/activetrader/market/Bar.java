package activetrader.market;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Prices and volume over one timeframe.
///
/// @param start the first instant covered; the bar is complete one timeframe later
/// @param volume shares
/// @param vwap volume-weighted average price, when the feed has it
/// @param tradeCount number of trades; 0 when the feed does not say
public record Bar(
        Instant start,
        Price open,
        Price high,
        Price low,
        Price close,
        long volume,
        @Nullable Price vwap,
        long tradeCount) {
    public Bar {
        if (low.isAbove(high) || open.isAbove(high) || close.isAbove(high) || open.isBelow(low) || close.isBelow(low)) {
            throw new IllegalArgumentException("bar must have low <= open, close <= high, was open=" + open + " high="
                    + high + " low=" + low + " close=" + close + " at " + start);
        }
        if (volume < 0) {
            throw new IllegalArgumentException("bar volume must not be negative, was " + volume + " at " + start);
        }
    }
}
