package activetrader.simulator.faults;

import java.time.Duration;

/// What becomes of one message of a stream.
public sealed interface StreamFate {
    /// It arrives.
    record Deliver() implements StreamFate {}

    /// It is lost and the connection lives on: a mute stream.
    record Lose() implements StreamFate {}

    /// It arrives `by` later; those after it may overtake it.
    record Delay(Duration by) implements StreamFate {}

    /// It is lost, and the connection is cut.
    record Cut() implements StreamFate {}
}
