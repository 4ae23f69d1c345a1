package activetrader.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.flatten.FlattenReport;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import activetrader.simulator.exchange.World;
import activetrader.simulator.exchange.account.PositionView;
import activetrader.storm.trouble.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Ten AAPL are held when the exchange closes; each rule is broken once.
class UnflatCheckTest {
    private static final Gust CUT_OFF = new Gust(Gust.Kind.CUT, World.at("15:56"), World.at("16:00"));
    private static final Trouble.ClockStep STEP = new Trouble.ClockStep(World.at("15:00"), Duration.ofHours(-3));

    private final World world = new World();
    private final Component trade = new Component("trade", world.time, Duration.ZERO, _ -> () -> {}, () -> {});
    private final Findings findings = new Findings();
    private List<PositionView> held = List.of();

    @BeforeEach
    void hold() {
        world.filled("qty", "10");
    }

    private UnflatCheck passTheCloseOf(DayPlan plan) {
        Chances chances = new Chances(world.time, plan, trade);
        chances.start();
        world.until("16:01");
        held = world.exchange.positions();
        return new UnflatCheck(plan, chances, findings);
    }

    private static FlattenReport report(FlattenReport.Remaining... left) {
        return new FlattenReport(
                false,
                "timer",
                World.at("15:56:30"),
                World.at("16:00"),
                0,
                List.of(),
                List.of(left),
                "cut off",
                List.of(),
                List.of());
    }

    private void assertFound(String words) {
        assertTrue(findings.lines().stream().anyMatch(line -> line.contains(words)), findings.lines()::toString);
    }

    @Test
    void position_isFound_whenItCouldHaveBeenClosed() {
        trade.start();

        passTheCloseOf(TestPlans.withoutTimer()).couldNotBeClosed(held);

        assertFound("10 AAPL held at the close though it could have been closed");
    }

    @Test
    void position_isFine_whenItCouldNotBeClosed() {
        trade.start();

        passTheCloseOf(TestPlans.withoutTimer(CUT_OFF)).couldNotBeClosed(held);

        assertEquals(List.of(), findings.lines());
    }

    @Test
    void position_isFound_whenNoReportNamesIt() {
        trade.start();

        passTheCloseOf(TestPlans.withoutTimer(CUT_OFF))
                .wereReported(held, Set.of(Symbol.of("MSFT")), Set.of(World.AAPL));

        assertFound("10 AAPL held at the close and no report named it");
    }

    @Test
    void position_isFine_whenTheRecordsOfTheDayNameIt() {
        trade.start();

        passTheCloseOf(TestPlans.withoutTimer(CUT_OFF)).wereReported(held, Set.of(World.AAPL), Set.of());

        assertEquals(List.of(), findings.lines());
    }

    @Test
    void position_isFine_whenAFlattenOutsideNamesIt() {
        trade.start();
        UnflatCheck check = passTheCloseOf(TestPlans.withoutTimer(CUT_OFF));

        check.take(report(new FlattenReport.Remaining(World.AAPL, Quantity.of(10), "cut off")));
        check.wereReported(held, Set.of(), Set.of());

        assertEquals(List.of(), findings.lines());
    }

    /// A flatten that could see nothing names nothing; alpaca-trade, if it runs, must know what it holds.
    @Test
    void blindReport_isEnough_onlyWhenTheServiceIsDown() {
        UnflatCheck alone = passTheCloseOf(TestPlans.quiet());
        alone.take(report());
        alone.wereReported(held, Set.of(), Set.of());
        assertEquals(List.of(), findings.lines());
    }

    @Test
    void blindReport_isNotEnough_whenTheServiceRuns() {
        trade.start();
        UnflatCheck check = passTheCloseOf(TestPlans.withoutTimer(CUT_OFF));

        check.take(report());
        check.wereReported(held, Set.of(), Set.of());

        assertFound("no report named it");
    }

    @Test
    void position_isFine_whenNothingRan() {
        passTheCloseOf(TestPlans.withoutTimer()).wereReported(held, Set.of(), Set.of());

        assertEquals(List.of(), findings.lines());
    }

    /// For the trader the day ends hours later; overnight the symbol was renamed.
    @Test
    void reportOfTheNextMorning_isEnough_afterTheClockWasSet_underTheNewNameToo() {
        trade.start();

        UnflatCheck check = passTheCloseOf(TestPlans.withStep(STEP));
        check.wereReported(held, Set.of(), Set.of(Trouble.renamed(World.AAPL)));
        assertEquals(List.of(), findings.lines());

        check.wereReported(held, Set.of(), Set.of());
        assertFound("no report named it");
    }
}
