package activetrader.agent.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The conditions of the written strategy for an entry in a symbol.
///
/// @param widestSpread in percent, the most that the gate allows
/// @param stopAtrs distance of the stop in ATR(14) of 5-minute bars
record Setup(StrategySettings.Conditions conditions, BigDecimal stopAtrs, BigDecimal widestSpread) {
    static Setup of(Situation now) {
        return new Setup(now.strategy().conditions(), now.strategy().entries().stopAtrs(), now.widestSpread());
    }

    boolean isMet(Signal signal) {
        return signal.atLeast("score", conditions.leastScore())
                && faults(signal).isEmpty();
    }

    /// The score, with its limit where it is too low, such as `38 < 40`.
    String score(Signal signal) {
        String score = signal.row().text("score");
        return signal.atLeast("score", conditions.leastScore())
                ? score
                : score + " < " + conditions.leastScore().toPlainString();
    }

    /// What is missing besides the score, each in a few words with the measure and its limit; empty when nothing
    /// is.
    List<String> faults(Signal signal) {
        List<String> faults = new ArrayList<>();
        if (!signal.says("BUY")) {
            faults.add("signal " + signal.row().text("overall"));
        }
        below(signal, "rsi_14", "RSI", conditions.leastRsi()).ifPresent(faults::add);
        atOrAbove(signal, "rsi_14", "RSI", conditions.overboughtRsi()).ifPresent(faults::add);
        if (!signal.priceAbove("vwap")) {
            faults.add("not above VWAP");
        }
        (signal.knows("relative_volume")
                        ? below(signal, "relative_volume", "volume", conditions.leastRelativeVolume())
                        : below(signal, "volume", "volume score", conditions.leastVolumeScore()))
                .ifPresent(faults::add);
        spread(signal, widestSpread).ifPresent(faults::add);
        below(signal, "price", "price", conditions.leastPrice()).ifPresent(faults::add);
        below(signal, "atr_14_5min", "ATR", conditions.leastAtr()).ifPresent(faults::add);
        if (risk(signal)
                        .compareTo(signal.price()
                                .multiply(conditions.leastStopPercent().movePointLeft(2)))
                < 0) {
            faults.add("stop inside the noise");
        }
        return faults;
    }

    /// Dollars per share between price and stop.
    BigDecimal risk(Signal signal) {
        return signal.number("atr_14_5min").multiply(stopAtrs);
    }

    private static Optional<String> below(Signal signal, String name, String shown, BigDecimal least) {
        if (!signal.knows(name)) {
            return Optional.of(shown + " unknown");
        }
        BigDecimal value = signal.number(name);
        return value.compareTo(least) < 0
                ? Optional.of(shown + " " + value.toPlainString() + " < " + least.toPlainString())
                : Optional.empty();
    }

    private static Optional<String> spread(Signal signal, BigDecimal widest) {
        if (!signal.knows("spread_percent")) {
            return Optional.of("spread unknown");
        }
        return signal.atMost("spread_percent", widest)
                ? Optional.empty()
                : Optional.of(
                        "spread " + signal.number("spread_percent").toPlainString() + " > " + widest.toPlainString());
    }

    /// A measure that is not known is named once, by the lower limit.
    private static Optional<String> atOrAbove(Signal signal, String name, String shown, BigDecimal limit) {
        BigDecimal value = signal.number(name);
        int order = value.compareTo(limit);
        return !signal.knows(name) || order < 0
                ? Optional.empty()
                : Optional.of(
                        shown + " " + value.toPlainString() + (order == 0 ? " at " : " > ") + limit.toPlainString());
    }
}
