package activetrader.mcp;

import activetrader.json.Json;

/// The result of a tool call.
///
/// @param value what can be written as JSON; for an error the reason, in one line
public record ToolResult(Object value, boolean isError) {
    /// JSON; for an error the reason, in one line.
    public String text() {
        return isError ? value.toString() : Json.write(value);
    }
}
