package activetrader.agent.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// When the written strategy leaves a position, wholly or in part.
final class ExitRules {
    /// Noise right after an entry is no reason to leave; the stop at the broker works from the first second.
    private static final Duration SETTLING = Duration.ofMinutes(15);
    private static final Duration TIME_STOP = Duration.ofMinutes(90);
    private static final BigDecimal MOVED = new BigDecimal("0.5");
    private static final BigDecimal FIRST_SCALE = new BigDecimal("0.30");
    private static final long LEAVE_BEFORE_FLATTEN = 10;

    private ExitRules() {}

    static List<PlannedCall> calls(Held held, Situation now, Set<String> tools) {
        if (!held.isLong()) {
            return List.of(close(held, "not a long position of this strategy"));
        }
        return reasonToLeave(held, now)
                .map(reason -> List.of(close(held, reason)))
                .orElseGet(() -> scaleOut(held, tools));
    }

    private static Optional<String> reasonToLeave(Held held, Situation now) {
        if (now.minutesToFlatten() <= LEAVE_BEFORE_FLATTEN) {
            return Optional.of("the day ends in " + now.minutesToFlatten() + " min");
        }
        Duration age = held.age(now.now()).orElse(SETTLING);
        if (age.compareTo(TIME_STOP) >= 0 && !held.isAtBreakeven() && held.r().compareTo(MOVED) < 0) {
            return Optional.of("time stop: " + age.toMinutes() + " min without half an R");
        }
        return now.signal(held.symbol())
                .filter(signal -> age.compareTo(SETTLING) >= 0)
                .flatMap(signal -> turned(held, signal));
    }

    private static Optional<String> turned(Held held, Signal signal) {
        if (signal.says("SELL")) {
            return Optional.of("signal turned to SELL, score " + signal.row().text("score"));
        }
        if (signal.atLeast("rsi_14", "75") && held.isInProfit()) {
            return Optional.of("overbought, RSI " + signal.row().text("rsi_14"));
        }
        if (signal.priceBelow("vwap") && signal.below("macd_hist", "0")) {
            return Optional.of("below VWAP with MACD turned down");
        }
        return Optional.empty();
    }

    /// Takes part of the gain at 1 R and protects the rest at the entry price.
    private static List<PlannedCall> scaleOut(Held held, Set<String> tools) {
        if (held.r().compareTo(BigDecimal.ONE) < 0 || held.isAtBreakeven() || !tools.contains("move_stop")) {
            return List.of();
        }
        List<PlannedCall> calls = new ArrayList<>();
        BigDecimal part = held.quantity().multiply(FIRST_SCALE).setScale(0, RoundingMode.FLOOR);
        if (part.signum() > 0) {
            Map<String, Object> sell = arguments(held, "quantity", part);
            sell.put("reason", "1 R reached: take a part");
            calls.add(new PlannedCall("sell", sell, "1 R reached"));
        }
        held.entry()
                .map(entry -> entry.setScale(2, RoundingMode.CEILING))
                .ifPresent(entry -> calls.add(new PlannedCall(
                        "move_stop", arguments(held, "stop_price", entry), "1 R reached: stop to the entry")));
        return calls;
    }

    private static Map<String, Object> arguments(Held held, String name, BigDecimal value) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("symbol", held.symbol());
        arguments.put(name, value);
        return arguments;
    }

    private static PlannedCall close(Held held, String reason) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("symbol", held.symbol());
        arguments.put("reason", reason);
        return new PlannedCall("close_position", arguments, reason);
    }
}
