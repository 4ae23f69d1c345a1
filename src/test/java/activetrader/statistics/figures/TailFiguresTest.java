package activetrader.statistics.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.statistics.Samples;
import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Exact by hand.
class TailFiguresTest {
    @Test
    void twentyDays_haveOneBadOne() {
        TailFigures figures = TailFigures.of(Samples.ofProfits(Samples.twenty()));

        assertEquals(new BigDecimal("190.50"), figures.valueAtRisk());
        assertEquals(new BigDecimal("190.50"), figures.expectedShortfall());
    }

    /// 5 % of 50 days are 2.5 days: the losses 50 and 49, and half of 48.
    @Test
    void shortfall_takesPartOfADay() {
        TailFigures figures = TailFigures.of(Samples.ofProfits(
                IntStream.rangeClosed(1, 50).mapToDouble(loss -> -loss).toArray()));

        assertEquals(new BigDecimal("48.00"), figures.valueAtRisk());
        assertEquals(new BigDecimal("49.20"), figures.expectedShortfall()); // (50 + 49 + 24) / 2.5
    }

    @Test
    void fewDays_haveTheirWorst() {
        assertEquals(
                new BigDecimal("7.00"),
                TailFigures.of(Samples.ofProfits(3, -7, 2)).expectedShortfall());
    }
}
