package activetrader.indicators;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/// The indicators at the end of one bar. An indicator without enough bars is absent.
public final class IndicatorSnapshot {
    private final Instant barStart;
    private final double close;
    /// By the indicator's place in its enum; NaN for one that is absent.
    private final double[] values;

    /// @param barStart the start of the bar
    /// @param close the bar's close, in dollars
    public IndicatorSnapshot(Instant barStart, double close, Map<IndicatorName, Double> values) {
        this(barStart, close, none());
        values.forEach((name, value) -> this.values[name.place()] = value);
    }

    IndicatorSnapshot(Instant barStart, double close, double[] values) {
        this.barStart = barStart;
        this.close = close;
        this.values = values;
    }

    static double[] none() {
        double[] none = new double[IndicatorName.ALL.size()];
        Arrays.fill(none, Double.NaN);
        return none;
    }

    /// The start of the bar.
    public Instant barStart() {
        return barStart;
    }

    /// The bar's close, in dollars.
    public double close() {
        return close;
    }

    /// The indicators that have a value, in their order.
    public Map<IndicatorName, Double> values() {
        Map<IndicatorName, Double> present = new EnumMap<>(IndicatorName.class);
        for (IndicatorName name : IndicatorName.ALL) {
            if (has(name)) {
                present.put(name, values[name.place()]);
            }
        }
        return present;
    }

    public OptionalDouble value(IndicatorName name) {
        return has(name) ? OptionalDouble.of(values[name.place()]) : OptionalDouble.empty();
    }

    public boolean has(IndicatorName name) {
        return !Double.isNaN(values[name.place()]);
    }

    /// The value of an indicator that has one.
    ///
    /// @throws IllegalArgumentException when it has none
    public double get(IndicatorName name) {
        if (!has(name)) {
            throw new IllegalArgumentException(name.code() + " has no value at " + barStart);
        }
        return values[name.place()];
    }
}
