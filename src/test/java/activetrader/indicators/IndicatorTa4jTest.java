package activetrader.indicators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.market.Bar;
import activetrader.market.Timeframe;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.Num;

/// Agreement with ta4j over random series, from the row on which the different seeds have converged.
class IndicatorTa4jTest {
    private static final int BARS = 700;
    private static final int CONVERGED = 320;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void indicators_agreeWithTa4j(long seed) {
        List<Bar> bars = RecordedBars.random(seed, BARS, Instant.parse("2026-11-23T14:30:00Z"));
        IndicatorSeries series = IndicatorSeries.of(Timeframe.MIN_1, bars);
        Map<IndicatorName, Indicator<Num>> reference = Ta4jIndicators.over(Ta4jIndicators.series(bars));

        assertTrue(reference.size() >= 20, "most indicators have a reference");
        reference.forEach((name, indicator) -> {
            for (int row = CONVERGED; row < BARS; row++) {
                double wanted = indicator.getValue(row).doubleValue();
                double actual = series.value(name, row).orElseThrow();
                assertEquals(wanted, actual, 1e-6 * Math.max(Math.abs(wanted), 1e-2), name + " at row " + row);
            }
        });
    }
}
