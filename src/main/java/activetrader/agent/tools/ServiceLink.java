package activetrader.agent.tools;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.invocation.InvocationContext;
import java.time.Duration;
import java.util.List;

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

    @Override
    void close();
}
