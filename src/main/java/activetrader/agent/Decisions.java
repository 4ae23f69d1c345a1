package activetrader.agent;

import activetrader.agent.facts.FactSheet;
import activetrader.agent.facts.PositionFacts;
import activetrader.json.Json;
import activetrader.json.JsonException;
import activetrader.market.Side;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Derives from a cycle's tool calls what the model decided.
final class Decisions {
    private static final Set<String> TRADES = Set.of("buy", "sell", "close_position", "move_stop");

    private final Map<String, PositionFacts> before;

    private Decisions(Map<String, PositionFacts> before) {
        this.before = before;
    }

    /// One decision for each order and each move of a stop that the model asked for, then one for each position
    /// that it left unchanged.
    static List<Decision> of(@Nullable FactSheet facts, List<ToolUse> uses) {
        Decisions reader = new Decisions(facts == null ? Map.of() : facts.positions());
        List<Decision> decisions = new ArrayList<>();
        uses.stream().filter(use -> TRADES.contains(use.tool())).forEach(use -> {
            Decision decision = reader.read(use);
            if (decision != null) {
                decisions.add(decision);
            }
        });
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

    private @Nullable Decision read(ToolUse use) {
        Map<String, Object> arguments = object(use.arguments());
        Symbol symbol = symbol(arguments);
        if (symbol == null) {
            return null;
        }
        if (use.tool().equals("move_stop")) {
            return stop(symbol, arguments, use);
        }
        Side side = side(use.tool(), symbol);
        BigDecimal asked = number(arguments, "quantity");
        if (use.failed()) {
            return use.end() == ToolUse.End.UNKNOWN
                    ? new Decision.Unknown(symbol, side, asked, use.result())
                    : new Decision.Denied(symbol, side, asked, "error", use.result());
        }
        Map<String, Object> result = object(use.result());
        if (Boolean.TRUE.equals(result.get("success"))) {
            return traded(use.tool(), symbol, side, arguments, result);
        }
        return new Decision.Denied(
                symbol, side, asked, text(result, "reason_code", "refused"), text(result, "error", use.result()));
    }

    private static Decision stop(Symbol symbol, Map<String, Object> arguments, ToolUse use) {
        BigDecimal wanted = number(arguments, "stop_price");
        if (use.failed()) {
            return new Decision.StopKept(symbol, wanted, "error", use.result());
        }
        Map<String, Object> result = object(use.result());
        BigDecimal to = number(result, "stop_price");
        return Boolean.TRUE.equals(result.get("success")) && to != null
                ? new Decision.StopMoved(symbol, number(result, "previous_stop_price"), to)
                : new Decision.StopKept(
                        symbol, wanted, text(result, "reason_code", "refused"), text(result, "error", use.result()));
    }

    private Decision traded(
            String tool, Symbol symbol, Side side, Map<String, Object> arguments, Map<String, Object> result) {
        BigDecimal filled = number(result, "filled_qty");
        BigDecimal quantity = filled != null && filled.signum() > 0 ? filled : number(result, "qty");
        return new Decision.Traded(
                symbol,
                side,
                isEntry(tool, symbol, side),
                quantity == null ? BigDecimal.ZERO : quantity,
                number(result, "filled_avg_price"),
                number(result, "stop_loss"),
                number(result, "pnl"),
                text(result, "status", "unknown"),
                text(result, "order_id", ""),
                text(arguments, "reason", ""));
    }

    private boolean isEntry(String tool, Symbol symbol, Side side) {
        int direction = direction(symbol);
        return !tool.equals("close_position") && direction != (side == Side.BUY ? -1 : 1);
    }

    private Side side(String tool, Symbol symbol) {
        return switch (tool) {
            case "buy" -> Side.BUY;
            case "sell" -> Side.SELL;
            default -> direction(symbol) < 0 ? Side.BUY : Side.SELL;
        };
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
