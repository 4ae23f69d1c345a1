package activetrader.indicators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.SharedFolder;
import activetrader.market.Timeframe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Agreement with other people's implementations over a recorded week of minutes.
class IndicatorReferenceTest {
    private static final String SERIES = "data/indicators/spy-1min-2019-02-11_15/";
    private static final Map<String, IndicatorName> COLUMNS = Map.ofEntries(
            Map.entry("rsi14", IndicatorName.RSI_14),
            Map.entry("macd", IndicatorName.MACD),
            Map.entry("macd_signal", IndicatorName.MACD_SIGNAL),
            Map.entry("macd_hist", IndicatorName.MACD_HIST),
            Map.entry("ema12", IndicatorName.EMA_12),
            Map.entry("ema20", IndicatorName.EMA_20),
            Map.entry("ema26", IndicatorName.EMA_26),
            Map.entry("ema50", IndicatorName.EMA_50),
            Map.entry("sma20", IndicatorName.SMA_20),
            Map.entry("bb_upper", IndicatorName.BB_UPPER),
            Map.entry("bb_middle", IndicatorName.BB_MIDDLE),
            Map.entry("bb_lower", IndicatorName.BB_LOWER),
            Map.entry("atr14", IndicatorName.ATR_14),
            Map.entry("adx14", IndicatorName.ADX_14),
            Map.entry("plus_di14", IndicatorName.PLUS_DI_14),
            Map.entry("minus_di14", IndicatorName.MINUS_DI_14),
            Map.entry("stoch_k", IndicatorName.STOCH_K),
            Map.entry("stoch_d", IndicatorName.STOCH_D),
            Map.entry("obv", IndicatorName.OBV),
            Map.entry("session_vwap", IndicatorName.VWAP));

    /// `first` is the 0-based row from which conventions that seed differently have met.
    @ParameterizedTest
    @CsvSource({
        "ref_technicalindicators.csv, macd, 25",
        "ref_technicalindicators.csv, macd_signal, 33",
        "ref_technicalindicators.csv, macd_hist, 33",
        "ref_technicalindicators.csv, ema12, 11",
        "ref_technicalindicators.csv, ema20, 19",
        "ref_technicalindicators.csv, ema26, 25",
        "ref_technicalindicators.csv, ema50, 49",
        "ref_technicalindicators.csv, sma20, 19",
        "ref_technicalindicators.csv, bb_upper, 19",
        "ref_technicalindicators.csv, bb_lower, 19",
        "ref_technicalindicators.csv, atr14, 14",
        "ref_technicalindicators.csv, adx14, 27",
        "ref_technicalindicators.csv, plus_di14, 14",
        "ref_technicalindicators.csv, minus_di14, 14",
        "ref_technicalindicators.csv, obv, 0",
        "ref_technicalindicators.csv, session_vwap, 0",
        "ref_trading_signals.csv, ema50, 300",
        "ref_trading_signals.csv, session_vwap, 0",
        "ref_talib_java.csv, rsi14, 14",
        "ref_talib_java.csv, macd, 140",
        "ref_talib_java.csv, macd_signal, 140",
        "ref_talib_java.csv, ema50, 49",
        "ref_talib_java.csv, bb_middle, 19",
        "ref_talib_java.csv, atr14, 14",
        "ref_talib_java.csv, adx14, 210",
        "ref_talib_java.csv, plus_di14, 210",
        "ref_talib_java.csv, stoch_k, 17",
        "ref_talib_java.csv, stoch_d, 17",
    })
    void indicator_agreesWithTheReference(String file, String column, int first) throws IOException {
        IndicatorSeries series =
                IndicatorSeries.of(Timeframe.MIN_1, RecordedBars.read(SharedFolder.require(SERIES + "series.csv")));
        List<String> rows = Files.readAllLines(Path.of("..", "shared", SERIES, file));
        int cell = List.of(rows.getFirst().split(",", -1)).indexOf(column);
        IndicatorName name = COLUMNS.get(column);
        assertTrue(name != null && cell > 0, column);

        for (int row = 0; row < series.size(); row++) {
            String expected = List.of(rows.get(row + 1).split(",", -1)).get(cell);
            if (row >= first && !expected.isEmpty()) {
                double actual = series.at(row).value(name).orElseThrow();
                double wanted = Double.parseDouble(expected);
                assertEquals(wanted, actual, 1e-6 * Math.max(Math.abs(wanted), 1e-3), column + " at row " + row);
            } else if (row < name.barsNeeded() - 1) {
                assertTrue(series.at(row).value(name).isEmpty(), column + " at row " + row);
            }
        }
    }
}
