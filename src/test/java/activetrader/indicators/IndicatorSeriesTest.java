package activetrader.indicators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import activetrader.market.Bar;
import activetrader.market.Price;
import activetrader.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IndicatorSeriesTest {
    private static final Instant OPEN = Instant.parse("2026-11-23T14:30:00Z");

    @ParameterizedTest
    @EnumSource(IndicatorName.class)
    void value_isAbsent_untilEnoughBars(IndicatorName name) {
        IndicatorSeries series = IndicatorSeries.of(Timeframe.MIN_1, RecordedBars.random(7, 60, OPEN));

        if (name.barsNeeded() > 1) {
            assertFalse(series.at(name.barsNeeded() - 2).has(name));
        }
        assertEquals(true, series.at(name.barsNeeded() - 1).has(name));
    }

    @Test
    void append_givesTheSameAsABatch() {
        List<Bar> bars = RecordedBars.random(11, 200, OPEN);
        IndicatorSeries batch = IndicatorSeries.of(Timeframe.MIN_1, bars);
        IndicatorSeries grown = new IndicatorSeries(Timeframe.MIN_1);

        for (int i = 0; i < bars.size(); i++) {
            grown.append(bars.get(i));
            assertAgree(batch.at(i), grown.last());
        }
    }

    private static void assertAgree(IndicatorSnapshot expected, IndicatorSnapshot actual) {
        assertEquals(expected.values().keySet(), actual.values().keySet());
        expected.values()
                .forEach((name, value) -> assertEquals(
                        value, actual.value(name).orElseThrow(), 1e-9, name + " at " + expected.barStart()));
    }

    @Test
    void last_isNeutral_whenNothingMoves() {
        Price price = Price.of("50");
        List<Bar> flat = IntStream.range(0, 80)
                .mapToObj(i -> new Bar(OPEN.plus(Duration.ofMinutes(i)), price, price, price, price, 0, null, 0))
                .toList();

        IndicatorSnapshot last = IndicatorSeries.of(Timeframe.MIN_1, flat).last();

        assertEquals(50, last.value(IndicatorName.RSI_14).orElseThrow());
        assertEquals(50, last.value(IndicatorName.STOCH_K).orElseThrow());
        assertEquals(0, last.value(IndicatorName.ADX_14).orElseThrow());
        assertEquals(0, last.value(IndicatorName.CCI_20).orElse(0));
        assertFalse(last.has(IndicatorName.VWAP));
    }

    @Test
    void vwap_startsAgainEachDate() {
        Price ten = Price.of("10");
        Price twenty = Price.of("20");
        Instant tomorrow = OPEN.plus(Duration.ofDays(1));
        IndicatorSeries series = IndicatorSeries.of(
                Timeframe.MIN_1,
                List.of(
                        new Bar(OPEN, ten, ten, ten, ten, 100, null, 1),
                        new Bar(tomorrow, twenty, twenty, twenty, twenty, 0, null, 1),
                        new Bar(tomorrow.plusSeconds(60), twenty, twenty, twenty, twenty, 300, null, 1)));

        assertEquals(10, series.at(0).value(IndicatorName.VWAP).orElseThrow());
        assertFalse(series.at(1).has(IndicatorName.VWAP));
        assertEquals(20, series.at(2).value(IndicatorName.VWAP).orElseThrow());
    }

    @Test
    void vwap_isAbsent_onDailyBars() {
        IndicatorSeries daily = IndicatorSeries.of(Timeframe.DAY_1, RecordedBars.random(3, 60, OPEN));

        assertFalse(daily.last().has(IndicatorName.VWAP));
    }
}
