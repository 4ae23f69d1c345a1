package activetrader.statistics.figures;

import activetrader.statistics.Rounding;
import activetrader.statistics.TradingSample;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The loss of bad days in dollars, positive for a loss, by the distribution of the days themselves.
///
/// Source: C. Acerbi and D. Tasche, "On the coherence of expected shortfall", Journal of Banking and Finance
/// 26 (2002), definitions 2.1 and 2.6: value at risk by the lower quantile, expected shortfall with the part
/// of a day by which 5 % of the days is no whole number.
///
/// @param valueAtRisk the loss that 95 % of the days stay within
/// @param expectedShortfall the mean loss of the worst 5 % of the days
public record TailFigures(
        @JsonProperty("value_at_risk_95") @Nullable BigDecimal valueAtRisk,
        @JsonProperty("expected_shortfall_95") @Nullable BigDecimal expectedShortfall) {
    /// One day in so many is a bad one.
    private static final int ONE_IN = 20;

    public static TailFigures of(TradingSample sample) {
        double[] profits = sample.profits();
        Arrays.sort(profits);
        double lowest = profits[Math.ceilDiv(profits.length, ONE_IN) - 1];
        return new TailFigures(Rounding.dollars(-lowest), Rounding.dollars(-meanOfWorst(profits)));
    }

    private static double meanOfWorst(double[] ascending) {
        double days = (double) ascending.length / ONE_IN;
        int whole = ascending.length / ONE_IN;
        double sum = Arrays.stream(ascending, 0, whole).sum();
        double part = days - whole;
        return (part > 0 ? sum + part * ascending[whole] : sum) / days;
    }
}
