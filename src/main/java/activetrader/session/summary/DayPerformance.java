package activetrader.session.summary;

import activetrader.journal.TradeRow;
import activetrader.market.Symbol;
import activetrader.market.calendar.TradingDay;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How a day's result came about. A part is null where it is not known.
///
/// @param totalR the sum over finished trades of profit divided by the risk taken at the entry
/// @param tradesInR how many finished trades have a known risk
/// @param exposurePercent the cost of the positions, averaged over the session's time, in percent of the equity at
///     its end
/// @param timeInMarketPercent the part of the session in which anything was held
/// @param fees dollars that the broker booked as fees on this day; regulatory fees often come a day later
/// @param returnPercent profit in percent of the equity before the day
/// @param spy the index fund SPY between the first and the last cycle
public record DayPerformance(
        @JsonProperty("total_r") @Nullable BigDecimal totalR,
        @JsonProperty("trades_in_r") int tradesInR,
        @JsonProperty("exposure_percent") @Nullable BigDecimal exposurePercent,
        @JsonProperty("time_in_market_percent") BigDecimal timeInMarketPercent,
        @JsonProperty("fees") BigDecimal fees,
        @JsonProperty("return_percent") @Nullable BigDecimal returnPercent,
        @JsonProperty("spy") @Nullable IndexMove spy) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /// @param equity after the close; null when not known
    /// @param profit of the day in dollars
    static DayPerformance of(
            TradingDay day,
            List<TradeRow> rows,
            DayAdjustments adjustments,
            BigDecimal profit,
            @Nullable BigDecimal equity,
            @Nullable IndexMove spy) {
        List<BigDecimal> multiples = RiskMultiples.of(rows);
        Timeline timeline = Timeline.of(day, rows);
        BigDecimal before =
                equity == null ? BigDecimal.ZERO : equity.subtract(profit).subtract(adjustments.moved());
        return new DayPerformance(
                multiples.isEmpty() ? null : multiples.stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                multiples.size(),
                equity == null || equity.signum() <= 0 ? null : percent(timeline.averageCost(), equity),
                timeline.percentHeld(),
                adjustments.fees(),
                before.signum() <= 0 ? null : percent(profit, before),
                spy);
    }

    static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return part.multiply(HUNDRED).divide(whole, 2, RoundingMode.HALF_UP);
    }

    /// The holdings over the session, from the rows of one day.
    ///
    /// @param costSeconds the sum of cost times holding time, in dollars times seconds
    /// @param heldSeconds the time in which any position was open
    private record Timeline(BigDecimal costSeconds, long heldSeconds, long sessionSeconds) {
        static Timeline of(TradingDay day, List<TradeRow> rows) {
            Map<Symbol, BigDecimal> costs = new TreeMap<>();
            BigDecimal costSeconds = BigDecimal.ZERO;
            long held = 0;
            Instant from = day.open();
            for (TradeRow row : rows) {
                Instant to = within(day, row.at());
                costSeconds = costSeconds.add(during(costs, from, to));
                held += costs.isEmpty() ? 0 : seconds(from, to);
                from = to;
                if (row.positionAfter().signum() == 0) {
                    costs.remove(row.symbol());
                } else {
                    costs.put(row.symbol(), row.costAfter().abs());
                }
            }
            costSeconds = costSeconds.add(during(costs, from, day.close()));
            held += costs.isEmpty() ? 0 : seconds(from, day.close());
            return new Timeline(costSeconds, held, seconds(day.open(), day.close()));
        }

        private static Instant within(TradingDay day, Instant at) {
            return at.isBefore(day.open()) ? day.open() : at.isAfter(day.close()) ? day.close() : at;
        }

        private static BigDecimal during(Map<Symbol, BigDecimal> costs, Instant from, Instant to) {
            BigDecimal cost = costs.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            return cost.multiply(BigDecimal.valueOf(seconds(from, to)));
        }

        private static long seconds(Instant from, Instant to) {
            return Math.max(0, Duration.between(from, to).toSeconds());
        }

        BigDecimal averageCost() {
            return costSeconds.divide(BigDecimal.valueOf(sessionSeconds), 2, RoundingMode.HALF_UP);
        }

        BigDecimal percentHeld() {
            return percent(BigDecimal.valueOf(heldSeconds), BigDecimal.valueOf(sessionSeconds));
        }
    }
}
