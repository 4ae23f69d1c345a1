package activetrader.session;

import activetrader.agent.rules.StrategySettings;
import java.time.Duration;

/// The settings of a trading day.
///
/// @param minInterval from one cycle's start to the next when the market is lively
/// @param maxInterval from one cycle's start to the next when it is quiet
/// @param cycleBudget the longest that one cycle may take
/// @param onStop what happens to positions when the daemon is stopped during the session
/// @param strategy the written one, by which the console says why nothing was entered
public record SessionSettings(
        Duration minInterval, Duration maxInterval, Duration cycleBudget, OnStop onStop, StrategySettings strategy) {
    public SessionSettings {
        if (minInterval.compareTo(maxInterval) > 0) {
            throw new IllegalArgumentException(
                    "the shortest cycle interval " + minInterval + " is above the longest " + maxInterval);
        }
    }

    /// With the strategy as the prompt has it.
    public SessionSettings(Duration minInterval, Duration maxInterval, Duration cycleBudget, OnStop onStop) {
        this(minInterval, maxInterval, cycleBudget, onStop, StrategySettings.defaults());
    }

    public static SessionSettings defaults() {
        return new SessionSettings(Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofMinutes(4), OnStop.KEEP);
    }
}
