package activetrader.mcp;

/// A tool call that cannot be answered, for a reason that the caller should read: the message, one line, becomes an
/// MCP tool error.
public final class ToolException extends RuntimeException {
    public ToolException(String message) {
        super(message);
    }

    public ToolException(String message, Throwable cause) {
        super(message, cause);
    }
}
