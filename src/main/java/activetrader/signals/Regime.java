package activetrader.signals;

import static activetrader.indicators.IndicatorName.ADX_14;
import static activetrader.indicators.IndicatorName.EMA_20;
import static activetrader.indicators.IndicatorName.EMA_50;

import activetrader.indicators.IndicatorSnapshot;
import java.util.Optional;

/// The direction of the whole market.
public enum Regime {
    BULL,
    BEAR,
    SIDEWAYS;

    private static final double TREND = 20;

    /// `BULL` above both averages, in order and with a trend (ADX from 20), `BEAR` below them, otherwise
    /// `SIDEWAYS`. Empty, which is not `SIDEWAYS`, with too few bars.
    public static Optional<Regime> of(IndicatorSnapshot five, double price) {
        if (!five.has(EMA_20) || !five.has(EMA_50) || !five.has(ADX_14)) {
            return Optional.empty();
        }
        double fast = five.value(EMA_20).orElseThrow();
        double slow = five.value(EMA_50).orElseThrow();
        boolean trends = five.value(ADX_14).orElseThrow() >= TREND;
        if (trends && price > fast && fast > slow) {
            return Optional.of(BULL);
        }
        return Optional.of(trends && price < fast && fast < slow ? BEAR : SIDEWAYS);
    }
}
