package activetrader.statistics.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import activetrader.statistics.Samples;
import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverfittingFiguresTest {
    /// Expected values by another program: `itertools.combinations`, numpy 2.4 and scipy's `rankdata`. Of 50
    /// days in 8 blocks the first two are left out.
    @ParameterizedTest
    @CsvSource({
        "6, 48, 8, 70, 1.43, 0.9163, 0.00",
        "6, 50, 8, 70, 10.00, 0.9163, 8.57",
        "5, 48, 6, 20, 15.00, 1.6094, 15.00",
    })
    void figures_areThoseOfAnotherProgram(
            int trials, int days, int blocks, int combinations, String pbo, String logit, String loss) {
        OverfittingFigures figures = OverfittingFigures.of(TrialMatrices.of(TrialMatrices.rows(trials, days)), blocks);

        assertEquals(combinations, figures.combinations());
        assertEquals(new BigDecimal(pbo), figures.pboPercent());
        assertEquals(new BigDecimal(logit), figures.medianLogit());
        assertEquals(new BigDecimal(loss), figures.lossPercent());
    }

    /// The trial that is best on every day is best on each half.
    @Test
    void pbo_isZero_forATrialThatIsAlwaysBest() {
        double[][] rows = TrialMatrices.rows(4, 64);
        rows[2] = Arrays.stream(Samples.uniform(64, 5)).map(day -> 10 + day).toArray();

        OverfittingFigures figures = OverfittingFigures.of(TrialMatrices.of(rows));

        assertEquals(12_870, figures.combinations());
        assertEquals(new BigDecimal("0.00"), figures.pboPercent());
    }

    /// Two trials of which each is the other's loss: what won on one half lost on the other, as both add up to
    /// nothing.
    @Test
    void pbo_isWhole_forGainsThatTheOtherHalfTakesBack() {
        double[][] rows = {{3, 3, 3.5, 3.5, -3, -3, -3.5, -3.5}, {-3, -3, -3.5, -3.5, 3, 3, 3.5, 3.5}};

        assertEquals(
                new BigDecimal("100.00"),
                OverfittingFigures.of(TrialMatrices.of(rows), 2).pboPercent());
    }

    @Test
    void tooLittle_isRefused() {
        TrialMatrix trials = TrialMatrices.of(TrialMatrices.rows(3, 10));

        assertThrows(IllegalArgumentException.class, () -> OverfittingFigures.of(trials, 3));
        assertThrows(IllegalArgumentException.class, () -> OverfittingFigures.of(trials, 6));
        assertThrows(
                IllegalArgumentException.class,
                () -> OverfittingFigures.of(TrialMatrices.of(TrialMatrices.rows(1, 10)), 2));
    }

    /// Expected by numpy 2.4: the variance of the six ratios, `ddof=1`.
    @Test
    void count_hasTheVarianceOfTheRatios() {
        TrialCount count = TrialMatrices.of(TrialMatrices.rows(6, 48)).count();

        assertEquals(6, count.trials());
        assertEquals(0.04321572026079221, count.sharpeVariance(), 1e-12);
    }
}
