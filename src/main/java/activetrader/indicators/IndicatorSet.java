package activetrader.indicators;

import java.util.EnumMap;
import java.util.Map;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.CCIIndicator;
import org.ta4j.core.indicators.adx.MinusDMIndicator;
import org.ta4j.core.indicators.adx.PlusDMIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.GainIndicator;
import org.ta4j.core.indicators.helpers.LossIndicator;
import org.ta4j.core.indicators.helpers.TRIndicator;
import org.ta4j.core.indicators.volume.OnBalanceVolumeIndicator;
import org.ta4j.core.num.Num;

/// Every indicator of [IndicatorName], connected to one series and seeded as in the textbooks.
final class IndicatorSet {
    private static final int WILDER = 14;
    private static final int BAND = 20;

    private final Map<IndicatorName, Indicator<Num>> indicators = new EnumMap<>(IndicatorName.class);

    /// @param intraday whether to compute [IndicatorName#VWAP], which restarts each date
    IndicatorSet(BarSeries series, boolean intraday) {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        addMomentum(series, close);
        addAverages(close);
        addBands(close);
        addDirection(series);
        indicators.put(IndicatorName.CCI_20, new CCIIndicator(series, BAND));
        indicators.put(IndicatorName.OBV, new OnBalanceVolumeIndicator(series));
        if (intraday) {
            indicators.put(IndicatorName.VWAP, SessionVwap.of(series));
        }
    }

    Map<IndicatorName, Indicator<Num>> indicators() {
        return indicators;
    }

    private void addMomentum(BarSeries series, ClosePriceIndicator close) {
        indicators.put(
                IndicatorName.RSI_14,
                Derived.share(
                        SeededAverage.wilder(new GainIndicator(close), 1, WILDER),
                        SeededAverage.wilder(new LossIndicator(close), 1, WILDER)));
        Indicator<Num> k = new SMAIndicator(new RawStochastic(series, WILDER), 3);
        indicators.put(IndicatorName.STOCH_K, k);
        indicators.put(IndicatorName.STOCH_D, new SMAIndicator(k, 3));
    }

    private void addAverages(ClosePriceIndicator close) {
        Indicator<Num> fast = SeededAverage.exponential(close, 0, 12);
        Indicator<Num> slow = SeededAverage.exponential(close, 0, 26);
        Indicator<Num> macd = Derived.difference(fast, slow);
        Indicator<Num> signal = SeededAverage.exponential(macd, 25, 9);
        indicators.put(IndicatorName.MACD, macd);
        indicators.put(IndicatorName.MACD_SIGNAL, signal);
        indicators.put(IndicatorName.MACD_HIST, Derived.difference(macd, signal));
        indicators.put(IndicatorName.EMA_12, fast);
        indicators.put(IndicatorName.EMA_20, SeededAverage.exponential(close, 0, 20));
        indicators.put(IndicatorName.EMA_26, slow);
        indicators.put(IndicatorName.EMA_50, SeededAverage.exponential(close, 0, 50));
        indicators.put(IndicatorName.SMA_50, new SMAIndicator(close, 50));
    }

    private void addBands(ClosePriceIndicator close) {
        Indicator<Num> middle = new SMAIndicator(close, BAND);
        Indicator<Num> width = new PopulationDeviation(close, BAND);
        indicators.put(IndicatorName.SMA_20, middle);
        indicators.put(IndicatorName.BB_MIDDLE, middle);
        indicators.put(IndicatorName.BB_UPPER, Derived.sum(middle, width, 2));
        indicators.put(IndicatorName.BB_LOWER, Derived.sum(middle, width, -2));
    }

    private void addDirection(BarSeries series) {
        Indicator<Num> range = SeededAverage.wilder(new TRIndicator(series), 1, WILDER);
        Indicator<Num> plus = Derived.percent(SeededAverage.wilder(new PlusDMIndicator(series), 1, WILDER), range);
        Indicator<Num> minus = Derived.percent(SeededAverage.wilder(new MinusDMIndicator(series), 1, WILDER), range);
        indicators.put(IndicatorName.ATR_14, range);
        indicators.put(IndicatorName.PLUS_DI_14, plus);
        indicators.put(IndicatorName.MINUS_DI_14, minus);
        indicators.put(IndicatorName.ADX_14, SeededAverage.wilder(Derived.imbalance(plus, minus), WILDER, WILDER));
    }
}
