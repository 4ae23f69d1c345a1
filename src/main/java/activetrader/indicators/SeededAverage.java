package activetrader.indicators;

import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.RecursiveCachedIndicator;
import org.ta4j.core.num.NaN;
import org.ta4j.core.num.Num;

/// An exponential average that begins, as the textbooks have it, with the mean of its first values: with weight
/// 2/(n+1) the usual EMA, with 1/n Wilder's smoothing. ta4j's own averages begin with the first value instead.
final class SeededAverage extends RecursiveCachedIndicator<Num> {
    private final Indicator<Num> source;
    private final int seed;
    private final int length;
    private final Num weight;

    /// @param first the index of the first value of `source`
    private SeededAverage(Indicator<Num> source, int first, int length, double weight) {
        super(source);
        this.source = source;
        this.seed = first + length - 1;
        this.length = length;
        this.weight = source.getBarSeries().numFactory().numOf(weight);
    }

    static SeededAverage exponential(Indicator<Num> source, int first, int length) {
        return new SeededAverage(source, first, length, 2.0 / (length + 1));
    }

    static SeededAverage wilder(Indicator<Num> source, int first, int length) {
        return new SeededAverage(source, first, length, 1.0 / length);
    }

    @Override
    protected Num calculate(int index) {
        if (index < seed) {
            return NaN.NaN;
        }
        if (index > seed) {
            Num before = getValue(index - 1);
            return before.plus(source.getValue(index).minus(before).multipliedBy(weight));
        }
        Num sum = getBarSeries().numFactory().zero();
        for (int i = seed - length + 1; i <= seed; i++) {
            sum = sum.plus(source.getValue(i));
        }
        return sum.dividedBy(getBarSeries().numFactory().numOf(length));
    }

    @Override
    public int getCountOfUnstableBars() {
        return seed;
    }
}
