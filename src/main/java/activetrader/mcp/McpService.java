package activetrader.mcp;

import activetrader.config.ServiceToken;
import activetrader.http.LoopbackServer;
import activetrader.metrics.CallMetrics;
import activetrader.metrics.MetricPage;
import activetrader.time.TimeSource;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpStatelessSyncServer;
import io.modelcontextprotocol.server.transport.HttpServletStatelessServerTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import jakarta.servlet.Servlet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An MCP server on loopback: stateless streamable HTTP at `/mcp` for clients with the token, `/healthz` and
/// `/metrics` for every program on this machine.
///
/// As it is stateless, a client needs nothing but its next request after a restart of the service.
/// See decision 14.
public final class McpService implements AutoCloseable {
    static final String HEALTH_PATH = "/healthz";
    static final String METRICS_PATH = "/metrics";

    private static final Logger log = LoggerFactory.getLogger(McpService.class);
    private static final String PATH = "/mcp";
    private static final int MAX_REQUEST_BYTES = 64 * 1024;
    static final int MAX_CALLS_PER_MINUTE = 600;

    private final LoopbackServer web;
    private final McpStatelessSyncServer mcp;

    private McpService(LoopbackServer web, McpStatelessSyncServer mcp) {
        this.web = web;
        this.mcp = mcp;
    }

    /// Serves `tools`, listed in this order, on `port`, or on a free port when it is 0.
    ///
    /// @throws java.io.UncheckedIOException with a one-line reason when the port is taken
    public static McpService start(
            String name, String version, int port, List<Tool> tools, ServiceToken token, TimeSource time) {
        return start(name, version, port, tools, token, time, new MetricPage());
    }

    /// As above, with tool calls counted on `page`, which `/metrics` shows.
    public static McpService start(
            String name,
            String version,
            int port,
            List<Tool> tools,
            ServiceToken token,
            TimeSource time,
            MetricPage page) {
        return start(name, version, port, tools, token, time, page, List.of());
    }

    /// As above, with `beside`, which check by themselves who calls.
    public static McpService start(
            String name,
            String version,
            int port,
            List<Tool> tools,
            ServiceToken token,
            TimeSource time,
            MetricPage page,
            List<PlainEndpoint> beside) {
        HttpServletStatelessServerTransport transport = HttpServletStatelessServerTransport.builder()
                .jsonMapper(new PlainErrorMapper(new UnambiguousJson(McpJsonDefaults.getMapper())))
                .messageEndpoint(PATH)
                .maxRequestSize(MAX_REQUEST_BYTES)
                .build();
        LocalTools local = new LocalTools(name, tools, time);
        CallCount count = new CallCount(CallMetrics.ofTools(page), time);
        McpStatelessSyncServer mcp = McpServer.sync(transport)
                .serverInfo(name, version)
                .capabilities(
                        McpSchema.ServerCapabilities.builder().tools(false).build())
                .jsonSchemaValidator(new ArgumentsCheckThemselves())
                .validateToolInputs(false)
                .immediateExecution(true)
                .tools(tools.stream()
                        .map(tool -> specification(tool, local.runner(tool), count))
                        .toList())
                .build();
        Map<String, Servlet> servlets = new LinkedHashMap<>();
        servlets.put(PATH, transport);
        servlets.put(HEALTH_PATH, new HealthServlet(name, version, tools.size()));
        servlets.put(METRICS_PATH, new MetricServlet(page));
        beside.forEach(endpoint -> servlets.put(endpoint.prefix() + "*", endpoint.servlet()));
        LoopbackServer web = LoopbackServer.start(
                port,
                servlets,
                new RequestGuard(
                        token, beside.stream().map(PlainEndpoint::prefix).toList()));
        log.info("mcp service started name={} port={} tools={}", name, web.port(), tools.size());
        return new McpService(web, mcp);
    }

    /// `tools` for callers in this process, with the limits that MCP clients have.
    public static LocalTools local(String name, List<Tool> tools, TimeSource time) {
        return new LocalTools(name, tools, time);
    }

    private static SyncToolSpecification specification(Tool tool, ToolRunner runner, CallCount count) {
        McpSchema.Tool description = McpSchema.Tool.builder(tool.name(), tool.inputSchema())
                .description(tool.description())
                .annotations(annotations(tool.effect()))
                .build();
        return new SyncToolSpecification(
                description, (_, request) -> count.counted(tool.name(), () -> result(runner, request)));
    }

    private static CallToolResult result(ToolRunner runner, CallToolRequest request) {
        ToolResult result = runner.run(orEmpty(request.arguments()), orEmpty(request.meta()));
        return CallToolResult.builder()
                .addTextContent(result.text())
                .isError(result.isError())
                .build();
    }

    private static Map<String, Object> orEmpty(@Nullable Map<String, Object> map) {
        return map == null ? Map.of() : map;
    }

    private static McpSchema.ToolAnnotations annotations(Tool.Effect effect) {
        boolean readOnly = effect == Tool.Effect.READ_ONLY;
        return McpSchema.ToolAnnotations.builder()
                .readOnlyHint(readOnly)
                .destructiveHint(!readOnly)
                .idempotentHint(effect != Tool.Effect.CHANGES)
                .openWorldHint(true)
                .build();
    }

    public int port() {
        return web.port();
    }

    /// Where MCP clients connect, such as `http://127.0.0.1:8004/mcp`.
    public String url() {
        return web.url() + PATH;
    }

    @Override
    public void close() {
        web.close();
        mcp.close();
    }

    /// Accepts everything. [Arguments] checks every call, with better messages, so the SDK's JSON-schema engine,
    /// which takes about a second to start, is left out.
    private static final class ArgumentsCheckThemselves implements JsonSchemaValidator {
        @Override
        public ValidationResponse validate(Map<String, Object> schema, Object content) {
            return ValidationResponse.asValid("");
        }
    }
}
