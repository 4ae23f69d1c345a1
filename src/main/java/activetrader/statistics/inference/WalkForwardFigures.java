package activetrader.statistics.inference;

import activetrader.statistics.Moments;
import activetrader.statistics.Rounding;
import activetrader.statistics.figures.RatioFigures;
import activetrader.statistics.inference.WalkForward.Window;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of choices that were made on the past alone.
///
/// @param days that were judged
/// @param choices the chosen trial of each window, in order
/// @param meanReturnPercent of a judged day
/// @param sharpe of the judged days, for a year
/// @param sharpeWhenChosen the mean annual ratio that the choices had on the days that chose them
public record WalkForwardFigures(
        @JsonProperty("windows") int windows,
        @JsonProperty("days") int days,
        @JsonProperty("choices") List<String> choices,
        @JsonProperty("mean_return_percent") @Nullable BigDecimal meanReturnPercent,
        @JsonProperty("sharpe") @Nullable BigDecimal sharpe,
        @JsonProperty("sharpe_when_chosen") @Nullable BigDecimal sharpeWhenChosen) {
    public WalkForwardFigures {
        choices = List.copyOf(choices);
    }

    /// @throws IllegalArgumentException when the days are too few for one window
    public static WalkForwardFigures of(TrialMatrix trials, WalkForward walk) {
        List<Window> windows = walk.windows(trials.days());
        if (windows.isEmpty()) {
            throw new IllegalArgumentException(
                    "walk-forward needs more than " + walk.choosing() + " days, was " + trials.days());
        }
        List<String> choices = new ArrayList<>();
        double[] judged = new double[trials.days() - walk.choosing()];
        double[] past = new double[windows.size()];
        for (Window window : windows) {
            int choice = WalkForward.choose(trials, window);
            past[choices.size()] = trials.sharpe(choice, window.from(), window.to());
            choices.add(trials.name(choice));
            for (int day = window.to(); day < window.end(); day++) {
                judged[day - walk.choosing()] = trials.value(choice, day);
            }
        }
        double year = Math.sqrt(RatioFigures.DAYS_A_YEAR);
        return new WalkForwardFigures(
                windows.size(),
                judged.length,
                choices,
                Rounding.ratio(Moments.mean(judged) * 100),
                Rounding.ratio(Moments.sharpe(judged) * year),
                Rounding.ratio(Arrays.stream(past).average().orElse(Double.NaN) * year));
    }
}
