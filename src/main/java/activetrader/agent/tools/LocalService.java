package activetrader.agent.tools;

import java.util.List;
import java.util.Map;

/// A service that runs in this process, whose tools are called without MCP.
///
/// @param name such as `alpaca-trade`
/// @param tools in the service's own order
public record LocalService(String name, List<LocalTool> tools, Handler handler) implements ToolSource {
    public LocalService {
        tools = List.copyOf(tools);
    }

    /// Describes a tool.
    ///
    /// @param schema the JSON schema of its arguments
    public record LocalTool(String name, String description, Map<String, Object> schema) {}

    /// The answer to a call.
    ///
    /// @param text JSON; for an error the reason, in one line
    public record Answer(String text, boolean isError) {}

    /// Calls the tools, from any thread. The time limit of the caller's cycle does not reach into the service.
    @FunctionalInterface
    public interface Handler {
        /// @param meta what an MCP client would send as `_meta`
        /// @throws InterruptedException when the caller is interrupted while it waits
        Answer call(String tool, Map<String, Object> arguments, Map<String, Object> meta) throws InterruptedException;
    }
}
