package activetrader.statistics.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import activetrader.statistics.inference.WalkForward.Window;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class WalkForwardTest {
    @Test
    void windows_followEachOther() {
        assertEquals(
                List.of(new Window(0, 20, 30), new Window(10, 30, 40), new Window(20, 40, 48)),
                new WalkForward(20, 10, false).windows(48));
        assertEquals(
                List.of(new Window(0, 20, 30), new Window(0, 30, 40), new Window(0, 40, 48)),
                new WalkForward(20, 10, true).windows(48));
    }

    /// Expected values by another program, with numpy 2.4.
    @Test
    void figures_areThoseOfAnotherProgram() {
        WalkForwardFigures figures =
                WalkForwardFigures.of(TrialMatrices.of(TrialMatrices.rows(6, 48)), new WalkForward(20, 10, false));

        assertEquals(List.of("t4", "t5", "t5"), figures.choices());
        assertEquals(28, figures.days());
        assertEquals(new BigDecimal("9.1714"), figures.meanReturnPercent());
        assertEquals(new BigDecimal("4.8187"), figures.sharpe());
        assertEquals(new BigDecimal("7.0966"), figures.sharpeWhenChosen());
    }

    /// Every day from some day on becomes another one: no choice before it changes.
    @Test
    void choice_knowsNothingOfLaterDays() {
        WalkForward walk = new WalkForward(10, 5, true);
        double[][] rows = TrialMatrices.rows(5, 40);
        List<String> before =
                WalkForwardFigures.of(TrialMatrices.of(rows), walk).choices();
        for (Window window : walk.windows(40)) {
            double[][] other = TrialMatrices.rows(5, 40);
            for (int trial = 0; trial < 5; trial++) {
                for (int day = window.to(); day < 40; day++) {
                    other[trial][day] = (trial == 0 ? 50 : -50) + other[trial][day];
                }
            }

            List<String> after =
                    WalkForwardFigures.of(TrialMatrices.of(other), walk).choices();

            int known = walk.windows(40).indexOf(window) + 1;
            assertEquals(before.subList(0, known), after.subList(0, known), window.toString());
        }
    }

    @Test
    void tooFewDays_areRefused() {
        TrialMatrix trials = TrialMatrices.of(TrialMatrices.rows(2, 10));

        assertThrows(
                IllegalArgumentException.class, () -> WalkForwardFigures.of(trials, new WalkForward(10, 5, false)));
        assertThrows(IllegalArgumentException.class, () -> new WalkForward(1, 5, false));
    }
}
