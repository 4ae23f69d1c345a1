package activetrader.statistics.figures;

import activetrader.market.Money;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.statistics.ClosedTrade;
import activetrader.statistics.Moments;
import activetrader.statistics.Rounding;
import activetrader.statistics.TradedDay;
import activetrader.statistics.TradingSample;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// How long and how much was held. Shares that were sold before the rest count until the last exit.
///
/// @param meanMinutes and the others: from the first fill of a trade to its last; null without a trade
/// @param timeInMarketPercent the part of all sessions in which anything was held
/// @param exposurePercent entry value times holding time over equity times session time, all days together
/// @param turnoverPerDay what was bought and sold over the equity, the mean of all days
public record HoldingFigures(
        @JsonProperty("mean_minutes") @Nullable BigDecimal meanMinutes,
        @JsonProperty("median_minutes") @Nullable BigDecimal medianMinutes,
        @JsonProperty("longest_minutes") @Nullable BigDecimal longestMinutes,
        @JsonProperty("time_in_market_percent") @Nullable BigDecimal timeInMarketPercent,
        @JsonProperty("exposure_percent") @Nullable BigDecimal exposurePercent,
        @JsonProperty("turnover_per_day") @Nullable BigDecimal turnoverPerDay) {
    private static final double SECONDS_A_MINUTE = 60;
    private static final double REGULAR_SESSION = Duration.ofMinutes(390).toSeconds();

    public static HoldingFigures of(TradingSample sample) {
        double[] minutes = sample.trades().stream()
                .mapToDouble(trade -> trade.held().toSeconds() / SECONDS_A_MINUTE)
                .toArray();
        TradingCalendar calendar = new NyseCalendar();
        double sessions = sample.days().stream()
                .mapToDouble(day -> seconds(day, calendar))
                .sum();
        double equitySeconds = sample.days().stream()
                .mapToDouble(day -> seconds(day, calendar) * dollars(day.equityBefore()))
                .sum();
        double heldValue = sample.trades().stream()
                .mapToDouble(trade -> dollars(trade.entryValue()) * trade.held().toSeconds())
                .sum();
        double meanEquity = sample.days().stream()
                .mapToDouble(day -> dollars(day.equityBefore()))
                .average()
                .orElse(Double.NaN);
        double turnover = sample.trades().stream()
                .mapToDouble(trade -> dollars(trade.turnover()))
                .sum();
        return new HoldingFigures(
                Rounding.ratio(Moments.mean(minutes)),
                Rounding.ratio(Moments.median(minutes)),
                Rounding.ratio(DoubleStream.of(minutes).max().orElse(Double.NaN)),
                Rounding.percent(secondsHeld(sample) / sessions),
                Rounding.percent(heldValue / equitySeconds),
                Rounding.ratio(turnover / meanEquity / sample.days().size()));
    }

    private static double dollars(Money amount) {
        return amount.value().doubleValue();
    }

    /// Of the session by the exchange's own rules; of a regular one where those know none.
    private static double seconds(TradedDay day, TradingCalendar calendar) {
        return calendar.on(day.date()).map(HoldingFigures::length).orElse(REGULAR_SESSION);
    }

    private static double length(TradingDay day) {
        return Duration.between(day.open(), day.close()).toSeconds();
    }

    /// Time with any position, overlapping trades counted once.
    private static double secondsHeld(TradingSample sample) {
        double held = 0;
        long until = Long.MIN_VALUE;
        for (ClosedTrade trade : sample.trades().stream()
                .sorted(Comparator.comparing(ClosedTrade::entryAt))
                .toList()) {
            long from = Math.max(until, trade.entryAt().getEpochSecond());
            long to = trade.exitAt().getEpochSecond();
            held += Math.max(0, to - from);
            until = Math.max(until, to);
        }
        return held;
    }
}
