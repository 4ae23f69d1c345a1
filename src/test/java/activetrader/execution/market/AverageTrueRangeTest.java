package activetrader.execution.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.market.Bar;
import activetrader.market.Price;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

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
        bars.add(bar("10", "25", "20"));

        assertEquals(
                0,
                new BigDecimal("2")
                        .compareTo(AverageTrueRange.of(bars, 14).orElseThrow().round(new java.math.MathContext(10))));
    }

    @Test
    void of_countsTheGap_fromThePreviousClose() {
        List<Bar> bars = List.of(bar("10", "10", "10"), bar("14", "15", "15"));

        assertEquals(
                0, new BigDecimal("2.5").compareTo(AverageTrueRange.of(bars, 2).orElseThrow()));
    }

    @Test
    void of_isEmpty_whenTooFewBars() {
        assertTrue(AverageTrueRange.of(List.of(bar("10", "11", "10.5")), 14).isEmpty());
    }
}
