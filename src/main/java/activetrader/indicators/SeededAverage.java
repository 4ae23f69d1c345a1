package activetrader.indicators;

/// An exponential average that begins, as in the textbooks, with the mean of its first values: with weight 2/(n+1)
/// the usual EMA, with 1/n Wilder's smoothing.
///
/// Each value depends on the one before: it is computed when its bar comes, and kept.
/// See decision 15.
final class SeededAverage {
    private final int first;
    private final int seed;
    private final int length;
    private final double weight;
    private final Column values = new Column();
    private double sum;

    /// @param first the index of the first value that counts
    private SeededAverage(int first, int length, double weight) {
        this.first = first;
        this.seed = first + length - 1;
        this.length = length;
        this.weight = weight;
    }

    static SeededAverage exponential(int first, int length) {
        return new SeededAverage(first, length, 2.0 / (length + 1));
    }

    static SeededAverage wilder(int first, int length) {
        return new SeededAverage(first, length, 1.0 / length);
    }

    /// Adds the value of the next bar, and returns the average there: NaN before there are `length` values.
    double add(double value) {
        int index = values.size();
        if (index > seed) {
            double before = values.last();
            values.add(before + (value - before) * weight);
        } else {
            sum += index < first ? 0 : value;
            values.add(index < seed ? Double.NaN : sum / length);
        }
        return values.last();
    }

    double at(int index) {
        return values.at(index);
    }
}
