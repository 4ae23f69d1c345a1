package activetrader.agent.tools;

import activetrader.json.Json;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.invocation.InvocationContext;
import java.util.List;
import java.util.Map;

/// Calls the tools of a service that runs in this process.
final class DirectLink implements ServiceLink {
    private final LocalService service;
    private final List<ToolSpecification> specifications;

    DirectLink(LocalService service) {
        this.service = service;
        this.specifications =
                service.tools().stream().map(LocalSpecification::of).toList();
    }

    @Override
    public String name() {
        return service.name();
    }

    @Override
    public void check() {}

    @Override
    public List<ToolSpecification> tools() {
        return specifications;
    }

    @Override
    public String execute(ToolExecutionRequest request, InvocationContext context) {
        LocalService.Answer result = answer(request, CycleTag.metaOf(context));
        if (result.isError()) {
            throw new ToolFailure.Refused(result.text(), null);
        }
        return result.text();
    }

    private static Map<String, Object> arguments(ToolExecutionRequest request) {
        String text = request.arguments();
        return text == null || text.isBlank() ? Map.of() : Json.readObject(text);
    }

    private LocalService.Answer answer(ToolExecutionRequest request, Map<String, Object> meta) {
        Map<String, Object> arguments = arguments(request);
        try {
            return service.handler().call(request.name(), arguments, meta);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToolFailure.OutcomeUnknown(
                    name() + " gave no answer to " + request.name() + ": interrupted while waiting for the answer", e);
        } catch (RuntimeException e) {
            throw new ToolFailure.OutcomeUnknown(name() + " gave no answer to " + request.name() + ": it failed", e);
        }
    }

    @Override
    public void close() {}
}
