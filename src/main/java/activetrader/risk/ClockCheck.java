package activetrader.risk;

import java.time.Duration;
import java.time.Instant;

/// Our clock beside the broker's, as compared last.
///
/// @param at when, by our clock
/// @param skew by how much the broker's is ahead for certain; negative when it is behind
/// @param marketDisputed whether one of them said that the market is open and the other that it is closed
public record ClockCheck(Instant at, Duration skew, boolean marketDisputed) {
    /// How long a comparison may be relied on.
    static final Duration MAX_AGE = Duration.ofMinutes(30);

    /// Two clocks that show the same.
    public static ClockCheck agreeing(Instant at) {
        return new ClockCheck(at, Duration.ZERO, false);
    }
}
