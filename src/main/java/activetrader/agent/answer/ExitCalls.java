package activetrader.agent.answer;

import activetrader.agent.facts.PositionFacts;
import activetrader.json.Json;
import activetrader.json.JsonException;
import activetrader.text.OrderTool;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// The calls of an incomplete answer that are carried out anyway: complete ones that can only reduce a position. An
/// exit too early costs little; a missing exit may cost the account.
public final class ExitCalls {
    private ExitCalls() {}

    /// @param held the positions at the start of the cycle, by symbol
    public static List<ToolExecutionRequest> in(AiMessage answer, Map<String, PositionFacts> held) {
        return answer.hasToolExecutionRequests()
                ? answer.toolExecutionRequests().stream()
                        .filter(call -> isExit(call, held))
                        .toList()
                : List.of();
    }

    private static boolean isExit(ToolExecutionRequest call, Map<String, PositionFacts> held) {
        Map<String, Object> arguments;
        try {
            arguments = Json.readObject(String.valueOf(call.arguments()));
        } catch (JsonException e) {
            return false;
        }
        PositionFacts position =
                held.get(String.valueOf(arguments.get("symbol")).strip());
        return position != null
                && OrderTool.named(String.valueOf(call.name()))
                        .filter(tool -> isExit(tool, position, arguments))
                        .isPresent();
    }

    private static boolean isExit(OrderTool tool, PositionFacts position, Map<String, Object> arguments) {
        return switch (tool) {
            case CLOSE_POSITION -> true;
            case SELL -> isPartOf(position.quantity(), arguments.get("quantity"));
            case BUY, CLOSE_ALL_POSITIONS, CANCEL_ORDER, MOVE_STOP -> false;
        };
    }

    private static boolean isPartOf(BigDecimal held, @org.jspecify.annotations.Nullable Object quantity) {
        try {
            BigDecimal sold = new BigDecimal(String.valueOf(quantity));
            return sold.signum() > 0 && sold.compareTo(held) <= 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
