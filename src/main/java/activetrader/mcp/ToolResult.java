package activetrader.mcp;

/// The result of a tool call.
///
/// @param text JSON; for an error the reason, in one line
public record ToolResult(String text, boolean isError) {}
