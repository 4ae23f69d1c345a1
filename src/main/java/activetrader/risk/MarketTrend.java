package activetrader.risk;

import java.time.Instant;

/// Which way the whole market goes, by SPY and QQQ.
///
/// @param at the end of the older one's last bar
public record MarketTrend(Direction direction, Instant at) {
    /// What the two funds do.
    public enum Direction {
        /// Both rise.
        RISING,
        /// Both fall.
        FALLING,
        /// They differ, or one has no trend.
        MIXED
    }
}
