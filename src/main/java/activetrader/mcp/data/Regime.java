package activetrader.mcp.data;

import static activetrader.indicators.IndicatorName.ADX_14;
import static activetrader.indicators.IndicatorName.EMA_20;
import static activetrader.indicators.IndicatorName.EMA_50;

import activetrader.indicators.IndicatorSnapshot;

/// Which way the whole market goes.
enum Regime {
    BULL,
    BEAR,
    SIDEWAYS;

    private static final double TREND = 20;

    /// `BULL` above both averages in order with a trend (ADX from 20), `BEAR` below them, else `SIDEWAYS`.
    static Regime of(IndicatorSnapshot five, double price) {
        if (!five.has(EMA_20) || !five.has(EMA_50) || !five.has(ADX_14)) {
            return SIDEWAYS;
        }
        double fast = five.value(EMA_20).orElseThrow();
        double slow = five.value(EMA_50).orElseThrow();
        boolean trends = five.value(ADX_14).orElseThrow() >= TREND;
        if (trends && price > fast && fast > slow) {
            return BULL;
        }
        return trends && price < fast && fast < slow ? BEAR : SIDEWAYS;
    }
}
