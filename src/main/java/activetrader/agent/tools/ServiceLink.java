package activetrader.agent.tools;

import activetrader.json.Json;
import activetrader.json.JsonException;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.invocation.InvocationContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The way to the tools of one service.
interface ServiceLink extends AutoCloseable {
    /// @param service named so in messages
    /// @param toolTimeout for one call
    static ServiceLink to(String service, ToolSource source, Duration toolTimeout) {
        return switch (source) {
            case ServiceAddress address -> new ServiceConnection(service, address, toolTimeout);
            case LocalService local -> new DirectLink(local);
        };
    }

    String name();

    /// Checks that the service answers.
    ///
    /// @throws ToolFailure.ServiceDown when it does not
    void check();

    /// The service's tools, in its own order.
    List<ToolSpecification> tools();

    /// The result of `request` as text.
    ///
    /// @throws ToolFailure when there is none
    String execute(ToolExecutionRequest request, InvocationContext context);

    /// The result of `tool` as plain values.
    ///
    /// @throws ToolFailure when there is none
    default Map<String, Object> call(String tool, Map<String, Object> arguments, InvocationContext context) {
        String text = execute(
                ToolExecutionRequest.builder()
                        .id(tool)
                        .name(tool)
                        .arguments(Json.write(arguments))
                        .build(),
                context);
        try {
            return Json.readObject(text);
        } catch (JsonException e) {
            throw noObject(tool, e);
        }
    }

    static ToolFailure noObject(String tool, JsonException cause) {
        return new ToolFailure.Refused(tool + " answered with something else than a JSON object", cause);
    }

    @Override
    void close();
}
