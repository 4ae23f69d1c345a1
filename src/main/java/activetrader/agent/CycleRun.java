package activetrader.agent;

import activetrader.agent.facts.DayPast;
import activetrader.agent.facts.FactReader;
import activetrader.agent.facts.FactSheet;
import activetrader.agent.model.TokenCount;
import activetrader.agent.tools.CycleTag;
import activetrader.agent.tools.McpTools;
import activetrader.time.TimeSource;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.invocation.InvocationParameters;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.Result;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.tool.ToolErrorHandlerResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One cycle while it runs. What it has done can be read at any time, from any thread, also after it was left behind.
final class CycleRun {
    private final Cycle cycle;
    private final AgentSettings settings;
    private final SystemPrompt prompt;
    private final ManagedModel model;
    private final McpTools tools;
    private final TimeSource time;
    private final Transcript transcript;
    private final TokenBudget budget;
    private final DayPast past;
    private final CycleEnd end = new CycleEnd();
    private volatile @Nullable FactSheet facts;
    private volatile @Nullable CycleTools cycleTools;
    private volatile String answer = "";

    CycleRun(
            Cycle cycle,
            AgentSettings settings,
            SystemPrompt prompt,
            ManagedModel model,
            McpTools tools,
            TimeSource time,
            Transcript transcript,
            TokenBudget budget,
            DayPast past) {
        this.past = past;
        this.cycle = cycle;
        this.settings = settings;
        this.prompt = prompt;
        this.model = model;
        this.tools = tools;
        this.time = time;
        this.transcript = transcript;
        this.budget = budget;
    }

    /// The loop that the library runs: the model is asked until it calls no more tools.
    interface Trader {
        Result<String> decide(@UserMessage String facts, InvocationParameters parameters);
    }

    /// Plays the cycle to its end.
    ///
    /// @throws CycleStop when the agent ended it
    /// @throws activetrader.agent.model.ModelFailure when the model gave no answer
    /// @throws activetrader.agent.tools.ToolFailure when a service was not there
    Outcome play() {
        tools.check();
        FactSheet sheet = new FactReader(settings.scanLimit(), past)
                .read((tool, arguments) -> tools.call(tool, arguments, cycle.tag()), time.instant());
        facts = sheet;
        List<ToolSpecification> specifications = tools.specifications(settings.allowedTools());
        transcript.prompt(prompt, specifications, sheet.text());
        CycleTools guarded = new CycleTools(tools, specifications, transcript, time, end);
        cycleTools = guarded;
        Result<String> result = trader(guarded, sheet).decide(sheet.text(), CycleTag.parameters(cycle.tag()));
        answer = result.content() == null ? "" : result.content();
        return new Outcome.Completed();
    }

    private Trader trader(CycleTools guarded, FactSheet sheet) {
        return AiServices.builder(Trader.class)
                .chatModel(new CycleModel(model, settings, budget, transcript, time, end, sheet.positions()))
                .systemMessage(prompt.text())
                .tools(guarded.executors())
                .maxToolCallingRoundTrips(settings.maxSteps() + 2)
                .hallucinatedToolNameStrategy(guarded::unknownTool)
                .toolArgumentsErrorHandler((error, context) -> passOn(error))
                .toolExecutionErrorHandler((error, context) -> passOn(error))
                .build();
    }

    /// Every failure that the model can do something about was answered before it came here. Of an exception with a
    /// cause the library hands on the cause.
    private static ToolErrorHandlerResult passOn(Throwable error) {
        if (error instanceof RuntimeException cause) {
            throw cause;
        }
        if (error instanceof IOException cause) {
            throw new UncheckedIOException(cause);
        }
        throw new IllegalStateException("a tool call failed: " + error.getMessage(), error);
    }

    /// From now on the cycle can do nothing more, wherever it is.
    void end() {
        end.end();
    }

    @Nullable
    FactSheet facts() {
        return facts;
    }

    List<ToolUse> uses() {
        CycleTools used = cycleTools;
        return used == null ? List.of() : used.uses();
    }

    /// Whether the rules' exits have answered instead of the model.
    boolean isByRules() {
        return model.isByRules();
    }

    /// Whether the model has not answered what it was asked last.
    boolean isAsking() {
        return model.isAsking();
    }

    TokenCount tokens() {
        return budget.spent();
    }

    String answer() {
        return answer.replace(TradingAgent.FINISH_SIGNAL, "").strip();
    }
}
