package activetrader.agent.tools;

import activetrader.json.Json;
import activetrader.json.JsonException;
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
        return answer(request.name(), arguments(request), context).text();
    }

    @Override
    public Map<String, Object> call(String tool, Map<String, Object> arguments, InvocationContext context) {
        LocalService.Answer answer = answer(tool, Json.plainObject(arguments), context);
        try {
            return answer.object();
        } catch (JsonException e) {
            throw ServiceLink.noObject(tool, e);
        }
    }

    private static Map<String, Object> arguments(ToolExecutionRequest request) {
        String text = request.arguments();
        return text == null || text.isBlank() ? Map.of() : Json.readObject(text);
    }

    private LocalService.Answer answer(String tool, Map<String, Object> arguments, InvocationContext context) {
        LocalService.Answer answer = asked(tool, arguments, context);
        if (answer.isError()) {
            throw new ToolFailure.Refused(answer.text(), null);
        }
        return answer;
    }

    private LocalService.Answer asked(String tool, Map<String, Object> arguments, InvocationContext context) {
        try {
            return service.handler().call(tool, arguments, CycleTag.metaOf(context));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToolFailure.OutcomeUnknown(
                    name() + " gave no answer to " + tool + ": interrupted while waiting for the answer", e);
        } catch (RuntimeException e) {
            throw new ToolFailure.OutcomeUnknown(name() + " gave no answer to " + tool + ": it failed", e);
        }
    }

    @Override
    public void close() {}
}
