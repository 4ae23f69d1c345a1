package activetrader.agent.rules;

import activetrader.agent.rules.StrategySettings.Conditions;
import activetrader.agent.rules.StrategySettings.Entries;
import activetrader.agent.rules.StrategySettings.Exits;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Strategies that differ from the usual one in one number, and what the rules do by them.
final class Strategies {
    private Strategies() {}

    /// The usual strategy with another value of `key`.
    static StrategySettings with(String key, String value) {
        return with(StrategySettings.defaults(), key, value);
    }

    /// `usual` with another value of `key`.
    static StrategySettings with(StrategySettings usual, String key, String value) {
        return new StrategySettings(
                conditions(usual.conditions(), key, value),
                entries(usual.entries(), key, value),
                exits(usual.exits(), key, value));
    }

    private static Conditions conditions(Conditions usual, String key, String value) {
        return new Conditions(
                number(key, "min_score", value, usual.leastScore()),
                number(key, "min_rsi", value, usual.leastRsi()),
                number(key, "max_rsi", value, usual.overboughtRsi()),
                number(key, "min_relative_volume", value, usual.leastRelativeVolume()),
                number(key, "min_volume_score", value, usual.leastVolumeScore()),
                number(key, "min_price", value, usual.leastPrice()),
                number(key, "min_atr", value, usual.leastAtr()),
                number(key, "min_stop_percent", value, usual.leastStopPercent()),
                key.equals("regime") ? RegimeRule.valueOf(value.toUpperCase(Locale.ROOT)) : usual.regime());
    }

    private static Entries entries(Entries usual, String key, String value) {
        return new Entries(
                whole(key, "first_minutes", value, usual.firstMinutes()),
                whole(key, "last_minutes", value, usual.lastMinutes()),
                Duration.ofMinutes(
                        whole(key, "entry_pause_minutes", value, usual.pause().toMinutes())),
                (int) whole(key, "max_entries_per_day", value, usual.mostADay()),
                (int) whole(key, "losses_to_pause", value, usual.lossesToPause()),
                number(key, "stop_atr", value, usual.stopAtrs()),
                number(key, "reward_risk", value, usual.reward()),
                number(key, "headroom_percent", value, usual.headroomPercent()));
    }

    private static Exits exits(Exits usual, String key, String value) {
        return new Exits(
                Duration.ofMinutes(
                        whole(key, "settling_minutes", value, usual.settling().toMinutes())),
                number(key, "exit_rsi", value, usual.overboughtRsi()),
                Duration.ofMinutes(
                        whole(key, "time_stop_minutes", value, usual.timeStop().toMinutes())),
                number(key, "time_stop_r", value, usual.movedR()),
                whole(key, "leave_before_flatten_minutes", value, usual.leaveBeforeFlatten()));
    }

    private static BigDecimal number(String key, String name, String value, BigDecimal usual) {
        return key.equals(name) ? new BigDecimal(value) : usual;
    }

    private static long whole(String key, String name, String value, long usual) {
        return key.equals(name) ? Long.parseLong(value) : usual;
    }

    /// The tools that the rules call.
    static List<String> calls(String sheet, StrategySettings strategy) {
        return requests(sheet, strategy).map(ToolExecutionRequest::name).toList();
    }

    /// The arguments of these calls.
    static String arguments(String sheet, StrategySettings strategy) {
        return requests(sheet, strategy).map(ToolExecutionRequest::arguments).collect(Collectors.joining());
    }

    private static Stream<ToolExecutionRequest> requests(String sheet, StrategySettings strategy) {
        AiMessage answer = new RulesModel(strategy)
                .chat(ChatRequest.builder()
                        .messages(List.of(SystemMessage.from("rules"), UserMessage.from(sheet)))
                        .toolSpecifications(Stream.of("buy", "close_position")
                                .map(name ->
                                        ToolSpecification.builder().name(name).build())
                                .toList())
                        .build())
                .aiMessage();
        return answer.hasToolExecutionRequests() ? answer.toolExecutionRequests().stream() : Stream.of();
    }
}
