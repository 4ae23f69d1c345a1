package activetrader.agent.tools;

import activetrader.json.Json;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.invocation.InvocationContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Calls the tools of a service that runs in this process.
///
/// Each call has a thread of its own, like one that came over HTTP, so that the time limit of the caller's cycle does
/// not reach into the service.
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
        Map<String, Object> arguments = arguments(request);
        CompletableFuture<LocalService.Answer> answer = new CompletableFuture<>();
        Thread.ofVirtual()
                .name(name() + "-call")
                .start(() -> answer.completeAsync(
                        () -> service.handler().call(request.name(), arguments, CycleTag.metaOf(context)),
                        Runnable::run));
        LocalService.Answer result = awaited(answer, request.name());
        if (result.isError()) {
            throw new ToolFailure.Refused(result.text(), null);
        }
        return result.text();
    }

    private static Map<String, Object> arguments(ToolExecutionRequest request) {
        String text = request.arguments();
        return text == null || text.isBlank() ? Map.of() : Json.readObject(text);
    }

    private LocalService.Answer awaited(CompletableFuture<LocalService.Answer> answer, String tool) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToolFailure.OutcomeUnknown(
                    name() + " gave no answer to " + tool + ": interrupted while waiting for the answer", e);
        } catch (ExecutionException e) {
            throw new ToolFailure.OutcomeUnknown(name() + " gave no answer to " + tool + ": it failed", e);
        }
    }

    @Override
    public void close() {}
}
