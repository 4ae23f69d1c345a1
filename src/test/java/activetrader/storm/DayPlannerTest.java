package activetrader.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.settings.ExecutionSettings;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DayPlannerTest {
    private static final ExecutionSettings STANDARD = ExecutionSettings.defaults();
    private static final List<DayPlan> PLANS =
            LongStream.range(0, 300).mapToObj(DayPlanner::plan).toList();

    @Test
    void plan_isTheSame_forTheSameSeed() {
        assertEquals(DayPlanner.plan(42), DayPlanner.plan(42));
    }

    @Test
    void plan_startsBeforeTheCutOff_soThatThereIsSomethingToTrade() {
        PLANS.forEach(plan -> assertTrue(plan.start().isBefore(plan.day().lastEntryAt()), plan::toString));
    }

    @Test
    void plans_coverEveryKindOfTrouble() {
        for (Gust.Kind kind : Gust.Kind.values()) {
            assertTrue(PLANS.stream().anyMatch(plan -> plan.gusts().stream().anyMatch(gust -> gust.kind() == kind)));
        }
        for (DayPlan.Part part : DayPlan.Part.values()) {
            assertTrue(PLANS.stream()
                    .anyMatch(plan -> plan.crashes().stream().anyMatch(crash -> crash.part() == part)));
        }
        assertTrue(PLANS.stream().anyMatch(plan -> plan.panicAt() != null));
        assertTrue(PLANS.stream().anyMatch(plan -> !plan.timer()));
        assertTrue(PLANS.stream().anyMatch(plan -> !plan.halts().isEmpty()));
        assertTrue(PLANS.stream().anyMatch(plan -> !plan.brokerRestarts().isEmpty()));
        assertTrue(PLANS.stream().anyMatch(plan -> !plan.stopsCancelled().isEmpty()));
        assertTrue(PLANS.stream().anyMatch(plan -> !plan.clockOffset().isZero()));
        assertTrue(PLANS.stream().anyMatch(plan -> !plan.chaotic()));
        assertTrue(PLANS.stream().anyMatch(DayPlan::stream));
        assertTrue(PLANS.stream().anyMatch(plan -> plan.exchange().quirks().rejectPercent() > 0));
        assertTrue(PLANS.stream()
                .anyMatch(plan -> !plan.exchange().quirks().visibilityLag().isZero()));
        assertTrue(PLANS.stream().anyMatch(plan -> !plan.stream()));
        assertTrue(PLANS.stream()
                .anyMatch(plan ->
                        plan.execution().protection().stopRule().trailPercent().signum() > 0));
        assertTrue(PLANS.stream()
                .anyMatch(plan -> plan.execution().reconcileInterval().compareTo(STANDARD.reconcileInterval()) > 0));
        assertTrue(PLANS.stream()
                .anyMatch(plan -> plan.execution().reconcileInterval().compareTo(STANDARD.reconcileInterval()) < 0));
        assertTrue(PLANS.stream().anyMatch(plan -> plan.execution().equals(STANDARD)));
    }
}
