package activetrader.agent.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The conditions of the written strategy for an entry in a symbol.
final class Setup {
    private static final BigDecimal LEAST_SCORE = BigDecimal.valueOf(40);
    private static final BigDecimal LEAST_RSI = BigDecimal.valueOf(45);
    private static final BigDecimal OVERBOUGHT_RSI = BigDecimal.valueOf(67);
    private static final BigDecimal LEAST_RELATIVE_VOLUME = BigDecimal.ONE;
    /// The lowest volume part of the score, used where there is no usual volume to compare with.
    private static final BigDecimal LEAST_VOLUME_SCORE = new BigDecimal("0.1");
    private static final BigDecimal LEAST_PRICE = BigDecimal.valueOf(5);
    private static final BigDecimal LEAST_ATR = new BigDecimal("0.01");
    private static final BigDecimal STOP_ATRS = BigDecimal.valueOf(2);
    /// The lowest stop distance as a part of the price; a nearer stop lies inside the noise.
    private static final BigDecimal LEAST_RISK = new BigDecimal("0.003");

    private Setup() {}

    /// @param widestSpread in percent, the most that the gate allows
    static boolean isMet(Signal signal, BigDecimal widestSpread) {
        return signal.atLeast("score", LEAST_SCORE.toPlainString())
                && faults(signal, widestSpread).isEmpty();
    }

    /// The score, with its limit where it is too low, such as `38 < 40`.
    static String score(Signal signal) {
        String score = signal.row().text("score");
        return signal.atLeast("score", LEAST_SCORE.toPlainString())
                ? score
                : score + " < " + LEAST_SCORE.toPlainString();
    }

    /// What is missing besides the score, each in a few words with the measure and its limit; empty when nothing
    /// is.
    static List<String> faults(Signal signal, BigDecimal widestSpread) {
        List<String> faults = new ArrayList<>();
        if (!signal.says("BUY")) {
            faults.add("signal " + signal.row().text("overall"));
        }
        below(signal, "rsi_14", "RSI", LEAST_RSI).ifPresent(faults::add);
        atOrAbove(signal, "rsi_14", "RSI", OVERBOUGHT_RSI).ifPresent(faults::add);
        if (!signal.priceAbove("vwap")) {
            faults.add("not above VWAP");
        }
        (signal.knows("relative_volume")
                        ? below(signal, "relative_volume", "volume", LEAST_RELATIVE_VOLUME)
                        : below(signal, "volume", "volume score", LEAST_VOLUME_SCORE))
                .ifPresent(faults::add);
        spread(signal, widestSpread).ifPresent(faults::add);
        below(signal, "price", "price", LEAST_PRICE).ifPresent(faults::add);
        below(signal, "atr_14_5min", "ATR", LEAST_ATR).ifPresent(faults::add);
        if (risk(signal).compareTo(signal.price().multiply(LEAST_RISK)) < 0) {
            faults.add("stop inside the noise");
        }
        return faults;
    }

    /// Dollars per share between price and stop.
    static BigDecimal risk(Signal signal) {
        return signal.number("atr_14_5min").multiply(STOP_ATRS);
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
