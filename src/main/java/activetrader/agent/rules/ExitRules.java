package activetrader.agent.rules;

import activetrader.agent.custom.ToolCall;
import activetrader.text.OrderTool;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// When the written strategy closes a position. It does not sell the part at 1 R: alpaca-trade does that between
/// cycles, by `execution.scale_out_at_r`.
final class ExitRules {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private ExitRules() {}

    static Optional<ToolCall> call(Held held, Situation now) {
        Optional<String> reason =
                held.isLong() ? reasonToLeave(held, now) : Optional.of("not a long position of this strategy");
        return reason.map(why -> close(held, "rule", why))
                .or(() -> timeStop(held, now).map(why -> close(held, "time", why)));
    }

    private static Optional<String> reasonToLeave(Held held, Situation now) {
        if (now.minutesToFlatten() <= now.strategy().exits().leaveBeforeFlatten()) {
            return Optional.of("the day ends in " + now.minutesToFlatten() + " min");
        }
        Duration age = age(held, now);
        return now.signal(held.symbol())
                .filter(signal -> age.compareTo(now.strategy().exits().settling()) >= 0)
                .flatMap(signal -> turned(held, signal, now.strategy().exits()));
    }

    private static Duration age(Held held, Situation now) {
        return held.age(now.now()).orElse(now.strategy().exits().settling());
    }

    private static Optional<String> timeStop(Held held, Situation now) {
        Duration age = age(held, now);
        StrategySettings.Exits exits = now.strategy().exits();
        return age.compareTo(exits.timeStop()) >= 0
                        && !held.isAtBreakeven()
                        && held.reachedR().compareTo(exits.movedR()) < 0
                ? Optional.of("time stop: " + age.toMinutes() + " min without having reached " + inR(exits.movedR()))
                : Optional.empty();
    }

    private static String inR(BigDecimal multiple) {
        return multiple.compareTo(HALF) == 0 ? "half an R" : multiple.toPlainString() + " R";
    }

    private static Optional<String> turned(Held held, Signal signal, StrategySettings.Exits exits) {
        if (signal.says("SELL")) {
            return Optional.of("signal turned to SELL, score " + signal.row().text("score"));
        }
        if (signal.atLeast("rsi_14", exits.overboughtRsi()) && held.isInProfit()) {
            return Optional.of("overbought, RSI " + signal.row().text("rsi_14"));
        }
        if (signal.priceBelow("vwap") && signal.below("macd_hist", "0")) {
            return Optional.of("below VWAP with MACD turned down");
        }
        return Optional.empty();
    }

    private static ToolCall close(Held held, String kind, String reason) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("symbol", held.symbol());
        arguments.put("reason", reason);
        arguments.put("kind", kind);
        return new ToolCall(OrderTool.CLOSE_POSITION.toolName(), arguments, reason);
    }
}
