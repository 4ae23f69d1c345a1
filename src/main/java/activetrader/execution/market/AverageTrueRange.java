package activetrader.execution.market;

import activetrader.market.Bar;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The average true range as Wilder defined it (New Concepts in Technical Trading Systems, 1978): the mean of the first
/// ranges, then each new range with weight one in the length. Before that each range is cut to three times the median
/// of
/// the seven around it, so that a single bad bar moves the average by about a seventh at most; see
/// `docs/reference/risk.md`.
public final class AverageTrueRange {
    private static final MathContext DIGITS = MathContext.DECIMAL64;
    private static final int WINDOW = 7;
    private static final BigDecimal MOST_MEDIANS = BigDecimal.valueOf(3);

    private AverageTrueRange() {}

    /// The range after the last of `bars`, oldest first; empty when there are fewer than `length`.
    public static Optional<BigDecimal> of(List<Bar> bars, int length) {
        if (bars.size() < length) {
            return Optional.empty();
        }
        BigDecimal count = BigDecimal.valueOf(length);
        BigDecimal average = BigDecimal.ZERO;
        List<BigDecimal> ranges = trueRanges(bars);
        for (int i = 0; i < ranges.size(); i++) {
            BigDecimal range = ranges.get(i).min(mostAround(ranges, i));
            average = i < length
                    ? average.add(range.divide(count, DIGITS), DIGITS)
                    : average.multiply(count.subtract(BigDecimal.ONE), DIGITS)
                            .add(range)
                            .divide(count, DIGITS);
        }
        return Optional.of(average);
    }

    /// At the ends the window is that of the seven first or last ranges.
    private static BigDecimal mostAround(List<BigDecimal> ranges, int index) {
        int size = Math.min(WINDOW, ranges.size());
        int from = Math.clamp(index - WINDOW / 2, 0, ranges.size() - size);
        List<BigDecimal> sorted =
                ranges.subList(from, from + size).stream().sorted().toList();
        return sorted.get(size / 2).multiply(MOST_MEDIANS);
    }

    private static List<BigDecimal> trueRanges(List<Bar> bars) {
        List<BigDecimal> ranges = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            ranges.add(trueRange(bars, i));
        }
        return ranges;
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
