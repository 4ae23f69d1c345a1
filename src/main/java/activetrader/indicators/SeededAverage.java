package activetrader.indicators;

import java.util.ArrayList;
import java.util.List;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.AbstractIndicator;
import org.ta4j.core.num.NaN;
import org.ta4j.core.num.Num;

/// An exponential average that begins, as in the textbooks, with the mean of its first values: with weight 2/(n+1)
/// the usual EMA, with 1/n Wilder's smoothing. ta4j's own averages begin with the first value.
///
/// Each value depends on the one before, so all values are kept from the first bar on; bars are only appended.
/// See decision 15.
final class SeededAverage extends AbstractIndicator<Num> {
    private final Indicator<Num> source;
    private final int seed;
    private final int length;
    private final Num weight;
    private final List<Num> values = new ArrayList<>();

    /// @param first the index of the first value of `source`
    private SeededAverage(Indicator<Num> source, int first, int length, double weight) {
        super(source.getBarSeries());
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
    public Num getValue(int index) {
        while (values.size() <= index) {
            values.add(calculate(values.size()));
        }
        return values.get(index);
    }

    private Num calculate(int index) {
        if (index < seed) {
            return NaN.NaN;
        }
        if (index > seed) {
            Num before = values.get(index - 1);
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
