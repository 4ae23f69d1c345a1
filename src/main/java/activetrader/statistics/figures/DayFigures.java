package activetrader.statistics.figures;

import activetrader.market.Money;
import activetrader.statistics.Moments;
import activetrader.statistics.Rounding;
import activetrader.statistics.TradedDay;
import activetrader.statistics.TradingSample;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The profit of the days in dollars, net unless said otherwise.
///
/// @param grossPnl before fees and the model's cost
/// @param netPnl after them
/// @param standardDeviation of the days, with the divisor n − 1; null for one day
/// @param longestLosingStreak days in a row with a net loss
public record DayFigures(
        @JsonProperty("count") int count,
        @JsonProperty("first") LocalDate first,
        @JsonProperty("last") LocalDate last,
        @JsonProperty("winning") int winning,
        @JsonProperty("losing") int losing,
        @JsonProperty("gross_pnl") BigDecimal grossPnl,
        @JsonProperty("net_pnl") BigDecimal netPnl,
        @JsonProperty("mean") @Nullable BigDecimal mean,
        @JsonProperty("median") @Nullable BigDecimal median,
        @JsonProperty("standard_deviation") @Nullable BigDecimal standardDeviation,
        @JsonProperty("best") BigDecimal best,
        @JsonProperty("best_date") LocalDate bestDate,
        @JsonProperty("worst") BigDecimal worst,
        @JsonProperty("worst_date") LocalDate worstDate,
        @JsonProperty("longest_losing_streak") int longestLosingStreak) {

    public static DayFigures of(TradingSample sample) {
        double[] profits = sample.profits();
        TradedDay best = sample.days().stream().max(BY_NET).orElseThrow();
        TradedDay worst = sample.days().stream().min(BY_NET).orElseThrow();
        return new DayFigures(
                profits.length,
                sample.days().getFirst().date(),
                sample.days().getLast().date(),
                (int) sample.days().stream()
                        .filter(day -> day.net().isPositive())
                        .count(),
                (int) sample.days().stream()
                        .filter(day -> day.net().isNegative())
                        .count(),
                sum(sample, TradedDay::gross),
                sum(sample, TradedDay::net),
                Rounding.dollars(Moments.mean(profits)),
                Rounding.dollars(Moments.median(profits)),
                Rounding.dollars(Moments.deviation(profits)),
                best.net().toCents().value(),
                best.date(),
                worst.net().toCents().value(),
                worst.date(),
                Streaks.longestLosing(profits));
    }

    private static final Comparator<TradedDay> BY_NET = Comparator.comparing(TradedDay::net);

    private static BigDecimal sum(TradingSample sample, Function<TradedDay, Money> amount) {
        return sample.days().stream()
                .map(amount)
                .reduce(Money.ZERO, Money::plus)
                .toCents()
                .value();
    }
}
