package activetrader.indicators;

import org.ta4j.core.BarSeries;
import org.ta4j.core.indicators.CachedIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.LowPriceIndicator;
import org.ta4j.core.indicators.helpers.LowestValueIndicator;
import org.ta4j.core.num.NaN;
import org.ta4j.core.num.Num;

/// The position of the close between the lowest low and the highest high of the last bars, 0 to 100; 50 when they
/// are equal, as in a market that does not move (some implementations give 0, which means oversold).
final class RawStochastic extends CachedIndicator<Num> {
    private final HighestValueIndicator highest;
    private final LowestValueIndicator lowest;
    private final int length;

    RawStochastic(BarSeries series, int length) {
        super(series);
        this.highest = new HighestValueIndicator(new HighPriceIndicator(series), length);
        this.lowest = new LowestValueIndicator(new LowPriceIndicator(series), length);
        this.length = length;
    }

    @Override
    protected Num calculate(int index) {
        if (index < length - 1) {
            return NaN.NaN;
        }
        double low = lowest.getValue(index).doubleValue();
        double range = highest.getValue(index).doubleValue() - low;
        double close = getBarSeries().getBar(index).getClosePrice().doubleValue();
        return getBarSeries().numFactory().numOf(range == 0 ? 50 : 100 * (close - low) / range);
    }

    @Override
    public int getCountOfUnstableBars() {
        return length - 1;
    }
}
