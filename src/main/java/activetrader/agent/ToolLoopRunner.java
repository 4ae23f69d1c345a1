package activetrader.agent;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.invocation.InvocationParameters;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.Result;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.tool.ToolErrorHandlerResult;
import dev.langchain4j.service.tool.ToolExecutionResult;
import dev.langchain4j.service.tool.ToolExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The loop of the chat-model library, which asks the model until the model calls no more tools. It is made once for
/// the
/// cycles of an agent, because making it takes longer than a cycle of the rules. Each cycle runs in it with a model and
/// tools of its own, also one that was abandoned and still runs beside the next one.
/// See decision 19.
final class ToolLoopRunner {
    private static final ScopedValue<Parts> RUNNING = ScopedValue.newInstance();

    private final String systemMessage;
    private final int mostRounds;
    private @Nullable Made made;

    /// @param mostRounds of tool calls, after which the library gives up
    ToolLoopRunner(String systemMessage, int mostRounds) {
        this.systemMessage = systemMessage;
        this.mostRounds = mostRounds;
    }

    /// What belongs to one cycle.
    private record Parts(ChatModel model, CycleTools tools) {}

    private record Made(List<ToolSpecification> tools, Trader trader) {}

    private interface Trader {
        Result<String> decide(@UserMessage String facts, InvocationParameters parameters);
    }

    /// Runs the loop and returns the model's last text.
    ///
    /// @param specifications the tools that the model may call
    String run(
            ChatModel model,
            CycleTools tools,
            List<ToolSpecification> specifications,
            String facts,
            InvocationParameters parameters) {
        Trader trader = trader(specifications);
        Result<String> result =
                ScopedValue.where(RUNNING, new Parts(model, tools)).call(() -> trader.decide(facts, parameters));
        return result.content() == null ? "" : result.content();
    }

    private synchronized Trader trader(List<ToolSpecification> specifications) {
        Made known = made;
        if (known == null || !known.tools().equals(specifications)) {
            known = new Made(List.copyOf(specifications), make(specifications));
            made = known;
        }
        return known.trader();
    }

    private Trader make(List<ToolSpecification> specifications) {
        Map<ToolSpecification, ToolExecutor> executors = new LinkedHashMap<>();
        OwnTools tools = new OwnTools();
        specifications.forEach(tool -> executors.put(tool, tools));
        return AiServices.builder(Trader.class)
                .chatModel(new OwnModel())
                .systemMessage(systemMessage)
                .tools(executors)
                .maxToolCallingRoundTrips(mostRounds)
                .hallucinatedToolNameStrategy(request -> RUNNING.get().tools().unknownTool(request))
                .toolArgumentsErrorHandler((error, context) -> passOn(error))
                .toolExecutionErrorHandler((error, context) -> passOn(error))
                .build();
    }

    /// Passes a failure on. Failures that the model can correct were answered before they come here. The library
    /// passes on the cause of an exception that has one.
    private static ToolErrorHandlerResult passOn(Throwable error) {
        if (error instanceof RuntimeException cause) {
            throw cause;
        }
        if (error instanceof IOException cause) {
            throw new UncheckedIOException(cause);
        }
        throw new IllegalStateException("a tool call failed: " + error.getMessage(), error);
    }

    /// The model of the cycle that asks.
    private static final class OwnModel implements ChatModel {
        @Override
        public ChatResponse doChat(ChatRequest request) {
            return RUNNING.get().model().doChat(request);
        }
    }

    /// The tools of the cycle that calls.
    private static final class OwnTools implements ToolExecutor {
        @Override
        public String execute(ToolExecutionRequest request, @Nullable Object memoryId) {
            throw new UnsupportedOperationException("a tool call needs its context");
        }

        @Override
        public ToolExecutionResult executeWithContext(ToolExecutionRequest request, InvocationContext context) {
            return RUNNING.get().tools().execute(request, context);
        }
    }
}
