package activetrader.execution.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.indicators.IndicatorName;
import activetrader.indicators.IndicatorSeries;
import activetrader.market.Bar;
import activetrader.market.Price;
import activetrader.market.Timeframe;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AverageTrueRangeTest {
    private static Bar bar(String low, String high, String close) {
        return new Bar(Instant.EPOCH, Price.of(close), Price.of(high), Price.of(low), Price.of(close), 1, null, 0);
    }

    @Test
    void of_isTheMean_ofTheFirstRanges() {
        List<Bar> bars = List.of(bar("10", "11", "10.5"), bar("10", "12", "11"), bar("10", "13", "12"));

        assertEquals(
                0,
                new BigDecimal("2")
                        .compareTo(AverageTrueRange.of(bars, 3).orElseThrow().round(new java.math.MathContext(10))));
    }

    @Test
    void of_weighsALaterRangeOneInTheLength() {
        List<Bar> bars = new ArrayList<>(Collections.nCopies(14, bar("10", "11", "10.5")));
        bars.add(bar("10", "12.4", "12"));

        assertEquals(
                0,
                new BigDecimal("1.1")
                        .compareTo(AverageTrueRange.of(bars, 14).orElseThrow().round(new java.math.MathContext(10))));
    }

    @Test
    void of_countsTheGap_fromThePreviousClose() {
        List<Bar> bars = List.of(bar("10", "10", "10"), bar("14", "15", "15"));

        assertEquals(
                0, new BigDecimal("2.5").compareTo(AverageTrueRange.of(bars, 2).orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 17, 26, 29})
    void of_movesByASeventhAtMost_whenOneBarHasAWick(int at) {
        List<Bar> bars = new ArrayList<>(Collections.nCopies(30, bar("99.5", "100.5", "100")));
        bars.set(at, bar("80", "120", "100"));

        double atr = AverageTrueRange.of(bars, 14).orElseThrow().doubleValue();

        assertEquals(1.0, atr, 1.0 / 7 + 0.001);
    }

    @ParameterizedTest
    @CsvSource({"9.95, 10.05, 10", "49.7, 50.2, 50", "995, 1005, 1000"})
    void of_hardlyMoves_whenOneBarHasAnotherScale(String low, String high, String close) {
        List<Bar> bars = new ArrayList<>(Collections.nCopies(30, bar("99.5", "100.5", "100")));
        bars.set(27, bar(low, high, close));

        double atr = AverageTrueRange.of(bars, 14).orElseThrow().doubleValue();

        assertEquals(1.0, atr, 0.3);
    }

    @Test
    void of_followsAMarketThatReallyMovesMore() {
        List<Bar> bars = new ArrayList<>(Collections.nCopies(30, bar("99.5", "100.5", "100")));
        bars.addAll(Collections.nCopies(28, bar("95", "105", "100")));

        assertTrue(AverageTrueRange.of(bars, 14).orElseThrow().doubleValue() > 8);
    }

    /// The two average true ranges of the program differ in what a range that stands out may do, and in nothing else.
    @Test
    void of_comesToTheIndicator_whenNoRangeStandsOut() {
        Random random = new Random(54);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            BigDecimal half = BigDecimal.valueOf(40 + random.nextInt(20), 2);
            BigDecimal middle = BigDecimal.valueOf(10_000 + random.nextInt(20), 2);
            bars.add(new Bar(
                    Instant.EPOCH.plusSeconds(300L * i),
                    new Price(middle),
                    new Price(middle.add(half)),
                    new Price(middle.subtract(half)),
                    new Price(middle),
                    1,
                    null,
                    0));
        }

        double indicator = IndicatorSeries.of(Timeframe.MIN_5, bars)
                .last()
                .value(IndicatorName.ATR_14)
                .orElseThrow();

        assertEquals(indicator, AverageTrueRange.of(bars, 14).orElseThrow().doubleValue(), 1e-9);
    }

    @Test
    void of_isEmpty_whenTooFewBars() {
        assertTrue(AverageTrueRange.of(List.of(bar("10", "11", "10.5")), 14).isEmpty());
    }
}
