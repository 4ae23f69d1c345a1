package activetrader.statistics.comparison;

import activetrader.statistics.Moments;
import activetrader.statistics.Rounding;
import activetrader.statistics.inference.BootstrapFigures;
import activetrader.statistics.inference.Interval;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The same days with symbols, dates and prices hidden. A model that does much worse there may have remembered the
/// days.
///
/// @param days that were played both ways
/// @param pnl net dollars of all these days behind the mask
/// @param meanDay net dollars
/// @param differenceMeanDay the 95 % interval of the mean of what a day made less behind the mask, in dollars
public record MaskedFigures(
        @JsonProperty("days") int days,
        @JsonProperty("pnl") @Nullable BigDecimal pnl,
        @JsonProperty("mean_day") @Nullable BigDecimal meanDay,
        @JsonProperty("difference_mean_day") Interval differenceMeanDay) {

    /// @param open net dollars of each day as it was
    /// @param masked net dollars of the same days behind the mask
    public static MaskedFigures of(double[] open, double[] masked, long seed) {
        if (open.length != masked.length) {
            throw new IllegalArgumentException(
                    "each day must be played both ways, was " + open.length + " and " + masked.length + " days");
        }
        double[] differences = new double[open.length];
        for (int day = 0; day < open.length; day++) {
            differences[day] = open[day] - masked[day];
        }
        return new MaskedFigures(
                masked.length,
                Rounding.dollars(Moments.mean(masked) * masked.length),
                Rounding.dollars(Moments.mean(masked)),
                BootstrapFigures.meanOf(differences, seed));
    }
}
