package activetrader.history.check;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Tells a jump of a price between two sessions that looks like a split from one that the market made.
public final class SplitRatio {
    /// Shares for one, of the splits that happen; a reverse split has the inverse.
    private static final List<Integer> RATIOS = List.of(2, 3, 4, 5, 6, 7, 8, 10, 15, 20, 25, 30, 40, 50, 100);

    /// How far, as a part of the ratio, the market may have moved over the same night.
    private static final double TOLERANCE = 0.1;

    private SplitRatio() {}

    /// Such as `4:1 split` or `1:10 reverse split`; empty when the two prices are not near such a ratio.
    ///
    /// @param close the last price of one session, in any unit
    /// @param open the first price of the next, in the same unit
    public static Optional<String> between(long close, long open) {
        double jump = (double) Math.max(close, open) / Math.min(close, open);
        if (jump < RATIOS.getFirst() * (1 - 2 * TOLERANCE)) {
            return Optional.empty();
        }
        return RATIOS.stream()
                .filter(shares -> Math.abs(jump / shares - 1) <= TOLERANCE)
                .min(Comparator.comparingDouble(shares -> Math.abs(jump / shares - 1)))
                .map(shares -> close > open ? shares + ":1 split" : "1:" + shares + " reverse split");
    }
}
