package activetrader.agent;

import java.time.Duration;

/// How lively the market is. It decides when the next cycle starts.
public enum Activity {
    CALM,
    STEADY,
    LIVELY;

    /// The time until the next cycle: `longest` in a calm market, `shortest` in a lively one.
    public Duration interval(Duration shortest, Duration longest) {
        return switch (this) {
            case CALM -> longest;
            case STEADY -> shortest.plus(longest).dividedBy(2).truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
            case LIVELY -> shortest;
        };
    }
}
