package activetrader.statistics.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import activetrader.statistics.Samples;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DayFiguresTest {
    /// Expected values by numpy 2.4: `mean`, `median`, `std(ddof=1)`.
    @Test
    void days_areThoseOfNumpy() {
        DayFigures figures = DayFigures.of(Samples.ofProfits(Samples.twenty()));

        assertEquals(20, figures.count());
        assertEquals(new BigDecimal("234.50"), figures.netPnl().setScale(2));
        assertEquals(new BigDecimal("11.72"), figures.mean()); // 11.725, to the even cent
        assertEquals(new BigDecimal("8.62"), figures.median()); // 8.625, to the even cent
        assertEquals(new BigDecimal("93.67"), figures.standardDeviation());
    }

    @Test
    void extremes_andStreaks_areCounted() {
        DayFigures figures = DayFigures.of(Samples.ofProfits(Samples.twenty()));

        assertEquals(11, figures.winning());
        assertEquals(9, figures.losing());
        assertEquals(3, figures.longestLosingStreak());
        assertEquals(LocalDate.of(2026, 3, 9), figures.worstDate());
        assertEquals(LocalDate.of(2026, 3, 6), figures.bestDate());
        assertEquals(LocalDate.of(2026, 3, 27), figures.last());
    }

    @Test
    void deviation_isNotDefined_forOneDay() {
        assertNull(DayFigures.of(Samples.ofProfits(5)).standardDeviation());
    }
}
