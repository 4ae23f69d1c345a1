package activetrader.simulator.data;

import activetrader.market.Bar;
import activetrader.market.Price;
import activetrader.market.Symbol;
import activetrader.simulator.tape.PriceStep;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/// Bars from before a split, converted to today's shares.
///
/// @param steps those that are no splits change nothing
record SplitHistory(List<PriceStep> steps) {
    private static final int SCALE = 4;

    SplitHistory {
        steps = steps.stream().filter(PriceStep::isSplit).toList();
    }

    /// `bars` of `symbol`, adjusted for the splits until `now`.
    List<Bar> adjusted(Symbol symbol, List<Bar> bars, Instant now) {
        List<PriceStep> past = steps.stream()
                .filter(step -> step.symbol().equals(symbol) && !step.from().isAfter(now))
                .toList();
        return past.isEmpty()
                ? bars
                : bars.stream().map(bar -> adjusted(bar, past)).toList();
    }

    private static Bar adjusted(Bar bar, List<PriceStep> past) {
        BigDecimal factor = past.stream()
                .filter(step -> bar.start().isBefore(step.from()))
                .map(PriceStep::factor)
                .reduce(BigDecimal.ONE, BigDecimal::multiply);
        Price vwap = bar.vwap();
        return new Bar(
                bar.start(),
                times(bar.open(), factor),
                times(bar.high(), factor),
                times(bar.low(), factor),
                times(bar.close(), factor),
                BigDecimal.valueOf(bar.volume())
                        .divide(factor, 0, RoundingMode.HALF_UP)
                        .longValueExact(),
                vwap == null ? null : times(vwap, factor),
                bar.tradeCount());
    }

    private static Price times(Price price, BigDecimal factor) {
        return new Price(price.value().multiply(factor).setScale(SCALE, RoundingMode.HALF_UP));
    }
}
