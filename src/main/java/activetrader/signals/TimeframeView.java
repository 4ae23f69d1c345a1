package activetrader.signals;

import activetrader.indicators.IndicatorName;
import activetrader.indicators.IndicatorSnapshot;
import java.util.OptionalDouble;

/// The values of one timeframe at one moment from which its score is computed.
///
/// @param now the last complete bar
/// @param histogramBefore the MACD histogram at the bar before it; empty with too few bars
/// @param obvSlope the change of the on-balance volume over the last bars as a part of what was traded in them, −1
///     (all on falling bars) to 1
/// @param relativeVolume today's volume as a multiple of the usual volume up to this time of the day
/// @param volumeTrust how much the feed's volume says about the market's, above 0 and at most 1
public record TimeframeView(
        IndicatorSnapshot now,
        OptionalDouble histogramBefore,
        OptionalDouble obvSlope,
        OptionalDouble relativeVolume,
        double volumeTrust) {
    OptionalDouble value(IndicatorName name) {
        return now.value(name);
    }

    /// Whether all of `names` have a value now.
    boolean has(IndicatorName... names) {
        for (IndicatorName name : names) {
            if (!now.has(name)) {
                return false;
            }
        }
        return true;
    }

    double get(IndicatorName name) {
        return now.get(name);
    }
}
