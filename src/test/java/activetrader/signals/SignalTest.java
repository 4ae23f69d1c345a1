package activetrader.signals;

import static activetrader.indicators.IndicatorName.ADX_14;
import static activetrader.indicators.IndicatorName.ATR_14;
import static activetrader.indicators.IndicatorName.BB_LOWER;
import static activetrader.indicators.IndicatorName.BB_UPPER;
import static activetrader.indicators.IndicatorName.EMA_20;
import static activetrader.indicators.IndicatorName.EMA_50;
import static activetrader.indicators.IndicatorName.MACD_HIST;
import static activetrader.indicators.IndicatorName.MINUS_DI_14;
import static activetrader.indicators.IndicatorName.PLUS_DI_14;
import static activetrader.indicators.IndicatorName.RSI_14;
import static activetrader.indicators.IndicatorName.STOCH_K;
import static activetrader.indicators.IndicatorName.VWAP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.indicators.IndicatorName;
import activetrader.indicators.IndicatorSnapshot;
import activetrader.market.Timeframe;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalTest {
    private static final Instant AT = Instant.parse("2026-11-23T16:00:00Z");
    private static final double MIRROR = 200;

    /// The example of docs/internals/signals.md: a stock that trends up on a busy day.
    private static Map<IndicatorName, Double> example() {
        Map<IndicatorName, Double> values = new EnumMap<>(IndicatorName.class);
        values.put(ATR_14, 0.40);
        values.put(EMA_20, 100.90);
        values.put(EMA_50, 100.60);
        values.put(VWAP, 100.72);
        values.put(PLUS_DI_14, 30.0);
        values.put(MINUS_DI_14, 15.0);
        values.put(ADX_14, 27.0);
        values.put(MACD_HIST, 0.05);
        values.put(RSI_14, 62.0);
        values.put(BB_UPPER, 101.60);
        values.put(BB_LOWER, 100.20);
        values.put(STOCH_K, 75.0);
        return values;
    }

    private static TimeframeView view(Map<IndicatorName, Double> values, double close, double histogramBefore) {
        return new TimeframeView(
                new IndicatorSnapshot(AT, close, values),
                OptionalDouble.of(histogramBefore),
                OptionalDouble.of(0.3),
                OptionalDouble.of(1.6),
                1);
    }

    private static double read(Map<IndicatorName, Double> values, IndicatorName name) {
        return Objects.requireNonNull(values.get(name));
    }

    private static TimeframeScore score(Map<IndicatorName, Double> values) {
        return TimeframeScore.of(view(values, 101.12, 0.03)).orElseThrow();
    }

    private static double with(IndicatorName name, double value) {
        Map<IndicatorName, Double> values = example();
        values.put(name, value);
        return score(values).score();
    }

    @Test
    void score_isTheDocumentedExample() {
        TimeframeScore score = score(example());

        assertEquals(65.0, score.trend().orElseThrow(), 1e-9);
        assertEquals(53.0, score.momentum().orElseThrow(), 1e-9);
        assertEquals(0.0, score.meanReversion().orElseThrow(), 1e-9);
        assertEquals(54.0, score.volume().orElseThrow(), 1e-9);
        // ADX 27 is 0.8 of a trend: weights 0.46, 0.25, 0.09 and 0.20
        assertEquals(0.46 * 65 + 0.25 * 53 + 0.20 * 54, score.score(), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"EMA_20", "MACD_HIST", "PLUS_DI_14"})
    void score_rises_withWhatSpeaksForIt(IndicatorName name) {
        double here = read(example(), name);
        double before = -200;
        for (double step = -1; step <= 1; step += 0.05) {
            double now = with(name, here + step * Math.abs(here) * 0.01);
            assertTrue(now >= before - 1e-12, name + " at step " + step);
            before = now;
        }
    }

    @ParameterizedTest
    @CsvSource({"EMA_50", "VWAP", "MINUS_DI_14"})
    void score_falls_withWhatSpeaksAgainstIt(IndicatorName name) {
        double here = read(example(), name);
        assertTrue(with(name, here * 1.002) < with(name, here));
        assertTrue(with(name, here * 0.998) > with(name, here));
    }

    @ParameterizedTest
    @ValueSource(doubles = {5, 15, 22, 30, 60})
    void score_isMirrored_whenPricesAre(double adx) {
        Map<IndicatorName, Double> values = example();
        values.put(ADX_14, adx);
        Map<IndicatorName, Double> mirrored = new EnumMap<>(values);
        for (IndicatorName price : List.of(EMA_20, EMA_50, VWAP)) {
            mirrored.put(price, MIRROR - read(values, price));
        }
        mirrored.put(BB_UPPER, MIRROR - read(values, BB_LOWER));
        mirrored.put(BB_LOWER, MIRROR - read(values, BB_UPPER));
        mirrored.put(PLUS_DI_14, read(values, MINUS_DI_14));
        mirrored.put(MINUS_DI_14, read(values, PLUS_DI_14));
        mirrored.put(MACD_HIST, -read(values, MACD_HIST));
        mirrored.put(RSI_14, 100 - read(values, RSI_14));
        mirrored.put(STOCH_K, 100 - read(values, STOCH_K));
        TimeframeView up = view(values, 101.12, 0.03);
        TimeframeView down = new TimeframeView(
                new IndicatorSnapshot(AT, MIRROR - 101.12, mirrored),
                OptionalDouble.of(-0.03),
                OptionalDouble.of(-0.3),
                OptionalDouble.of(1.6),
                1);

        assertEquals(
                -TimeframeScore.of(up).orElseThrow().score(),
                TimeframeScore.of(down).orElseThrow().score(),
                1e-9);
    }

    @ParameterizedTest
    @CsvSource({"20, 0", "50, 0", "80, 0", "100, -30", "0, 30", "90, -15"})
    void meanReversion_speaksOnlyAtTheExtremes(double stochastic, double expected) {
        Map<IndicatorName, Double> values = example();
        values.put(STOCH_K, stochastic);

        assertEquals(expected, score(values).meanReversion().orElseThrow(), 1e-9);
    }

    @Test
    void score_isAbsent_withoutVolatility() {
        Map<IndicatorName, Double> values = example();
        values.remove(ATR_14);

        assertTrue(TimeframeScore.of(view(values, 101, 0)).isEmpty());
    }

    @Test
    void score_staysInRange_whateverComes() {
        Map<IndicatorName, Double> values = example();
        values.put(EMA_20, 1e9);
        values.put(MACD_HIST, 1e9);
        values.put(VWAP, -1e9);
        values.put(ATR_14, 1e-9);
        double extreme = score(values).score();

        assertTrue(extreme <= 100 && extreme >= -100, () -> "was " + extreme);
        values.put(ATR_14, 0.0);
        assertTrue(Double.isFinite(score(values).score()));
    }

    @ParameterizedTest
    @CsvSource({
        "100, BUY, 5",
        "50, BUY, 3",
        "30, BUY, 2",
        "29.9, HOLD, 1",
        "0, HOLD, 0",
        "-29.9, HOLD, 1",
        "-30, SELL, 2",
        "-100, SELL, 5"
    })
    void overall_followsTheScore(double score, Overall overall, int strength) {
        Signal signal = new Signal(score, Map.of());

        assertEquals(overall, signal.overall());
        assertEquals(strength, signal.strength());
    }

    @Test
    void signal_weighsTheTimeframesThatAreThere() {
        OptionalDouble none = OptionalDouble.empty();
        TimeframeScore up = new TimeframeScore(80, OptionalDouble.of(90), none, none, none);
        TimeframeScore down = new TimeframeScore(-20, OptionalDouble.of(-10), none, none, none);

        assertEquals(
                (0.5 * 80 - 0.3 * 20) / 0.8,
                Signal.of(Map.of(Timeframe.MIN_5, up, Timeframe.MIN_15, down))
                        .orElseThrow()
                        .score(),
                1e-9);
        assertEquals(80, Signal.of(Map.of(Timeframe.DAY_1, up)).orElseThrow().score(), 1e-9);
        assertTrue(Signal.of(Map.of()).isEmpty());
    }

    @Test
    void votes_keepTheClassicRules() {
        Map<IndicatorName, Double> values = example();
        values.put(RSI_14, 19.0);
        values.put(STOCH_K, 85.0);
        values.put(IndicatorName.MACD, -0.2);
        values.put(IndicatorName.MACD_SIGNAL, -0.1);

        assertEquals(
                List.of(
                        new Vote("RSI", "OVERSOLD", Overall.BUY, 19, "HIGH"),
                        new Vote("MACD", "BELOW_SIGNAL_LINE", Overall.SELL, -0.2, "MEDIUM"),
                        new Vote("Bollinger Bands", "AT_LOWER_BAND", Overall.BUY, 100.2, "MEDIUM"),
                        new Vote("Stochastic", "OVERBOUGHT", Overall.SELL, 85, "MEDIUM")),
                Vote.of(new IndicatorSnapshot(AT, 100.2, values)));
    }
}
