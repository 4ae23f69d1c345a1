package activetrader.simulator.exchange;

import java.time.Duration;

/// Faults of the exchange; each was seen at a real broker.
///
/// @param visibilityLag how long a new order is missing from the lists of orders and from the look-up by client order
/// id; the look-up by the broker's own id finds it at once
/// @param rejectPercent the percentage of orders that are rejected after they were accepted, when they would be `new`
/// @param clockOffset how far the broker's clock is ahead of the market's; negative when it is behind
public record Quirks(Duration visibilityLag, int rejectPercent, Duration clockOffset) {
    public Quirks {
        if (visibilityLag.isNegative()) {
            throw new IllegalArgumentException("visibilityLag must not be negative, was " + visibilityLag);
        }
        if (rejectPercent < 0 || rejectPercent > 100) {
            throw new IllegalArgumentException("rejectPercent must be 0 to 100, was " + rejectPercent);
        }
    }

    public static Quirks none() {
        return new Quirks(Duration.ZERO, 0, Duration.ZERO);
    }

    public Quirks withVisibilityLag(Duration lag) {
        return new Quirks(lag, rejectPercent, clockOffset);
    }

    public Quirks withRejectPercent(int percent) {
        return new Quirks(visibilityLag, percent, clockOffset);
    }

    public Quirks withClockOffset(Duration offset) {
        return new Quirks(visibilityLag, rejectPercent, offset);
    }
}
