package activetrader.agent;

import java.time.Duration;
import java.time.Instant;

/// One tool call of a cycle's model, with its result.
///
/// @param arguments the JSON that the model wrote
/// @param result the text that the model got back
/// @param failed whether the tool or the connection to it reported an error
public record ToolUse(
        String tool, String arguments, String result, boolean failed, Instant startedAt, Duration latency) {}
