package activetrader.app.sweep.result;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.app.sweep.part.SweepRow;
import activetrader.app.sweep.plan.SweepPlan;
import activetrader.app.sweep.plan.Trial;
import activetrader.config.ConfigException;
import activetrader.statistics.inference.WalkForwardFigures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SweepAnalysisTest {
    private static final List<LocalDate> DATES =
            LocalDate.of(2026, 3, 2).datesUntil(LocalDate.of(2026, 3, 22)).toList();
    private static final SweepPlan PLAN = new SweepPlan(List.of(), null, 10, 5, false);

    private static SweepRow row(int trial, LocalDate date, double profit) {
        BigDecimal amount = BigDecimal.valueOf(profit).setScale(2, RoundingMode.HALF_EVEN);
        BigDecimal cash = new BigDecimal("100000");
        return new SweepRow(trial, date, 2, 1, cash, cash.add(amount), amount, BigDecimal.ZERO, BigDecimal.ZERO, null);
    }

    private static List<Trial> trials(int count) {
        List<Trial> trials = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            trials.add(new Trial(number, Map.of("strategy.min_score", number)));
        }
        return trials;
    }

    /// Trials whose days are pure chance.
    private static List<SweepRow> noise(int count) {
        Random random = new Random(3);
        List<SweepRow> rows = new ArrayList<>();
        for (int trial = 1; trial <= count; trial++) {
            for (LocalDate date : DATES) {
                rows.add(row(trial, date, random.nextGaussian() * 50));
            }
        }
        return rows;
    }

    private static SweepResult result(List<Trial> trials, List<SweepRow> rows, int counted) {
        return new SweepAnalysis(PLAN, SweepTable.of(trials, DATES, rows)).result("hash", counted);
    }

    private static BigDecimal deflated(SweepResult.Evidenced trial) {
        return requireNonNull(trial.significance().deflatedPercent());
    }

    @Test
    void highestOfManyRandomTrials_hasNoEvidence() {
        SweepResult result = result(trials(40), noise(40), 40);

        SweepResult.Evidenced highest = result.highest().getFirst();
        assertEquals(3, result.highest().size());
        assertTrue(requireNonNull(highest.row().sharpe()).compareTo(new BigDecimal("3")) > 0, highest.toString());
        assertTrue(deflated(highest).compareTo(new BigDecimal("95")) < 0, highest.toString());
        assertTrue(highest.conclusion().contains("no evidence of an edge"), highest.conclusion());
        assertEquals(2, requireNonNull(result.walkForward()).windows());
        assertEquals(10, result.walkForward().days());
        assertTrue(SweepReport.lines(result).stream()
                .noneMatch(line -> line.contains("best") && !line.contains("no evidence")));
    }

    /// The more trials were looked at, the less the same days prove.
    @Test
    void trialsOfEarlierSweeps_countToo() {
        SweepResult alone = result(trials(4), noise(4), 4);
        SweepResult later = result(trials(4), noise(4), 400);

        assertEquals(400, later.trialsCounted());
        assertTrue(deflated(later.highest().getFirst())
                        .compareTo(deflated(alone.highest().getFirst()))
                < 0);
    }

    @Test
    void choice_isMadeOnThePastAlone() {
        List<SweepRow> rows = new ArrayList<>();
        for (int day = 0; day < DATES.size(); day++) {
            boolean past = day < 10;
            rows.add(row(1, DATES.get(day), (past ? 20 : -30) + day % 2));
            rows.add(row(2, DATES.get(day), (past ? -20 : 90) + day % 2));
        }
        SweepPlan once = new SweepPlan(List.of(), null, 10, 10, false);

        SweepResult result = new SweepAnalysis(once, SweepTable.of(trials(2), DATES, rows)).result("hash", 2);

        WalkForwardFigures walk = requireNonNull(result.walkForward());
        assertEquals(List.of("1"), walk.choices());
        assertTrue(requireNonNull(walk.sharpe()).signum() < 0);
        String conclusion = requireNonNull(result.walkForwardConclusion());
        assertTrue(conclusion.startsWith("10 days: "), conclusion);
    }

    @Test
    void trialWithAFaultyDay_isLeftOut_andNamed() {
        List<SweepRow> rows = noise(2);
        rows.set(0, new SweepRow(1, DATES.getFirst(), 0, 0, null, null, null, null, null, "not flat: F is still held"));

        SweepResult result = result(trials(2), rows, 2);

        assertEquals(List.of("trial 1 is left out: 2026-03-02 not flat: F is still held"), result.faulty());
        assertEquals(
                List.of(2), result.trials().stream().map(SweepResult.Row::trial).toList());
        assertNull(result.overfitting());
    }

    @Test
    void missingRows_andDaysThatAreTooFew_areRefused() {
        assertThrows(IllegalArgumentException.class, () -> result(trials(2), noise(1), 2));
        SweepPlan all = new SweepPlan(List.of(), null, DATES.size(), 1, false);

        assertEquals(
                "walk_forward.choose_days must be below the number of days 20, was 20",
                assertThrows(
                                ConfigException.class,
                                () -> new SweepAnalysis(all, SweepTable.of(trials(2), DATES, noise(2)))
                                        .result("hash", 2))
                        .getMessage());
    }
}
