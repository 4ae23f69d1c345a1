package activetrader.signals;

import activetrader.market.Timeframe;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/// The combined score of several timeframes.
///
/// @param score from −100 (sell) to 100 (buy)
public record Signal(double score, Map<Timeframe, TimeframeScore> timeframes) {
    /// The score from which buying is suggested; selling is from its negative.
    public static final double ACT_AT = 30;

    private static final Map<Timeframe, Double> WEIGHTS =
            Map.of(Timeframe.MIN_1, 0.2, Timeframe.MIN_5, 0.5, Timeframe.MIN_15, 0.3);

    public Signal {
        EnumMap<Timeframe, TimeframeScore> copy = new EnumMap<>(Timeframe.class);
        copy.putAll(timeframes);
        timeframes = copy;
    }

    /// The weighted score: 1-minute scores by 0.2, 5-minute by 0.5 and 15-minute by 0.3; any other timeframe counts
    /// alone. Empty when there is no score.
    public static Optional<Signal> of(Map<Timeframe, TimeframeScore> timeframes) {
        Part part = new Part();
        new EnumMap<>(timeframes.isEmpty() ? new EnumMap<>(Timeframe.class) : timeframes)
                .forEach((timeframe, score) -> part.add(WEIGHTS.getOrDefault(timeframe, 1.0), score.score() / 100));
        return part.score().isEmpty()
                ? Optional.empty()
                : Optional.of(new Signal(part.score().getAsDouble(), timeframes));
    }

    public Overall overall() {
        if (score >= ACT_AT) {
            return Overall.BUY;
        }
        return score <= -ACT_AT ? Overall.SELL : Overall.HOLD;
    }

    /// The strength, 0 to 5: one for every 20 points of the absolute score, rounded; 2 is where an action is
    /// suggested.
    public int strength() {
        return (int) Math.round(Math.abs(score) / 20);
    }

    /// A part of the score, weighted over the timeframes that have it.
    public OptionalDouble part(Function<TimeframeScore, OptionalDouble> which) {
        Part part = new Part();
        timeframes.forEach((timeframe, score) -> {
            OptionalDouble value = which.apply(score);
            if (value.isPresent()) {
                part.add(WEIGHTS.getOrDefault(timeframe, 1.0), value.getAsDouble() / 100);
            }
        });
        return part.score();
    }
}
