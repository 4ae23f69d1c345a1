package activetrader.agent.rules;

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
    private static final long FIRST_MINUTES = 15;
    /// Minutes before the day's flatten in which nothing is entered: a trade needs this time to work out.
    private static final long LAST_MINUTES = 60;
    /// The least time between two entries, so that one move of the market does not fill the account.
    private static final Duration PAUSE = Duration.ofMinutes(15);
    /// The target in R. It is above the required 2, so that a worse fill still leaves 2.
    private static final BigDecimal REWARD = new BigDecimal("2.2");
    /// The part of the headroom that is used, so that the price may move before the fill.
    private static final BigDecimal MARGIN = new BigDecimal("0.98");

    private EntryRules() {}

    /// @param tradedToday symbols that this strategy has entered today already
    static Optional<PlannedCall> call(Situation now, Set<String> tradedToday) {
        if (!now.tradingAllowed()
                || !now.hasRoomForEntry()
                || !now.permitsLongs()
                || wrongTime(now).isPresent()) {
            return Optional.empty();
        }
        return candidates(now, tradedToday)
                .filter(signal -> Setup.isMet(signal, now.widestSpread()))
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
        if (now.minutesSinceOpen() < FIRST_MINUTES) {
            return Optional.of("first " + FIRST_MINUTES + " minutes");
        }
        if (now.minutesToFlatten() < LAST_MINUTES) {
            return Optional.of("last " + LAST_MINUTES + " minutes before the flatten");
        }
        return hasJustEntered(now)
                ? Optional.of("an entry in the last " + PAUSE.toMinutes() + " minutes")
                : Optional.empty();
    }

    private static boolean hasJustEntered(Situation now) {
        return now.positions().stream()
                .flatMap(held -> held.age(now.now()).stream())
                .anyMatch(age -> age.compareTo(PAUSE) < 0);
    }

    private static Optional<PlannedCall> order(Signal signal, Situation now) {
        BigDecimal risk = Setup.risk(signal);
        BigDecimal stop = signal.price().subtract(risk).setScale(2, RoundingMode.FLOOR);
        BigDecimal target = signal.price().add(risk.multiply(REWARD)).setScale(2, RoundingMode.CEILING);
        BigDecimal quantity = quantity(signal, signal.price().subtract(stop), now);
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
        return Optional.of(new PlannedCall("buy", arguments, reason));
    }

    /// The smallest of what the risk, the position limit and the deployable cash allow, in whole shares.
    private static BigDecimal quantity(Signal signal, BigDecimal stopDistance, Situation now) {
        BigDecimal byRisk = shares(now.headroom("risk_per_trade"), stopDistance);
        BigDecimal bySize = shares(now.headroom("max_new_position_value").multiply(MARGIN), signal.price());
        BigDecimal byCash = shares(now.headroom("deployable_value").multiply(MARGIN), signal.price());
        return byRisk.min(bySize).min(byCash);
    }

    private static BigDecimal shares(BigDecimal dollars, BigDecimal each) {
        return each.signum() > 0 ? dollars.divide(each, 0, RoundingMode.FLOOR) : BigDecimal.ZERO;
    }
}
