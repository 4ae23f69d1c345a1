package activetrader.indicators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.market.Bar;
import activetrader.market.Price;
import activetrader.market.Timeframe;
import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MAType;
import com.tictactec.ta.lib.MInteger;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Agreement with TA-Lib over random series, from the row on which the different seeds have converged.
class IndicatorTaLibTest {
    private static final int BARS = 700;
    private static final int CONVERGED = 320;

    private final Core talib = new Core();
    private final MInteger begin = new MInteger();
    private final MInteger count = new MInteger();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void indicators_agreeWithTaLib(long seed) {
        List<Bar> bars = RecordedBars.random(seed, BARS, Instant.parse("2026-11-23T14:30:00Z"));
        IndicatorSeries series = IndicatorSeries.of(Timeframe.MIN_1, bars);
        double[] high = column(bars, Bar::high);
        double[] low = column(bars, Bar::low);
        double[] close = column(bars, Bar::close);

        talib.rsi(0, BARS - 1, close, 14, begin, count, out);
        check(series, IndicatorName.RSI_14, out);
        talib.ema(0, BARS - 1, close, 50, begin, count, out);
        check(series, IndicatorName.EMA_50, out);
        talib.sma(0, BARS - 1, close, 50, begin, count, out);
        check(series, IndicatorName.SMA_50, out);
        talib.cci(0, BARS - 1, high, low, close, 20, begin, count, out);
        check(series, IndicatorName.CCI_20, out);
        talib.atr(0, BARS - 1, high, low, close, 14, begin, count, out);
        check(series, IndicatorName.ATR_14, out);
        talib.adx(0, BARS - 1, high, low, close, 14, begin, count, out);
        check(series, IndicatorName.ADX_14, out);
        talib.plusDI(0, BARS - 1, high, low, close, 14, begin, count, out);
        check(series, IndicatorName.PLUS_DI_14, out);
        talib.minusDI(0, BARS - 1, high, low, close, 14, begin, count, out);
        check(series, IndicatorName.MINUS_DI_14, out);
        double[] second = new double[BARS];
        double[] third = new double[BARS];
        talib.macd(0, BARS - 1, close, 12, 26, 9, begin, count, out, second, third);
        check(series, IndicatorName.MACD, out);
        check(series, IndicatorName.MACD_SIGNAL, second);
        check(series, IndicatorName.MACD_HIST, third);
        talib.bbands(0, BARS - 1, close, 20, 2, 2, MAType.Sma, begin, count, out, second, third);
        check(series, IndicatorName.BB_UPPER, out);
        check(series, IndicatorName.BB_MIDDLE, second);
        check(series, IndicatorName.BB_LOWER, third);
        talib.stoch(0, BARS - 1, high, low, close, 14, 3, MAType.Sma, 3, MAType.Sma, begin, count, out, second);
        check(series, IndicatorName.STOCH_K, out);
        check(series, IndicatorName.STOCH_D, second);
    }

    private final double[] out = new double[BARS];

    private void check(IndicatorSeries series, IndicatorName name, double[] expected) {
        for (int row = Math.max(CONVERGED, begin.value); row < BARS; row++) {
            double wanted = expected[row - begin.value];
            double actual = series.at(row).value(name).orElseThrow();
            assertEquals(wanted, actual, 1e-6 * Math.max(Math.abs(wanted), 1e-2), name + " at row " + row);
        }
    }

    private static double[] column(List<Bar> bars, Function<Bar, Price> part) {
        return bars.stream()
                .mapToDouble(bar -> part.apply(bar).value().doubleValue())
                .toArray();
    }
}
