package activetrader.agent.rules;

import activetrader.agent.custom.ToolCall;
import activetrader.text.OrderTool;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// When the written strategy enters, how large, and with which stop and target. It makes at most one entry a cycle.
final class EntryRules {
    private EntryRules() {}

    /// @param tradedToday symbols that this strategy has entered today already
    static Optional<ToolCall> call(Situation now, Set<String> tradedToday) {
        if (!now.tradingAllowed()
                || !now.hasRoomForEntry()
                || !now.permitsLongs()
                || wrongTime(now).isPresent()) {
            return Optional.empty();
        }
        return candidates(now, tradedToday)
                .filter(signal -> Setup.of(now).isMet(signal))
                .flatMap(signal -> order(signal, now).stream())
                .findFirst();
    }

    /// The ranked symbols that are neither held nor on order nor traded already, the best first.
    static Stream<Signal> candidates(Situation now, Set<String> tradedToday) {
        List<String> held = now.positions().stream().map(Held::symbol).toList();
        return now.signals().stream()
                .filter(signal -> !held.contains(signal.symbol()) && !tradedToday.contains(signal.symbol()))
                .filter(signal -> !now.hasOpenEntry(signal.symbol()));
    }

    /// Why nothing may be entered at this time of the day, whatever the signals say.
    static Optional<String> wrongTime(Situation now) {
        StrategySettings.Entries entries = now.strategy().entries();
        if (now.minutesSinceOpen() < entries.firstMinutes()) {
            return Optional.of("first " + entries.firstMinutes() + " minutes");
        }
        if (now.minutesToFlatten() < entries.lastMinutes()) {
            return Optional.of("last " + entries.lastMinutes() + " minutes before the flatten");
        }
        return hasJustEntered(now, entries.pause())
                ? Optional.of("an entry in the last " + entries.pause().toMinutes() + " minutes")
                : Optional.empty();
    }

    private static boolean hasJustEntered(Situation now, Duration pause) {
        return now.positions().stream()
                .flatMap(held -> held.age(now.now()).stream())
                .anyMatch(age -> age.compareTo(pause) < 0);
    }

    private static Optional<ToolCall> order(Signal signal, Situation now) {
        BigDecimal risk = Setup.of(now).risk(signal);
        BigDecimal reward = now.strategy().entries().reward();
        BigDecimal stop = signal.price().subtract(risk).setScale(2, RoundingMode.FLOOR);
        BigDecimal target = signal.price().add(risk.multiply(reward)).setScale(2, RoundingMode.CEILING);
        BigDecimal quantity = EntrySize.of(signal.price(), signal.price().subtract(stop), now);
        if (quantity.signum() <= 0 || stop.signum() <= 0) {
            return Optional.empty();
        }
        String reason = "score " + signal.row().text("score") + ", above VWAP, RSI "
                + signal.row().text("rsi_14") + ", volume x"
                + signal.row().text("relative_volume");
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("symbol", signal.symbol());
        arguments.put("quantity", quantity);
        arguments.put("stop_loss", stop);
        arguments.put("take_profit", target);
        arguments.put("reason", reason);
        return Optional.of(new ToolCall(OrderTool.BUY.toolName(), arguments, reason));
    }
}
