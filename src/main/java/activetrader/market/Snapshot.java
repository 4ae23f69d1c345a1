package activetrader.market;

import org.jspecify.annotations.Nullable;

/// The latest of everything about one symbol; what the feed does not have is null.
///
/// @param dailyBar today's bar so far
public record Snapshot(
        Symbol symbol,
        @Nullable Trade latestTrade,
        @Nullable Quote latestQuote,
        @Nullable Bar minuteBar,
        @Nullable Bar dailyBar,
        @Nullable Bar previousDailyBar) {}
