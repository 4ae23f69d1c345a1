package activetrader.statistics.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import activetrader.market.Money;
import activetrader.statistics.Samples;
import activetrader.statistics.TradedDay;
import activetrader.statistics.TradingSample;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawdownFiguresTest {
    /// Expected values by numpy 2.4: `maximum.accumulate` of `cumprod(1 + r)`.
    @Test
    void drawdown_isThatOfNumpy() {
        DrawdownFigures figures = DrawdownFigures.of(Samples.ofProfits(Samples.twenty()));

        assertEquals(new BigDecimal("0.21"), figures.percent()); // 0.212930
        assertEquals(new BigDecimal("-213.50"), figures.pnl());
        assertEquals(LocalDate.of(2026, 3, 6), figures.peak());
        assertEquals(LocalDate.of(2026, 3, 19), figures.trough());
        assertNull(figures.recovered());
    }

    /// By hand: 100,000 falls to 90,000 on the second and third day, and is back on the fifth.
    @Test
    void drawdown_beforeTheFirstGain_hasNoPeakDay() {
        DrawdownFigures figures = DrawdownFigures.of(Samples.ofProfits(-4_000, -6_000, 5_000, 6_000));

        assertEquals(new BigDecimal("10.00"), figures.percent());
        assertNull(figures.peak());
        assertEquals(LocalDate.of(2026, 3, 3), figures.trough());
        assertEquals(LocalDate.of(2026, 3, 5), figures.recovered());
    }

    @Test
    void withdrawal_isNoDrawdown() {
        TradedDay before = Samples.days(100).getFirst();
        TradedDay after = new TradedDay(
                before.date().plusDays(1), Money.of(50_000), Money.of(50_010), Money.of(10), Money.ZERO, Money.ZERO);

        DrawdownFigures figures = DrawdownFigures.of(new TradingSample(List.of(before, after), List.of()));

        assertEquals(new BigDecimal("0.00"), figures.percent());
        assertNull(figures.trough());
    }
}
