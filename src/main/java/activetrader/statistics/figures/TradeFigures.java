package activetrader.statistics.figures;

import activetrader.journal.ExitKind;
import activetrader.statistics.ClosedTrade;
import activetrader.statistics.Moments;
import activetrader.statistics.Rounding;
import activetrader.statistics.TradingSample;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// The trades after fees. A part is null where no trade defines it.
///
/// @param hitRatePercent winning trades in percent of all
/// @param profitFactor what the winning trades won over what the losing ones lost
/// @param averageWin dollars of the winning trades
/// @param averageLoss dollars of the losing trades, below 0
/// @param expectancy mean dollars of a trade
/// @param expectancyR mean of profit over the risk taken at the entry, over the trades whose risk is known (V. K.
///     Tharp, "Trade Your Way to Financial Freedom", 2nd ed. 2007)
/// @param inR trades whose risk is known
/// @param exits trades by what ended them
public record TradeFigures(
        @JsonProperty("entries") int entries,
        @JsonProperty("winning") int winning,
        @JsonProperty("losing") int losing,
        @JsonProperty("hit_rate_percent") @Nullable BigDecimal hitRatePercent,
        @JsonProperty("profit_factor") @Nullable BigDecimal profitFactor,
        @JsonProperty("average_win") @Nullable BigDecimal averageWin,
        @JsonProperty("average_loss") @Nullable BigDecimal averageLoss,
        @JsonProperty("expectancy") @Nullable BigDecimal expectancy,
        @JsonProperty("expectancy_r") @Nullable BigDecimal expectancyR,
        @JsonProperty("in_r") int inR,
        @JsonProperty("longest_losing_streak") int longestLosingStreak,
        @JsonProperty("exits") Map<ExitKind, Integer> exits) {
    public TradeFigures {
        exits = Collections.unmodifiableMap(new TreeMap<>(exits));
    }

    public static TradeFigures of(TradingSample sample) {
        double[] profits = sample.trades().stream()
                .mapToDouble(trade -> trade.net().value().doubleValue())
                .toArray();
        double[] wins = DoubleStream.of(profits).filter(profit -> profit > 0).toArray();
        double[] losses = DoubleStream.of(profits).filter(profit -> profit < 0).toArray();
        double[] multiples = sample.trades().stream()
                .map(ClosedTrade::multiple)
                .flatMap(Optional::stream)
                .mapToDouble(BigDecimal::doubleValue)
                .toArray();
        return new TradeFigures(
                profits.length,
                wins.length,
                losses.length,
                Rounding.percent((double) wins.length / profits.length),
                Rounding.ratio(
                        DoubleStream.of(wins).sum() / -DoubleStream.of(losses).sum()),
                Rounding.dollars(Moments.mean(wins)),
                Rounding.dollars(Moments.mean(losses)),
                Rounding.dollars(Moments.mean(profits)),
                Rounding.ratio(Moments.mean(multiples)),
                multiples.length,
                Streaks.longestLosing(profits),
                exits(sample));
    }

    private static Map<ExitKind, Integer> exits(TradingSample sample) {
        return sample.trades().stream()
                .map(ClosedTrade::exit)
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(exit -> exit, _ -> 1, Integer::sum, TreeMap::new));
    }
}
