package activetrader.signals;

import activetrader.indicators.IndicatorName;
import activetrader.indicators.IndicatorSnapshot;
import java.util.OptionalDouble;

/// What one timeframe shows at a moment: all that its score is made of.
///
/// @param now the last complete bar
/// @param before the bar before it
/// @param obvSlope the change of the on-balance volume over the last bars as a part of what was traded in them, −1
///     (all on falling bars) to 1
/// @param relativeVolume what was traded today as a multiple of what usually is by this time of the day
/// @param volumeTrust how much the feed's volume says about the market's, above 0 and at most 1
public record TimeframeView(
        IndicatorSnapshot now,
        IndicatorSnapshot before,
        OptionalDouble obvSlope,
        OptionalDouble relativeVolume,
        double volumeTrust) {
    OptionalDouble value(IndicatorName name) {
        return now.value(name);
    }

    /// Whether all of `names` are there now.
    boolean has(IndicatorName... names) {
        for (IndicatorName name : names) {
            if (!now.has(name)) {
                return false;
            }
        }
        return true;
    }

    double get(IndicatorName name) {
        return now.value(name).orElseThrow();
    }
}
