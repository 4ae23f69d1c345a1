package activetrader.indicators;

/// Wilder's average true range, directional indicators and average directional index.
final class DirectionalMovement {
    private static final int LENGTH = 14;

    private final SeededAverage range = SeededAverage.wilder(1, LENGTH);
    private final SeededAverage up = SeededAverage.wilder(1, LENGTH);
    private final SeededAverage down = SeededAverage.wilder(1, LENGTH);
    private final SeededAverage index = SeededAverage.wilder(LENGTH, LENGTH);

    /// Adds the first bar, which has no bar before it.
    void addFirst() {
        range.add(0);
        up.add(0);
        down.add(0);
        index.add(0);
    }

    /// Adds a bar with its prices, in dollars, and those of the bar before it.
    void add(double high, double low, double highBefore, double lowBefore, double closeBefore) {
        double rise = high - highBefore;
        double fall = lowBefore - low;
        double reach = Math.max(Math.abs(high - closeBefore), Math.abs(closeBefore - low));
        double averageRange = range.add(Math.max(Math.abs(high - low), reach));
        double plus = percent(up.add(rise > fall && rise > 0 ? rise : 0), averageRange);
        double minus = percent(down.add(fall > rise && fall > 0 ? fall : 0), averageRange);
        index.add(plus + minus == 0 ? 0 : 100 * Math.abs(plus - minus) / (plus + minus));
    }

    double averageTrueRange(int bar) {
        return range.at(bar);
    }

    double plus(int bar) {
        return percent(up.at(bar), range.at(bar));
    }

    double minus(int bar) {
        return percent(down.at(bar), range.at(bar));
    }

    double averageIndex(int bar) {
        return index.at(bar);
    }

    /// 0 in a market that does not move.
    private static double percent(double movement, double range) {
        return range == 0 ? 0 : 100 * movement / range;
    }
}
