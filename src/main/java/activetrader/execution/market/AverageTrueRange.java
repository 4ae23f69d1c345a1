package activetrader.execution.market;

import activetrader.market.Bar;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/// The average true range as Wilder defined it (New Concepts in Technical Trading Systems, 1978): the mean of the first
/// ranges, then each new range with weight one in the length.
public final class AverageTrueRange {
    private static final MathContext DIGITS = MathContext.DECIMAL64;

    private AverageTrueRange() {}

    /// The range after the last of `bars`, oldest first; empty when there are fewer than `length`.
    public static Optional<BigDecimal> of(List<Bar> bars, int length) {
        if (bars.size() < length) {
            return Optional.empty();
        }
        BigDecimal count = BigDecimal.valueOf(length);
        BigDecimal average = BigDecimal.ZERO;
        for (int i = 0; i < bars.size(); i++) {
            BigDecimal range = trueRange(bars, i);
            average = i < length
                    ? average.add(range.divide(count, DIGITS), DIGITS)
                    : average.multiply(count.subtract(BigDecimal.ONE), DIGITS)
                            .add(range)
                            .divide(count, DIGITS);
        }
        return Optional.of(average);
    }

    private static BigDecimal trueRange(List<Bar> bars, int index) {
        Bar bar = bars.get(index);
        BigDecimal high = bar.high().value();
        BigDecimal low = bar.low().value();
        if (index == 0) {
            return high.subtract(low);
        }
        BigDecimal previousClose = bars.get(index - 1).close().value();
        return high.max(previousClose).subtract(low.min(previousClose));
    }
}
