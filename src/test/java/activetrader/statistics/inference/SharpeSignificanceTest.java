package activetrader.statistics.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import activetrader.statistics.Samples;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class SharpeSignificanceTest {
    /// Published: Bailey and López de Prado (2012), section 4.3: 24 months with a ratio of 0.458 give 0.982
    /// for normal returns, 0.913 with a skewness of −2.448 and a kurtosis of 10.164.
    @Test
    void probabilistic_isThatOfThePaper() {
        assertEquals(0.982, SharpeSignificance.probabilistic(0.458, 0, 24, 0, 3), 0.0005);
        assertEquals(0.913, SharpeSignificance.probabilistic(0.458, 0, 24, -2.448, 10.164), 0.0005);
    }

    /// Published: Bailey and López de Prado (2014), the numerical example: 5 years of 250 days with an annual
    /// ratio of 2.5, a variance of 1/2 between the trials, skewness −3, kurtosis 10. The best of 100 trials
    /// has 0.1132 by chance and is deflated to 0.9004; of 46 trials, to 0.9505.
    @Test
    void deflated_isThatOfThePaper() {
        double daily = 2.5 / Math.sqrt(250);
        double variance = 0.5 / 250;

        double hundred = SharpeSignificance.expectedMaximum(variance, 100);
        double fortySix = SharpeSignificance.expectedMaximum(variance, 46);

        assertEquals(0.1132, hundred, 0.00005);
        assertEquals(0.9004, SharpeSignificance.probabilistic(daily, hundred, 1250, -3, 10), 0.00005);
        assertEquals(0.9505, SharpeSignificance.probabilistic(daily, fortySix, 1250, -3, 10), 0.00005);
    }

    @Test
    void oneTrial_isNotDeflated() {
        assertEquals(0, SharpeSignificance.expectedMaximum(0.5, 1));
    }

    /// Expected values by scipy 1.17: `skew`, `kurtosis(fisher=False)`, `norm.cdf`, `norm.ppf`.
    @Test
    void figures_areThoseOfScipy() {
        SharpeFigures figures = SharpeFigures.of(Samples.ofProfits(Samples.twenty()), new TrialCount(40, Double.NaN));

        assertEquals(new BigDecimal("0.0023"), figures.skewness());
        assertEquals(new BigDecimal("3.0952"), figures.kurtosis());
        assertEquals(new BigDecimal("70.73"), figures.probabilisticPercent());
        assertEquals(new BigDecimal("7.9738"), figures.expectedMaximum());
        assertEquals(new BigDecimal("5.10"), figures.deflatedPercent());
    }

    @Test
    void figures_areNotDefined_withoutVariation() {
        SharpeFigures figures = SharpeFigures.of(Samples.ofProfits(0, 0, 0), TrialCount.ONE);

        assertNull(figures.probabilisticPercent());
        assertNull(figures.deflatedPercent());
    }
}
