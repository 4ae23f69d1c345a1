package activetrader.agent.tools;

import activetrader.json.Json;
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
    /// @param value what can be written as a JSON object; for an error the reason, in one line
    public record Answer(Object value, boolean isError) {
        /// JSON; for an error the reason, in one line.
        public String text() {
            return isError ? value.toString() : Json.write(value);
        }

        /// What a reader of the JSON gets.
        ///
        /// @throws activetrader.json.JsonException when it is no object
        public Map<String, Object> object() {
            return Json.plainObject(value);
        }
    }

    /// Calls the tools, from any thread. The time limit of the caller's cycle does not reach into the service.
    @FunctionalInterface
    public interface Handler {
        /// @param meta what an MCP client would send as `_meta`
        /// @throws InterruptedException when the caller is interrupted while it waits
        Answer call(String tool, Map<String, Object> arguments, Map<String, Object> meta) throws InterruptedException;
    }
}
