package activetrader.agent;

import activetrader.agent.facts.DayPast;
import activetrader.agent.facts.FactReader;
import activetrader.agent.facts.FactSheet;
import activetrader.agent.model.TokenCount;
import activetrader.agent.tools.CycleTag;
import activetrader.agent.tools.McpTools;
import activetrader.time.TimeSource;
import dev.langchain4j.agent.tool.ToolSpecification;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One running cycle. What it has done can be read at any time and from any thread, also after it was abandoned.
final class CycleRun {
    private final Cycle cycle;
    private final AgentSettings settings;
    private final SystemPrompt prompt;
    private final ToolLoopRunner loop;
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
            ToolLoopRunner loop,
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
        this.loop = loop;
        this.model = model;
        this.tools = tools;
        this.time = time;
        this.transcript = transcript;
        this.budget = budget;
    }

    /// Runs the cycle to its end.
    ///
    /// @throws CycleStop when the agent ended it
    /// @throws activetrader.agent.model.ModelFailure when the model gave no answer
    /// @throws activetrader.agent.tools.ToolFailure when a service did not answer
    Outcome play() {
        tools.check();
        FactSheet sheet = new FactReader(settings.scanLimit(), past)
                .read((tool, arguments) -> tools.call(tool, arguments, cycle.tag()), time.instant());
        facts = sheet;
        List<ToolSpecification> specifications = tools.specifications(settings.allowedTools());
        transcript.prompt(prompt, specifications, sheet.text());
        CycleTools guarded = new CycleTools(tools, specifications, transcript, time, end);
        cycleTools = guarded;
        CycleModel asked = new CycleModel(model, settings, budget, transcript, time, end, sheet.positions());
        answer = loop.run(asked, guarded, specifications, sheet.text(), CycleTag.parameters(cycle.tag()));
        return new Outcome.Completed();
    }

    /// Ends the cycle: from now on it can do nothing more.
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

    /// Whether the exits of the rules have replaced the model.
    boolean isByRules() {
        return model.isByRules();
    }

    /// Whether the model has not answered its last request.
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
