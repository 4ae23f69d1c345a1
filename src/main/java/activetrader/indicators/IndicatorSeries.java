package activetrader.indicators;

import activetrader.market.Bar;
import activetrader.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// The indicators of one symbol over complete bars of one timeframe, appended in order. What depends on the bar before
/// is computed when a bar comes; what a few bars decide is computed when it is asked for. Not thread-safe.
/// See decision 15.
public final class IndicatorSeries {
    private static final int SMOOTHED = 14;
    private static final int BAND = 20;
    private static final int LONG = 50;
    private static final int STOCHASTIC = 14;
    private static final int SLOWED = 3;
    private static final double LAMBERT = 0.015;

    private final boolean intraday;
    private final List<Instant> starts = new ArrayList<>();
    private final Column high = new Column();
    private final Column low = new Column();
    private final Column close = new Column();
    private final Column typical = new Column();
    private final SeededAverage gains = SeededAverage.wilder(1, SMOOTHED);
    private final SeededAverage losses = SeededAverage.wilder(1, SMOOTHED);
    private final SeededAverage ema12 = SeededAverage.exponential(0, 12);
    private final SeededAverage ema20 = SeededAverage.exponential(0, 20);
    private final SeededAverage ema26 = SeededAverage.exponential(0, 26);
    private final SeededAverage ema50 = SeededAverage.exponential(0, LONG);
    private final SeededAverage signal = SeededAverage.exponential(25, 9);
    private final DirectionalMovement movement = new DirectionalMovement();
    private final Column balance = new Column();
    private final SessionVwap vwap = new SessionVwap();
    private @Nullable IndicatorSnapshot newest;

    public IndicatorSeries(Timeframe timeframe) {
        this.intraday = timeframe.isIntraday();
    }

    public static IndicatorSeries of(Timeframe timeframe, List<Bar> bars) {
        IndicatorSeries result = new IndicatorSeries(timeframe);
        bars.forEach(result::append);
        return result;
    }

    /// Appends a complete bar that starts after all others.
    public void append(Bar bar) {
        double top = bar.high().value().doubleValue();
        double bottom = bar.low().value().doubleValue();
        double price = bar.close().value().doubleValue();
        if (isEmpty()) {
            balance.add(0);
            gains.add(0);
            losses.add(0);
            movement.addFirst();
        } else {
            double before = close.last();
            double change = price - before;
            balance.add(balance.last() + Math.signum(change) * bar.volume());
            gains.add(change > 0 ? change : 0);
            losses.add(change < 0 ? -change : 0);
            movement.add(top, bottom, high.last(), low.last(), before);
        }
        ema20.add(price);
        ema50.add(price);
        signal.add(ema12.add(price) - ema26.add(price));
        starts.add(bar.start());
        high.add(top);
        low.add(bottom);
        close.add(price);
        typical.add((top + bottom + price) / 3);
        if (intraday) {
            vwap.add(bar, typical.last());
        }
        newest = null;
    }

    public int size() {
        return starts.size();
    }

    public boolean isEmpty() {
        return starts.isEmpty();
    }

    /// All indicators at the end of the last bar.
    public IndicatorSnapshot last() {
        IndicatorSnapshot known = newest;
        if (known == null) {
            known = at(size() - 1);
            newest = known;
        }
        return known;
    }

    /// All indicators at the end of the bar at `index`, counted from 0.
    public IndicatorSnapshot at(int index) {
        return at(index, IndicatorName.ALL);
    }

    /// Those of `names` at the end of the bar at `index`, counted from 0.
    public IndicatorSnapshot at(int index, List<IndicatorName> names) {
        double[] values = IndicatorSnapshot.none();
        for (IndicatorName name : names) {
            values[name.place()] = known(name, index);
        }
        return new IndicatorSnapshot(starts.get(index), close.at(index), values);
    }

    /// One indicator at the end of the bar at `index`, counted from 0; empty without enough bars.
    public OptionalDouble value(IndicatorName name, int index) {
        double value = known(name, index);
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /// NaN without enough bars.
    private double known(IndicatorName name, int index) {
        double value = index + 1 < name.barsNeeded() ? Double.NaN : computed(name, index);
        return Double.isFinite(value) ? value : Double.NaN;
    }

    private double computed(IndicatorName name, int index) {
        return switch (name) {
            case RSI_14 -> strength(gains.at(index), losses.at(index));
            case MACD -> ema12.at(index) - ema26.at(index);
            case MACD_SIGNAL -> signal.at(index);
            case MACD_HIST -> ema12.at(index) - ema26.at(index) - signal.at(index);
            case EMA_12 -> ema12.at(index);
            case EMA_20 -> ema20.at(index);
            case EMA_26 -> ema26.at(index);
            case EMA_50 -> ema50.at(index);
            case SMA_20, BB_MIDDLE -> close.mean(index, BAND);
            case SMA_50 -> close.mean(index, LONG);
            case BB_UPPER -> close.mean(index, BAND) + 2 * close.deviation(index, BAND);
            case BB_LOWER -> close.mean(index, BAND) - 2 * close.deviation(index, BAND);
            case ATR_14 -> movement.averageTrueRange(index);
            case ADX_14 -> movement.averageIndex(index);
            case PLUS_DI_14 -> movement.plus(index);
            case MINUS_DI_14 -> movement.minus(index);
            case STOCH_K -> slowStochastic(index);
            case STOCH_D -> slowed(slowStochastic(index - 2), slowStochastic(index - 1), slowStochastic(index));
            case CCI_20 -> channel(index);
            case OBV -> balance.at(index);
            case VWAP -> intraday ? vwap.at(index) : Double.NaN;
        };
    }

    /// 0 to 100; 50 in a market that does not move.
    private static double strength(double gain, double loss) {
        return gain + loss == 0 ? 50 : 100 * gain / (gain + loss);
    }

    private double slowStochastic(int index) {
        return slowed(stochastic(index - 2), stochastic(index - 1), stochastic(index));
    }

    private static double slowed(double first, double second, double third) {
        return (first + second + third) / SLOWED;
    }

    /// The position of the close between the lowest low and the highest high of the last bars, 0 to 100; 50 when they
    /// are equal, as in a market that does not move (some implementations give 0, which means oversold).
    private double stochastic(int index) {
        double bottom = low.lowest(index, STOCHASTIC);
        double range = high.highest(index, STOCHASTIC) - bottom;
        return range == 0 ? 50 : 100 * (close.at(index) - bottom) / range;
    }

    /// The commodity channel index; 0 in a market that does not move.
    private double channel(int index) {
        double distance = typical.meanDistance(index, BAND);
        return distance == 0 ? 0 : (typical.at(index) - typical.mean(index, BAND)) / (distance * LAMBERT);
    }
}
