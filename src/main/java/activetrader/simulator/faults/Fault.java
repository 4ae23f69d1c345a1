package activetrader.simulator.faults;

import activetrader.http.WebResponse;
import java.time.Duration;

/// What goes wrong with one HTTP call.
public sealed interface Fault {
    /// Nothing goes wrong.
    record None() implements Fault {}

    /// The call waits for `duration`, then continues.
    record Delay(Duration duration) implements Fault {}

    /// The connection is closed without an answer.
    record Drop() implements Fault {}

    /// The client gets `response` instead of the true answer.
    record Answer(WebResponse response) implements Fault {}
}
