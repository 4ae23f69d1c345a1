package activetrader.mcp;

import activetrader.metrics.CallMetrics;
import activetrader.time.TimeSource;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/// Counts and times tool calls.
record CallCount(CallMetrics metrics, TimeSource time) {
    CallToolResult counted(String tool, Supplier<CallToolResult> call) {
        Instant began = time.instant();
        CallToolResult result = call.get();
        boolean failed = Boolean.TRUE.equals(result.isError());
        metrics.called(tool, failed ? "error" : "ok", Duration.between(began, time.instant()));
        return result;
    }
}
