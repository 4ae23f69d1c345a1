package activetrader.app.services;

import activetrader.agent.tools.LocalService;
import activetrader.agent.tools.LocalService.LocalTool;
import activetrader.agent.tools.ServiceAddress;
import activetrader.agent.tools.ToolSource;
import activetrader.config.ServiceToken;
import activetrader.mcp.LocalTools;
import activetrader.mcp.ToolResult;
import activetrader.time.TimeSource;
import java.util.List;
import java.util.Optional;

/// The tools of a running service.
///
/// @param port 0 when there is none
/// @param source where the agent finds them
/// @param end stops serving
record OfferedTools(int port, ToolSource source, Runnable end) implements AutoCloseable {
    static OfferedTools onPort(int port, ServiceToken token, Runnable end) {
        return new OfferedTools(port, ServiceAddress.onThisMachine(port, token.own()), end);
    }

    static OfferedTools local(LocalTools tools, TimeSource time) {
        List<LocalTool> described = tools.tools().stream()
                .map(tool -> new LocalTool(tool.name(), tool.description(), tool.inputSchema()))
                .toList();
        return new OfferedTools(
                0,
                new LocalService(
                        tools.service(),
                        described,
                        (tool, arguments, meta) -> time.apart(() -> answer(tools.call(tool, arguments, meta), tool))),
                () -> {});
    }

    private static LocalService.Answer answer(Optional<ToolResult> result, String tool) {
        return result.map(found -> new LocalService.Answer(found.value(), found.isError()))
                .orElseGet(() -> new LocalService.Answer("Unknown tool: " + tool, true));
    }

    @Override
    public void close() {
        end.run();
    }
}
