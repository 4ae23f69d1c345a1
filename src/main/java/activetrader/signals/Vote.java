package activetrader.signals;

import static activetrader.indicators.IndicatorName.BB_LOWER;
import static activetrader.indicators.IndicatorName.BB_UPPER;
import static activetrader.indicators.IndicatorName.MACD;
import static activetrader.indicators.IndicatorName.MACD_SIGNAL;
import static activetrader.indicators.IndicatorName.RSI_14;
import static activetrader.indicators.IndicatorName.STOCH_K;

import activetrader.indicators.IndicatorSnapshot;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// The signal of one classic indicator alone, for readers who want more than a score.
///
/// @param signal the state, such as `OVERSOLD`
/// @param confidence `HIGH` or `MEDIUM`
@JsonPropertyOrder({"indicator", "signal", "action", "value", "confidence"})
public record Vote(String indicator, String signal, Overall action, double value, String confidence) {
    /// The votes of RSI, MACD, the Bollinger bands and the stochastic; one without a signal is left out.
    public static List<Vote> of(IndicatorSnapshot snapshot) {
        List<Vote> votes = new ArrayList<>();
        addOscillator(votes, "RSI", snapshot.value(RSI_14), 30, 20);
        addMacd(votes, snapshot);
        addBands(votes, snapshot);
        addOscillator(votes, "Stochastic", snapshot.value(STOCH_K), 20, 10);
        return List.copyOf(votes);
    }

    private static void addOscillator(
            List<Vote> votes, String name, OptionalDouble reading, double edge, double extreme) {
        if (reading.isEmpty()) {
            return;
        }
        double value = reading.getAsDouble();
        String confidence = value < extreme || value > 100 - extreme ? "HIGH" : "MEDIUM";
        if (value < edge) {
            votes.add(new Vote(name, "OVERSOLD", Overall.BUY, value, confidence));
        } else if (value > 100 - edge) {
            votes.add(new Vote(name, "OVERBOUGHT", Overall.SELL, value, confidence));
        }
    }

    private static void addMacd(List<Vote> votes, IndicatorSnapshot snapshot) {
        if (snapshot.has(MACD) && snapshot.has(MACD_SIGNAL)) {
            double value = snapshot.value(MACD).orElseThrow();
            double distance = value - snapshot.value(MACD_SIGNAL).orElseThrow();
            if (distance > 0) {
                votes.add(new Vote("MACD", "ABOVE_SIGNAL_LINE", Overall.BUY, value, "MEDIUM"));
            } else if (distance < 0) {
                votes.add(new Vote("MACD", "BELOW_SIGNAL_LINE", Overall.SELL, value, "MEDIUM"));
            }
        }
    }

    private static void addBands(List<Vote> votes, IndicatorSnapshot snapshot) {
        if (!snapshot.has(BB_UPPER) || !snapshot.has(BB_LOWER)) {
            return;
        }
        double lower = snapshot.value(BB_LOWER).orElseThrow();
        double upper = snapshot.value(BB_UPPER).orElseThrow();
        if (upper > lower && snapshot.close() <= lower) {
            votes.add(new Vote("Bollinger Bands", "AT_LOWER_BAND", Overall.BUY, snapshot.close(), "MEDIUM"));
        } else if (upper > lower && snapshot.close() >= upper) {
            votes.add(new Vote("Bollinger Bands", "AT_UPPER_BAND", Overall.SELL, snapshot.close(), "MEDIUM"));
        }
    }
}
