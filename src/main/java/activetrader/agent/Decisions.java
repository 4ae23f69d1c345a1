package activetrader.agent;

import activetrader.agent.facts.FactSheet;
import activetrader.agent.facts.PositionFacts;
import activetrader.json.Json;
import activetrader.json.JsonException;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.text.OrderTool;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Derives from a cycle's tool calls what the model decided.
final class Decisions {
    private final Map<String, PositionFacts> before;

    private Decisions(Map<String, PositionFacts> before) {
        this.before = before;
    }

    /// One decision for each order and each move of a stop that the model asked for, then one for each position
    /// that it left unchanged.
    static List<Decision> of(@Nullable FactSheet facts, List<ToolUse> uses) {
        Decisions reader = new Decisions(facts == null ? Map.of() : facts.positions());
        List<Decision> decisions = new ArrayList<>();
        uses.forEach(use -> OrderTool.named(use.tool())
                .flatMap(tool -> Optional.ofNullable(reader.read(tool, use)))
                .ifPresent(decisions::add));
        decisions.addAll(reader.held(decisions));
        return decisions;
    }

    private List<Decision> held(List<Decision> orders) {
        Set<String> touched = new HashSet<>();
        orders.stream()
                .filter(order -> !(order instanceof Decision.Denied) && !(order instanceof Decision.StopKept))
                .forEach(order -> touched.add(order.symbol().value()));
        return before.entrySet().stream()
                .filter(entry -> !touched.contains(entry.getKey()))
                .<Decision>map(entry -> new Decision.Held(
                        Symbol.of(entry.getKey()),
                        entry.getValue().quantity(),
                        entry.getValue().stopPrice()))
                .toList();
    }

    private @Nullable Decision read(OrderTool tool, ToolUse use) {
        Map<String, Object> arguments = object(use.arguments());
        Symbol symbol = symbol(arguments);
        if (symbol == null) {
            return null;
        }
        return switch (tool) {
            case BUY -> order(symbol, Side.BUY, direction(symbol) >= 0, arguments, use);
            case SELL -> order(symbol, Side.SELL, direction(symbol) <= 0, arguments, use);
            case CLOSE_POSITION -> {
                Side side = direction(symbol) < 0 ? Side.BUY : Side.SELL;
                yield order(symbol, side, false, arguments, use);
            }
            case MOVE_STOP -> stop(symbol, arguments, use);
            case CANCEL_ORDER, CLOSE_ALL_POSITIONS -> null;
        };
    }

    /// @param entry whether the order opens or enlarges a position
    private static Decision order(Symbol symbol, Side side, boolean entry, Map<String, Object> arguments, ToolUse use) {
        BigDecimal asked = number(arguments, "quantity");
        if (use.failed()) {
            return use.end() == ToolUse.End.UNKNOWN
                    ? new Decision.Unknown(symbol, side, asked, use.result())
                    : new Decision.Denied(symbol, side, asked, new DenialReason.ToolFailed(), use.result());
        }
        Map<String, Object> result = object(use.result());
        if (Boolean.TRUE.equals(result.get("success"))) {
            return traded(symbol, side, entry, arguments, result);
        }
        return new Decision.Denied(symbol, side, asked, reason(result), text(result, "error", use.result()));
    }

    private static Decision stop(Symbol symbol, Map<String, Object> arguments, ToolUse use) {
        BigDecimal wanted = number(arguments, "stop_price");
        if (use.failed()) {
            return new Decision.StopKept(symbol, wanted, new DenialReason.ToolFailed(), use.result());
        }
        Map<String, Object> result = object(use.result());
        BigDecimal to = number(result, "stop_price");
        return Boolean.TRUE.equals(result.get("success")) && to != null
                ? new Decision.StopMoved(symbol, number(result, "previous_stop_price"), to)
                : new Decision.StopKept(symbol, wanted, reason(result), text(result, "error", use.result()));
    }

    private static DenialReason reason(Map<String, Object> result) {
        Object code = result.get("reason_code");
        return code == null ? new DenialReason.Unnamed() : new DenialReason.Coded(code.toString());
    }

    private static Decision traded(
            Symbol symbol, Side side, boolean entry, Map<String, Object> arguments, Map<String, Object> result) {
        BigDecimal filled = number(result, "filled_qty");
        BigDecimal quantity = filled != null && filled.signum() > 0 ? filled : number(result, "qty");
        return new Decision.Traded(
                symbol,
                side,
                entry,
                quantity == null ? BigDecimal.ZERO : quantity,
                number(result, "filled_avg_price"),
                number(result, "stop_loss"),
                number(result, "pnl"),
                text(result, "status", "unknown"),
                text(result, "order_id", ""),
                text(arguments, "reason", ""));
    }

    /// 1 for a long position before the cycle, -1 for a short one, 0 for none.
    private int direction(Symbol symbol) {
        PositionFacts position = before.get(symbol.value());
        if (position == null) {
            return 0;
        }
        return "short".equals(position.side()) ? -1 : position.quantity().signum();
    }

    private static @Nullable Symbol symbol(Map<String, Object> arguments) {
        try {
            return Symbol.of(text(arguments, "symbol", ""));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Map<String, Object> object(String json) {
        try {
            return Json.readObject(json);
        } catch (JsonException e) {
            return Map.of();
        }
    }

    private static String text(Map<String, Object> from, String key, String otherwise) {
        Object value = from.get(key);
        return value == null ? otherwise : value.toString();
    }

    private static @Nullable BigDecimal number(Map<String, Object> from, String key) {
        Object value = from.get(key);
        try {
            return value == null ? null : new BigDecimal(value.toString());
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
