package activetrader.agent;

import activetrader.agent.custom.CustomChat;
import activetrader.agent.daylog.DayLog;
import activetrader.agent.facts.DayPast;
import activetrader.agent.facts.FactSheet;
import activetrader.agent.model.ChatModels;
import activetrader.agent.model.ModelFailure;
import activetrader.agent.model.ModelKind;
import activetrader.agent.model.ModelSettings;
import activetrader.agent.recorded.CycleTranscript;
import activetrader.agent.recorded.RecordedModel;
import activetrader.agent.rules.OpeningRangeModel;
import activetrader.agent.rules.RulesModel;
import activetrader.agent.tools.McpTools;
import activetrader.agent.tools.ToolFailure;
import activetrader.agent.tools.TradingTools;
import activetrader.journal.RecordFolder;
import activetrader.time.TimeSource;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.ChatModel;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The agent. It runs one cycle at a time: it sends the facts to a chat model and lets the model call the services'
/// tools.
public final class TradingAgent implements AutoCloseable {
    /// The word with which a model says that it is done.
    public static final String FINISH_SIGNAL = "<FINISH_SIGNAL>";

    private static final Logger log = LoggerFactory.getLogger(TradingAgent.class);

    private static final int DECISIONS_SHOWN = 3;

    private final AgentSettings settings;
    private final TimeSource time;
    private final RecordFolder records;
    private final SystemPrompt prompt;
    private final ChatModel model;
    private final ToolLoopRunner loop;
    private final McpTools tools;
    private final DayLog dayLog;
    private final ModelHealth health = new ModelHealth();
    private boolean wasGone;
    private boolean saidEstimated;
    private @Nullable LocalDate countedDate;
    private long tokensToday;

    private TradingAgent(
            AgentSettings settings, TimeSource time, RecordFolder records, SystemPrompt prompt, ChatModel model) {
        this.settings = settings;
        this.time = time;
        this.records = records;
        this.prompt = prompt;
        this.model = model;
        this.tools = McpTools.of(settings.data(), settings.trade(), settings.toolTimeout());
        this.dayLog = new DayLog(records);
        this.loop = new ToolLoopRunner(prompt.text(), settings.maxSteps() + 2);
    }

    /// Reads the prompts and prepares the model. Connects to nothing: the services may still be starting.
    ///
    /// @throws UncheckedIOException when a prompt file cannot be read
    /// @throws activetrader.config.ConfigException when a model in Java is chosen that is not there
    public static TradingAgent open(AgentSettings settings, TimeSource time, RecordFolder records) {
        return open(settings, time, records, model(settings, time));
    }

    /// As [#open(AgentSettings, TimeSource, RecordFolder)], with the answers of `cycles` instead of a model.
    public static TradingAgent replaying(
            AgentSettings settings, TimeSource time, RecordFolder records, List<CycleTranscript> cycles) {
        return open(settings, time, records, new RecordedModel(cycles, time));
    }

    private static ChatModel model(AgentSettings settings, TimeSource time) {
        ModelSettings model = settings.model();
        return switch (model.kind()) {
            case RULES -> new RulesModel(settings.strategy());
            case OPENING_RANGE -> new CustomChat(new OpeningRangeModel(settings.strategy()));
            case JAVA ->
                new CustomChat(
                        settings.customModels().open(ModelKind.plainName(model.name()), model.customParameters()));
            case ENDPOINT -> ChatModels.open(model, time);
        };
    }

    /// As [#open(AgentSettings, TimeSource, RecordFolder)], with `model` instead of the one that the settings name.
    public static TradingAgent open(AgentSettings settings, TimeSource time, RecordFolder records, ChatModel model) {
        SystemPrompt prompt = SystemPrompt.read(settings.promptFile(), settings.guideFile());
        return new TradingAgent(settings, time, records, prompt, model);
    }

    /// Runs `cycle` until it ends, at its deadline at the latest. Failures are outcomes, never exceptions.
    ///
    /// @throws InterruptedException when the caller's thread is interrupted
    public CycleReport runCycle(Cycle cycle) throws InterruptedException {
        Instant start = time.instant();
        countTokensOf(cycle.date());
        Transcript transcript = new Transcript(records, cycle, time);
        TokenBudget budget = new TokenBudget(settings.tokensPerCycle(), settings.tokensPerDay(), tokensToday);
        CycleRun run = new CycleRun(
                cycle,
                settings,
                prompt,
                loop,
                new ManagedModel(model, settings.strategy(), health, time),
                tools,
                time,
                transcript,
                budget,
                past(cycle.date()));
        Outcome outcome = judged(play(run, budgetOf(cycle, start)), run);
        tokensToday += run.tokens().total();
        sayEstimated(budget);
        CycleReport report = report(cycle, start, outcome, run);
        try {
            transcript.end(report);
        } catch (UncheckedIOException e) {
            log.error("cycle not recorded cycle={} reason=\"{}\"", cycle.number(), e.getMessage());
        }
        return report;
    }

