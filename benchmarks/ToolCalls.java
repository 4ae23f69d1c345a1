import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.mcp.client.DefaultMcpClient;
import dev.langchain4j.mcp.client.transport.http.StreamableHttpMcpTransport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// What a warm tool call costs a client. Arguments: port of alpaca-data, port of alpaca-trade, token, number of calls: a
/// service answers at most 600 a minute, and asks the broker at most 200 times a minute.
final class ToolCalls {
    private static final int WARM_UP = 10;

    private ToolCalls() {}

    static void main(String[] arguments) throws Exception {
        int calls = Integer.parseInt(arguments[3]);
        try (DefaultMcpClient data = client(arguments[0], arguments[2]);
                DefaultMcpClient trade = client(arguments[1], arguments[2])) {
            measure("alpaca-data", data, "get_market_clock", calls);
            measure("alpaca-trade", trade, "get_account_info", Math.min(30, calls));
            measure("alpaca-data", data, "scan_signals", Math.max(5, calls / 10));
        }
    }

    private static DefaultMcpClient client(String port, String token) {
        return DefaultMcpClient.builder()
                .transport(StreamableHttpMcpTransport.builder()
                        .url("http://127.0.0.1:" + port + "/mcp")
                        .setHttpVersion1_1()
                        .customHeaders(Map.of("Authorization", "Bearer " + token))
                        .build())
                .protocolVersion("2025-11-25")
                .autoHealthCheck(false)
                .build();
    }

    private static void measure(String service, DefaultMcpClient client, String tool, int calls) {
        ToolExecutionRequest request =
                ToolExecutionRequest.builder().name(tool).arguments("{}").build();
        for (int i = 0; i < WARM_UP; i++) {
            call(client, request);
        }
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            long begun = System.nanoTime();
            call(client, request);
            millis.add((System.nanoTime() - begun) / 1e6);
        }
        Collections.sort(millis);
        System.out.printf(
                "| %s %s | %.2f | %.2f |%n", service, tool, millis.get(calls / 2), millis.get(calls * 99 / 100));
    }

    private static void call(DefaultMcpClient client, ToolExecutionRequest request) {
        var result = client.executeTool(request);
        if (result.isError()) {
            throw new IllegalStateException(request.name() + " failed: " + result.resultText());
        }
    }
}
