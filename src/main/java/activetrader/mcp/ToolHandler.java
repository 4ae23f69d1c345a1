package activetrader.mcp;

/// What a tool does.
@FunctionalInterface
public interface ToolHandler {
    /// Answers `call` with a record or an ordered map; it is sent as one JSON object.
    ///
    /// @throws ToolException to answer with an error
    Object answer(ToolCall call);
}
