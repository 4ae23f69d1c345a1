package activetrader.indicators;

import activetrader.market.Bar;
import activetrader.market.Timeframe;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import org.ta4j.core.num.NumFactory;

/// The indicators of one symbol over complete bars of one timeframe, appended in order. Computed values are kept,
/// so that a new bar costs little. Not thread-safe.
public final class IndicatorSeries {
    private static final NumFactory NUMBERS = DoubleNumFactory.getInstance();

    private final Timeframe timeframe;
    private final BarSeries series;
    private final IndicatorSet set;

    public IndicatorSeries(Timeframe timeframe) {
        this.timeframe = timeframe;
        this.series = new BaseBarSeriesBuilder().withNumFactory(NUMBERS).build();
        this.set = new IndicatorSet(series, timeframe.isIntraday());
    }

    public static IndicatorSeries of(Timeframe timeframe, List<Bar> bars) {
        IndicatorSeries result = new IndicatorSeries(timeframe);
        bars.forEach(result::append);
        return result;
    }

    /// Appends a complete bar that starts after all others.
    public void append(Bar bar) {
        series.addBar(new BaseBar(
                timeframe.duration(),
                bar.start(),
                bar.start().plus(timeframe.duration()),
                number(bar.open().value()),
                number(bar.high().value()),
                number(bar.low().value()),
                number(bar.close().value()),
                NUMBERS.numOf(bar.volume()),
                NUMBERS.zero(),
                bar.tradeCount()));
    }

    private static Num number(Number value) {
        return NUMBERS.numOf(value);
    }

    public int size() {
        return series.getBarCount();
    }

    public boolean isEmpty() {
        return series.isEmpty();
    }

    /// All indicators at the end of the last bar.
    public IndicatorSnapshot last() {
        return at(size() - 1);
    }

    /// All indicators at the end of the bar at `index`, counted from 0.
    public IndicatorSnapshot at(int index) {
        return at(index, EnumSet.allOf(IndicatorName.class));
    }

    /// Some indicators at the end of the bar at `index`, counted from 0.
    public IndicatorSnapshot at(int index, Set<IndicatorName> names) {
        Map<IndicatorName, Double> values = new EnumMap<>(IndicatorName.class);
        set.indicators().forEach((name, indicator) -> {
            if (names.contains(name) && index + 1 >= name.barsNeeded()) {
                double value = indicator.getValue(index).doubleValue();
                if (Double.isFinite(value)) {
                    values.put(name, value);
                }
            }
        });
        org.ta4j.core.Bar bar = series.getBar(index);
        return new IndicatorSnapshot(bar.getBeginTime(), bar.getClosePrice().doubleValue(), values);
    }
}