    private void sayEstimated(TokenBudget budget) {
        if (budget.isEstimated() && !saidEstimated) {
            saidEstimated = true;
            log.warn(
                    "tokens are estimated, the provider counts none model={} rule=\"4 characters each\"",
                    settings.model().name());
        }
    }

    /// The day so far. When the records cannot be read, the cycle decides without it.
    private DayPast past(LocalDate date) {
        try {
            return DayPast.of(
                    records,
                    date,
                    dayLog.last(date, DECISIONS_SHOWN).stream()
                            .map(DecisionText::row)
                            .toList());
        } catch (UncheckedIOException e) {
            log.warn("the day so far is not shown reason=\"{}\"", e.getMessage());
            return DayPast.NONE;
        }
    }

    private Outcome play(CycleRun run, Duration budget) throws InterruptedException {
        if (!budget.isPositive()) {
            return new Outcome.TimedOut(Duration.ZERO);
        }
        try {
            return time.callWithin(budget, run::play);
        } catch (TimeoutException e) {
            if (run.isAsking()) {
                health.hung(time.instant());
            }
            return new Outcome.TimedOut(budget);
        } catch (CycleStop e) {
            return e.outcome();
        } catch (ModelFailure e) {
            return new Outcome.Failed(String.valueOf(e.getMessage()), e.needsPerson(), e.kind());
        } catch (ToolFailure e) {
            return new Outcome.Failed(String.valueOf(e.getMessage()), false, "a service does not answer");
        } catch (UncheckedIOException e) {
            return new Outcome.Failed("cannot keep the record: " + e.getMessage(), true, "the record cannot be kept");
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            log.error("cycle broke", e);
            return new Outcome.Failed("unexpected " + e, true, "unexpected");
        } finally {
            run.end();
        }
    }

    /// A cycle that the exits of the rules carried out does not count as completed.
    private Outcome judged(Outcome played, CycleRun run) {
        ModelHealth.Absence absence = health.absence();
        if (!run.isByRules() || absence == null || !(played instanceof Outcome.Completed)) {
            wasGone = wasGone && absence != null;
            return played;
        }
        boolean first = !wasGone;
        wasGone = true;
        return new Outcome.ModelGone(absence.reason(), absence.kind(), absence.needsPerson(), first);
    }

    private Duration budgetOf(Cycle cycle, Instant start) {
        Duration untilDeadline = Duration.between(start, cycle.deadline());
        return untilDeadline.compareTo(settings.cycleBudget()) < 0 ? untilDeadline : settings.cycleBudget();
    }

    /// Continues the token count of the day's earlier cycles; with unreadable records the count starts at zero.
    private void countTokensOf(LocalDate date) {
        if (date.equals(countedDate)) {
            return;
        }
        countedDate = date;
        try {
            tokensToday = dayLog.tokens(date);
        } catch (UncheckedIOException e) {
            tokensToday = 0;
            log.warn("tokens of earlier cycles not counted reason=\"{}\"", e.getMessage());
        }
    }

    private CycleReport report(Cycle cycle, Instant start, Outcome outcome, CycleRun run) {
        FactSheet facts = run.facts();
        List<ToolUse> uses = run.uses();
        return new CycleReport(
                cycle.number(),
                start,
                time.instant(),
                outcome,
                facts,
                uses,
                Decisions.of(facts, uses),
                run.tokens(),
                settings.prices().costOf(settings.model().name(), run.tokens()),
                run.answer(),
                MarketPulse.of(facts));
    }

    /// Direct tool calls for the session.
    public TradingTools tools() {
        return tools;
    }

    /// The tools that the model may call and the services offer, in the model's order.
    ///
    /// @throws ToolFailure.ServiceDown when a service does not answer
    public List<String> toolNames() {
        return tools.specifications(settings.allowedTools()).stream()
                .map(ToolSpecification::name)
                .toList();
    }

    @Override
    public void close() {
        tools.close();
    }
}
