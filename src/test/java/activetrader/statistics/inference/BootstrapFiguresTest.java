package activetrader.statistics.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.statistics.Samples;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BootstrapFiguresTest {
    @Test
    void figures_holdTheSampleAndRepeat() {
        BootstrapFigures figures = BootstrapFigures.of(Samples.ofProfits(Samples.twenty()), 1);

        assertEquals(new BigDecimal("7.0000"), figures.meanBlock());
        assertTrue(isWithin("11.73", figures.meanDay()), figures.toString());
        assertTrue(isWithin("1.9945", figures.sharpe()), figures.toString());
        assertEquals(figures, BootstrapFigures.of(Samples.ofProfits(Samples.twenty()), 1));
    }

    /// These twenty days swing back and forth, and blocks of seven days would say −$6 to +$29. Single days
    /// say −$28 to +$51, by numpy too, as in [StationaryBootstrapTest].
    @Test
    void interval_isNeverSurerThanThatOfSingleDays() {
        BootstrapFigures figures = BootstrapFigures.of(Samples.ofProfits(Samples.twenty()), 1);

        assertEquals(-28.2, Objects.requireNonNull(figures.meanDay().low()).doubleValue(), 1.5);
        assertEquals(51.5, Objects.requireNonNull(figures.meanDay().high()).doubleValue(), 1.5);
        assertEquals(
                71.7, Objects.requireNonNull(figures.meanAboveZeroPercent()).doubleValue(), 1.5);
    }

    /// Days that follow each other: blocks give the wider interval, −$2.41 to $20.01 by numpy.
    @Test
    void interval_isThatOfBlocks_whenDaysDepend() {
        double[] days = Samples.dependent(60, 12_345, 0.5);
        Arrays.setAll(days, i -> days[i] * 100);

        Interval interval = BootstrapFigures.meanOf(days, 1);

        assertEquals(-2.41, Objects.requireNonNull(interval.low()).doubleValue(), 0.4);
        assertEquals(20.01, Objects.requireNonNull(interval.high()).doubleValue(), 0.4);
    }

    private static boolean isWithin(String value, Interval interval) {
        BigDecimal inner = new BigDecimal(value);
        return Objects.requireNonNull(interval.low()).compareTo(inner) < 0
                && Objects.requireNonNull(interval.high()).compareTo(inner) > 0;
    }

    @Test
    void interval_isAPoint_whenAllDaysAreAlike() {
        BootstrapFigures figures = BootstrapFigures.of(Samples.ofProfits(5, 5, 5), 1);

        assertEquals(new Interval(new BigDecimal("5.00"), new BigDecimal("5.00")), figures.meanDay());
        assertEquals(new BigDecimal("100.00"), figures.meanAboveZeroPercent());
    }

    @Test
    void interval_isNotDefined_forOneDay() {
        assertNull(BootstrapFigures.of(Samples.ofProfits(5), 1).meanDay().low());
    }
}
