package activetrader.mcp;

/// Carries out the calls of one tool.
@FunctionalInterface
public interface ToolHandler {
    /// Answers `call` with a record or an ordered map, which is sent as one JSON object.
    ///
    /// @throws ToolException to answer with an error
    Object answer(ToolCall call);
}
