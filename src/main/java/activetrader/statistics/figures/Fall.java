package activetrader.statistics.figures;

/// A fall of a value from its peak, by the indices of its days.
///
/// @param depth as a part of the peak, 0 or more
/// @param peak the day at whose end the value was highest; −1 is the start
/// @param trough the day at whose end it was lowest; equal to `peak` where there was no fall
/// @param recovered the day at whose end it was at the peak again; −1 where there was none
public record Fall(double depth, int peak, int trough, int recovered) {
    /// The deepest fall of the value that `returns` make of one dollar.
    public static Fall deepest(double... returns) {
        Fall deepest = new Fall(0, -1, -1, -1);
        double value = 1;
        double highest = 1;
        int peak = -1;
        for (int day = 0; day < returns.length; day++) {
            value *= 1 + returns[day];
            if (value >= highest) {
                highest = value;
                peak = day;
            } else if (1 - value / highest > deepest.depth) {
                deepest = new Fall(1 - value / highest, peak, day, -1);
            }
        }
        return deepest.recoveredIn(returns);
    }

    private Fall recoveredIn(double[] returns) {
        double value = 1 - depth;
        for (int day = trough + 1; depth > 0 && day < returns.length; day++) {
            value *= 1 + returns[day];
            if (value >= 1) {
                return new Fall(depth, peak, trough, day);
            }
        }
        return this;
    }
}
