package activetrader.indicators;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/// The indicators at the end of one bar. An indicator without enough bars is absent.
///
/// @param barStart the start of the bar
/// @param close the bar's close, in dollars
public record IndicatorSnapshot(Instant barStart, double close, Map<IndicatorName, Double> values) {
    public IndicatorSnapshot {
        EnumMap<IndicatorName, Double> copy = new EnumMap<>(IndicatorName.class);
        copy.putAll(values);
        values = copy;
    }

    public OptionalDouble value(IndicatorName name) {
        Double value = values.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    public boolean has(IndicatorName name) {
        return values.containsKey(name);
    }
}
