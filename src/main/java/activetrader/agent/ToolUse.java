package activetrader.agent;

import java.time.Duration;
import java.time.Instant;

/// One tool call of a cycle's model, with its result.
///
/// @param arguments the JSON that the model wrote
/// @param result the text that the model got back
public record ToolUse(String tool, String arguments, String result, End end, Instant startedAt, Duration latency) {
    /// How a call ended.
    public enum End {
        /// With the tool's answer.
        ANSWERED,
        /// With an error of the tool, or of the connection to it: nothing was done.
        FAILED,
        /// With no word on whether it was done.
        UNKNOWN
    }

    /// Whether there is no answer.
    public boolean failed() {
        return end != End.ANSWERED;
    }
}
