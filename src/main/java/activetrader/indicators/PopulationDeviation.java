package activetrader.indicators;

import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.CachedIndicator;
import org.ta4j.core.num.NaN;
import org.ta4j.core.num.Num;

/// The standard deviation of the last `length` values, divided by `length` as Bollinger does.
final class PopulationDeviation extends CachedIndicator<Num> {
    private final Indicator<Num> source;
    private final int length;

    PopulationDeviation(Indicator<Num> source, int length) {
        super(source);
        this.source = source;
        this.length = length;
    }

    @Override
    protected Num calculate(int index) {
        if (index < length - 1) {
            return NaN.NaN;
        }
        double sum = 0;
        for (int i = index - length + 1; i <= index; i++) {
            sum += source.getValue(i).doubleValue();
        }
        double mean = sum / length;
        double squares = 0;
        for (int i = index - length + 1; i <= index; i++) {
            double distance = source.getValue(i).doubleValue() - mean;
            squares += distance * distance;
        }
        return getBarSeries().numFactory().numOf(Math.sqrt(squares / length));
    }

    @Override
    public int getCountOfUnstableBars() {
        return length - 1;
    }
}
