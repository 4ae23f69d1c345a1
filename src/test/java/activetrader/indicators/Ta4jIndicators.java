package activetrader.indicators;

import activetrader.market.Bar;
import activetrader.market.Price;
import activetrader.market.Timeframe;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.CCIIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.MinusDIIndicator;
import org.ta4j.core.indicators.adx.PlusDIIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.numeric.NumericIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.indicators.volume.OnBalanceVolumeIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import org.ta4j.core.num.NumFactory;

/// The indicators as ta4j has them, to compare ours with: all but the VWAP of a session, which ta4j does not have. Its
/// averages begin with the first value where ours begin with a mean.
public final class Ta4jIndicators {
    private static final NumFactory NUMBERS = DoubleNumFactory.getInstance();

    private Ta4jIndicators() {}

    /// One-minute bars as ta4j's series.
    public static BarSeries series(List<Bar> bars) {
        BarSeries series = new BaseBarSeriesBuilder().withNumFactory(NUMBERS).build();
        for (Bar bar : bars) {
            series.addBar(new BaseBar(
                    Timeframe.MIN_1.duration(),
                    bar.start(),
                    bar.start().plus(Timeframe.MIN_1.duration()),
                    number(bar.open()),
                    number(bar.high()),
                    number(bar.low()),
                    number(bar.close()),
                    NUMBERS.numOf(bar.volume()),
                    NUMBERS.zero(),
                    bar.tradeCount()));
        }
        return series;
    }

    private static Num number(Price price) {
        return NUMBERS.numOf(price.value());
    }

    /// The indicators over `series`, by our names.
    public static Map<IndicatorName, Indicator<Num>> over(BarSeries series) {
        Map<IndicatorName, Indicator<Num>> all = new EnumMap<>(IndicatorName.class);
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        all.put(IndicatorName.RSI_14, new RSIIndicator(close, 14));
        addAverages(all, close);
        addBands(all, close);
        all.put(IndicatorName.ATR_14, new ATRIndicator(series, 14));
        all.put(IndicatorName.ADX_14, new ADXIndicator(series, 14));
        all.put(IndicatorName.PLUS_DI_14, new PlusDIIndicator(series, 14));
        all.put(IndicatorName.MINUS_DI_14, new MinusDIIndicator(series, 14));
        Indicator<Num> slow = new SMAIndicator(new StochasticOscillatorKIndicator(series, 14), 3);
        all.put(IndicatorName.STOCH_K, slow);
        all.put(IndicatorName.STOCH_D, new SMAIndicator(slow, 3));
        all.put(IndicatorName.CCI_20, new CCIIndicator(series, 20));
        all.put(IndicatorName.OBV, new OnBalanceVolumeIndicator(series));
        return all;
    }

    private static void addAverages(Map<IndicatorName, Indicator<Num>> all, ClosePriceIndicator close) {
        MACDIndicator macd = new MACDIndicator(close, 12, 26);
        Indicator<Num> signal = new EMAIndicator(macd, 9);
        all.put(IndicatorName.MACD, macd);
        all.put(IndicatorName.MACD_SIGNAL, signal);
        all.put(IndicatorName.MACD_HIST, NumericIndicator.of(macd).minus(signal));
        all.put(IndicatorName.EMA_12, new EMAIndicator(close, 12));
        all.put(IndicatorName.EMA_20, new EMAIndicator(close, 20));
        all.put(IndicatorName.EMA_26, new EMAIndicator(close, 26));
        all.put(IndicatorName.EMA_50, new EMAIndicator(close, 50));
        all.put(IndicatorName.SMA_20, new SMAIndicator(close, 20));
        all.put(IndicatorName.SMA_50, new SMAIndicator(close, 50));
    }

    private static void addBands(Map<IndicatorName, Indicator<Num>> all, ClosePriceIndicator close) {
        BollingerBandsMiddleIndicator middle = new BollingerBandsMiddleIndicator(new SMAIndicator(close, 20));
        Indicator<Num> deviation = new StandardDeviationIndicator(close, 20);
        all.put(IndicatorName.BB_MIDDLE, middle);
        all.put(IndicatorName.BB_UPPER, new BollingerBandsUpperIndicator(middle, deviation, NUMBERS.two()));
        all.put(IndicatorName.BB_LOWER, new BollingerBandsLowerIndicator(middle, deviation, NUMBERS.two()));
    }
}
