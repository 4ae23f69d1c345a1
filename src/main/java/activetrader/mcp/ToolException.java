package activetrader.mcp;

/// A tool call that cannot be answered. Its message, one line, gives the caller the reason and becomes an MCP tool
/// error.
public final class ToolException extends RuntimeException {
    public ToolException(String message) {
        super(message);
    }

    public ToolException(String message, Throwable cause) {
        super(message, cause);
    }
}
