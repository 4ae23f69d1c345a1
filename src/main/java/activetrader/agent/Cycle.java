package activetrader.agent;

import java.time.Instant;
import java.time.LocalDate;

/// One pass of the agent, started by the session.
///
/// @param number unique within the trading day, from 1
/// @param date the trading day in New York
/// @param deadline when it must be over
public record Cycle(int number, LocalDate date, Instant deadline) {
    public Cycle {
        if (number < 1) {
            throw new IllegalArgumentException("cycle number must be at least 1, was " + number);
        }
    }

    /// How tool calls name this cycle to the services: `2026-03-02#7`.
    public String tag() {
        return date + "#" + number;
    }
}
