package activetrader.mcp;

import activetrader.time.TimeSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The tools of a service for callers in this process. Arguments are checked and results made as for MCP clients.
public final class LocalTools {
    private final String service;
    private final List<Tool> tools;
    private final Map<String, ToolRunner> runners = new LinkedHashMap<>();

    LocalTools(String service, List<Tool> tools, CallLimit limit) {
        this.service = service;
        this.tools = List.copyOf(tools);
        tools.forEach(tool -> runners.put(tool.name(), new ToolRunner(tool, limit)));
    }

    LocalTools(String service, List<Tool> tools, TimeSource time) {
        this(service, tools, new CallLimit(McpService.MAX_CALLS_PER_MINUTE, time));
    }

    /// The name of the service, such as `alpaca-trade`.
    public String service() {
        return service;
    }

    /// All tools, in the order in which clients see them.
    public List<Tool> tools() {
        return tools;
    }

    /// Calls `tool`; empty when there is none of that name.
    ///
    /// @param meta what an MCP client would send as `_meta`
    public Optional<ToolResult> call(String tool, Map<String, Object> arguments, Map<String, Object> meta) {
        return Optional.ofNullable(runners.get(tool)).map(runner -> runner.run(arguments, meta));
    }

    ToolRunner runner(Tool tool) {
        return Objects.requireNonNull(runners.get(tool.name()), tool.name());
    }
}
