package activetrader.agent.tools;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.invocation.InvocationContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tools of alpaca-data and alpaca-trade together. When a service does not answer, that is an error; the list
/// of tools is never shortened instead.
public final class McpTools implements TradingTools, AutoCloseable {
    private final ServiceLink data;
    private final ServiceLink trade;

    private McpTools(ServiceLink data, ServiceLink trade) {
        this.data = data;
        this.trade = trade;
    }

    /// Makes the tools; connects when one is first needed.
    public static McpTools of(ToolSource data, ToolSource trade, Duration toolTimeout) {
        return new McpTools(
                ServiceLink.to("alpaca-data", data, toolTimeout), ServiceLink.to("alpaca-trade", trade, toolTimeout));
    }

    /// Checks that both services answer.
    ///
    /// @throws ToolFailure.ServiceDown when one does not
    public void check() {
        data.check();
        trade.check();
    }

    /// The tools named in `allowed` that the services offer, in the order of `allowed`.
    public List<ToolSpecification> specifications(List<String> allowed) {
        Map<String, ToolSpecification> byName = new LinkedHashMap<>();
        data.tools().forEach(tool -> byName.put(tool.name(), tool));
        trade.tools().forEach(tool -> byName.put(tool.name(), tool));
        return allowed.stream().filter(byName::containsKey).map(byName::get).toList();
    }

    @Override
    public List<String> offered() {
        return java.util.stream.Stream.concat(data.tools().stream(), trade.tools().stream())
                .map(ToolSpecification::name)
                .toList();
    }

    @Override
    public Map<String, Object> call(String tool, Map<String, Object> arguments) {
        return call(tool, arguments, null);
    }

    /// Calls `tool` for the cycle `tag`.
    public Map<String, Object> call(String tool, Map<String, Object> arguments, @Nullable String tag) {
        return serviceOf(tool).call(tool, arguments, CycleTag.context(tag));
    }

    /// The result of `request` as text.
    ///
    /// @throws ToolFailure when there is none
    public String execute(ToolExecutionRequest request, InvocationContext context) {
        return serviceOf(request.name()).execute(request, context);
    }

    private ServiceLink serviceOf(String tool) {
        if (offers(trade, tool)) {
            return trade;
        }
        if (offers(data, tool)) {
            return data;
        }
        throw new ToolFailure.Refused("neither " + data.name() + " nor " + trade.name() + " has a tool " + tool, null);
    }

    private static boolean offers(ServiceLink service, String tool) {
        return service.tools().stream().anyMatch(offered -> offered.name().equals(tool));
    }

    @Override
    public void close() {
        data.close();
        trade.close();
    }
}
