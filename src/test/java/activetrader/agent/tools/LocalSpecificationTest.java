package activetrader.agent.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.config.Secret;
import activetrader.config.ServiceToken;
import activetrader.mcp.LocalTools;
import activetrader.mcp.McpService;
import activetrader.mcp.Parameter;
import activetrader.mcp.Tool;
import activetrader.time.SimulatedTime;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A tool that is called in this process looks and answers like the same tool over MCP.
class LocalSpecificationTest {
    private static final SimulatedTime TIME = new SimulatedTime(Instant.parse("2026-03-02T15:00:00Z"));
    private static final List<Tool> TOOLS = List.of(
            Tool.changing(
                    "buy",
                    "Buys shares.",
                    List.of(
                            Parameter.symbol("symbol", "The ticker"),
                            Parameter.whole("quantity", "Shares", 1, 1000),
                            Parameter.positive("stop", "Dollars").optional(),
                            Parameter.choice("kind", "What", List.of("A", "B")).optional("A"),
                            Parameter.flag("all", "Whether all").optional(),
                            Parameter.symbols("others", "Tickers").optional()),
                    call -> Map.of(
                            "cycle",
                            call.cycle().orElse("none"),
                            "quantity",
                            call.arguments().whole("quantity", 1, 1000))),
            Tool.reading("account", "Reads the account.", List.of(), _ -> Map.of("cash", 1)));

    @Test
    void tools_lookAndAnswer_asOverMcp() {
        ServiceToken token = ServiceToken.of(new Secret("token-for-tests"));
        try (McpService service = McpService.start("alpaca-trade", "1.0", 0, TOOLS, token, TIME);
                ServiceLink remote = ServiceLink.to(
                        "alpaca-trade",
                        ServiceAddress.onThisMachine(service.port(), token.own()),
                        Duration.ofSeconds(10));
                ServiceLink local = ServiceLink.to("alpaca-trade", local(), Duration.ofSeconds(10))) {
            assertEquals(withoutHints(remote), withoutHints(local));
            assertEquals(
                    answer(remote, "{\"symbol\":\"AAPL\",\"quantity\":7}"),
                    answer(local, "{\"symbol\":\"AAPL\",\"quantity\":7}"));
            assertEquals(answer(remote, "{\"quantity\":7}"), answer(local, "{\"quantity\":7}"));
            assertEquals(
                    answer(remote, "{\"symbol\":\"AAPL\",\"quantity\":7.5}"),
                    answer(local, "{\"symbol\":\"AAPL\",\"quantity\":7.5}"));
        }
    }

    private static LocalService local() {
        LocalTools tools = McpService.local("alpaca-trade", TOOLS, TIME);
        return new LocalService(
                tools.service(),
                TOOLS.stream()
                        .map(tool -> new LocalService.LocalTool(tool.name(), tool.description(), tool.inputSchema()))
                        .toList(),
                (tool, arguments, meta) -> tools.call(tool, arguments, meta)
                        .map(result -> new LocalService.Answer(result.value(), result.isError()))
                        .orElseThrow());
    }

    /// What a chat model is sent of the tools; the hints of MCP stay behind.
    private static List<ToolSpecification> withoutHints(ServiceLink link) {
        return link.tools().stream()
                .map(tool -> ToolSpecification.builder()
                        .name(tool.name())
                        .description(tool.description())
                        .parameters(tool.parameters())
                        .build())
                .toList();
    }

    private static String answer(ServiceLink link, String arguments) {
        ToolExecutionRequest request = ToolExecutionRequest.builder()
                .id("1")
                .name("buy")
                .arguments(arguments)
                .build();
        try {
            return link.execute(request, CycleTag.context("2026-03-02#7"));
        } catch (ToolFailure.Refused e) {
            return "refused: " + e.getMessage();
        }
    }
}
