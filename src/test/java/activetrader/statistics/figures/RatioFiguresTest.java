package activetrader.statistics.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import activetrader.statistics.Samples;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class RatioFiguresTest {
    /// Expected values by numpy 2.4 from the same twenty returns.
    @Test
    void ratios_areThoseOfNumpy() {
        RatioFigures figures = RatioFigures.of(Samples.ofProfits(Samples.twenty()));

        assertEquals(new BigDecimal("3.00"), figures.annualReturnPercent()); // 2.995222
        assertEquals(new BigDecimal("1.48"), figures.annualVolatilityPercent()); // 1.484995
        assertEquals(new BigDecimal("1.9945"), figures.sharpe());
        assertEquals(new BigDecimal("3.2239"), figures.sortino());
        assertEquals(new BigDecimal("14.0667"), figures.calmar());
    }

    @Test
    void ratios_areNotDefined_withoutVariationOrLoss() {
        RatioFigures figures = RatioFigures.of(Samples.ofProfits(0, 0, 0));

        assertNull(figures.sharpe());
        assertNull(figures.sortino());
        assertNull(figures.calmar());
    }
}
