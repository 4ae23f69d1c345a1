package activetrader.agent;

import activetrader.agent.custom.CustomModels;
import activetrader.agent.model.ModelSettings;
import activetrader.agent.model.PriceTable;
import activetrader.agent.rules.StrategySettings;
import activetrader.agent.tools.ToolSource;
import activetrader.text.OrderTool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The settings of the agent.
///
/// @param signature names the folder of the agent's records
/// @param promptFile the system prompt, which a user edits to change the strategy
/// @param guideFile appended to the system prompt
/// @param maxSteps rounds of tool calls in one cycle
/// @param tokensPerCycle input and output together; the model is not asked again once they are spent
/// @param tokensPerDay of one New York date, across restarts
/// @param cycleBudget the longest that a cycle may take; an earlier deadline ends it earlier
/// @param allowedTools tools that the model may call, in the order in which it sees them
/// @param scanLimit ranked signals in the fact sheet
/// @param toolTimeout longer than alpaca-trade takes at most to settle an order
/// @param strategy by which the rules model decides, and by which positions are left while another model is gone
/// @param customModels among which a model in Java is looked for
public record AgentSettings(
        String signature,
        ModelSettings model,
        PriceTable prices,
        Path promptFile,
        Path guideFile,
        int maxSteps,
        long tokensPerCycle,
        long tokensPerDay,
        Duration cycleBudget,
        List<String> allowedTools,
        int scanLimit,
        ToolSource data,
        ToolSource trade,
        Duration toolTimeout,
        StrategySettings strategy,
        CustomModels customModels) {
    /// The tools that the written strategy needs: few, so that the prompt stays small.
    public static final List<String> DEFAULT_TOOLS = List.of(
            "scan_signals",
            "get_trading_signals",
            "get_technical_indicators",
            "get_stock_bars",
            "get_latest_quotes",
            "get_news",
            "get_positions",
            "get_orders",
            "get_risk_status",
            OrderTool.BUY.toolName(),
            OrderTool.SELL.toolName(),
            OrderTool.CLOSE_POSITION.toolName(),
            OrderTool.CANCEL_ORDER.toolName(),
            OrderTool.MOVE_STOP.toolName());

    public static final int DEFAULT_MAX_STEPS = 30;
    public static final long DEFAULT_TOKENS_PER_CYCLE = 150_000;
    public static final long DEFAULT_TOKENS_PER_DAY = 5_000_000;
    public static final int DEFAULT_SCAN_LIMIT = 8;
    public static final Duration DEFAULT_CYCLE_BUDGET = Duration.ofMinutes(4);
    public static final Duration DEFAULT_TOOL_TIMEOUT = Duration.ofSeconds(30);

    public AgentSettings {
        allowedTools = List.copyOf(allowedTools);
    }

    /// As the other constructor, with the models in Java of the folder `models` beside that of the prompt.
    public AgentSettings(
            String signature,
            ModelSettings model,
            PriceTable prices,
            Path promptFile,
            Path guideFile,
            int maxSteps,
            long tokensPerCycle,
            long tokensPerDay,
            Duration cycleBudget,
            List<String> allowedTools,
            int scanLimit,
            ToolSource data,
            ToolSource trade,
            Duration toolTimeout,
            StrategySettings strategy) {
        this(
                signature,
                model,
                prices,
                promptFile,
                guideFile,
                maxSteps,
                tokensPerCycle,
                tokensPerDay,
                cycleBudget,
                allowedTools,
                scanLimit,
                data,
                trade,
                toolTimeout,
                strategy,
                new CustomModels(promptFile.resolve("../../models").normalize()));
    }

    /// The usual settings for `model` and the two services; the prompts lie in `promptFolder`.
    public static AgentSettings of(
            String signature, ModelSettings model, Path promptFolder, ToolSource data, ToolSource trade) {
        return new AgentSettings(
                signature,
                model,
                PriceTable.defaults(),
                promptFolder.resolve("agent_prompt.md"),
                promptFolder.resolve("technical_analysis_guide.md"),
                DEFAULT_MAX_STEPS,
                DEFAULT_TOKENS_PER_CYCLE,
                DEFAULT_TOKENS_PER_DAY,
                DEFAULT_CYCLE_BUDGET,
                DEFAULT_TOOLS,
                DEFAULT_SCAN_LIMIT,
                data,
                trade,
                DEFAULT_TOOL_TIMEOUT,
                StrategySettings.defaults());
    }
}
