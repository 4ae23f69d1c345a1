package activetrader.app.sweep.part;

import activetrader.app.backtest.PlayedDay;
import activetrader.app.sweep.plan.Trial;
import activetrader.market.Money;
import activetrader.statistics.TradedDay;
import activetrader.statistics.TradingSample;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A day of a trial, as a line of a part.
///
/// @param equityBefore and the other amounts: dollars; null when the day could not be played
/// @param fault why the day does not count; null for a sound day
public record SweepRow(
        @JsonProperty("trial") int trial,
        @JsonProperty("date") LocalDate date,
        @JsonProperty("fills") int fills,
        @JsonProperty("trades") int trades,
        @JsonProperty("equity_before") @Nullable BigDecimal equityBefore,
        @JsonProperty("equity_after") @Nullable BigDecimal equityAfter,
        @JsonProperty("gross") @Nullable BigDecimal gross,
        @JsonProperty("fees") @Nullable BigDecimal fees,
        @JsonProperty("model_cost") @Nullable BigDecimal modelCost,
        @JsonProperty("fault") @Nullable String fault) {
    public static SweepRow of(Trial trial, PlayedDay day) {
        @Nullable TradingSample sample = day.sample();
        if (sample == null) {
            return new SweepRow(
                    trial.number(),
                    day.date(),
                    0,
                    0,
                    null,
                    null,
                    null,
                    null,
                    null,
                    day.faults().getFirst());
        }
        TradedDay traded = sample.days().getFirst();
        return new SweepRow(
                trial.number(),
                day.date(),
                day.fills(),
                sample.trades().size(),
                traded.equityBefore().value(),
                traded.equityAfter().value(),
                traded.gross().value(),
                traded.fees().value(),
                traded.modelCost().value(),
                day.isSound() ? null : day.faults().getFirst());
    }

    /// The day for the statistics.
    ///
    /// @throws IllegalStateException when the day does not count
    public TradedDay day() {
        if (equityBefore == null || equityAfter == null || gross == null || fees == null || modelCost == null) {
            throw new IllegalStateException("trial " + trial + " has no result for " + date);
        }
        return new TradedDay(
                date,
                new Money(equityBefore),
                new Money(equityAfter),
                new Money(gross),
                new Money(fees),
                new Money(modelCost));
    }
}
