package activetrader.storm.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.simulator.exchange.event.AccountAction;
import activetrader.simulator.faults.FaultRule;
import activetrader.simulator.faults.Mishap;
import activetrader.simulator.lies.CalendarFault;
import activetrader.simulator.lies.ClockFault;
import activetrader.simulator.lies.Lie;
import activetrader.simulator.lies.Oddity;
import activetrader.simulator.script.Script;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TroublePlannerTest {
    private static final TradingDay DAY =
            new NyseCalendar().on(LocalDate.of(2024, 7, 3)).orElseThrow();
    private static final Instant START = DAY.open();
    private static final List<Symbol> SYMBOLS = List.of(Symbol.of("SPY"), Symbol.of("F"));
    private static final List<Trouble> DAYS =
            LongStream.range(0, 2_000).mapToObj(TroublePlannerTest::plan).toList();

    private static Trouble plan(long seed) {
        return TroublePlanner.plan(seed, DAY, START, SYMBOLS);
    }

    private static boolean some(Predicate<Trouble> which) {
        return DAYS.stream().anyMatch(which);
    }

    private static boolean someLie(Predicate<Lie> which) {
        return some(day -> day.rules().stream()
                .map(FaultRule::mishap)
                .anyMatch(mishap -> mishap instanceof Mishap.Lying(Lie lie) && which.test(lie)));
    }

    private static boolean someAction(Class<? extends AccountAction> type) {
        return some(day -> day.script().actions().stream().anyMatch(timed -> type.isInstance(timed.action())));
    }

    @Test
    void spinOffsAndMergers_areBetweenTwoCompanies_noneOfWhichIsRenamed() {
        for (Trouble day : DAYS) {
            day.script().actions().forEach(timed -> {
                if (timed.action() instanceof AccountAction.SpinOff spinOff) {
                    assertFalse(spinOff.source().equals(spinOff.fresh()));
                    assertFalse(isRenamed(day, spinOff.source()) || isRenamed(day, spinOff.fresh()));
                }
                if (timed.action() instanceof AccountAction.Merger merger) {
                    assertFalse(merger.acquiree().equals(merger.acquirer()));
                    assertTrue(day.isRefused(merger.acquiree(), timed.at()));
                }
            });
        }
    }

    private static boolean isRenamed(Trouble day, Symbol symbol) {
        return day.script().renamings().stream().anyMatch(name -> name.from().equals(symbol));
    }

    @Test
    void plan_isTheSame_forTheSameSeed() {
        assertEquals(plan(42), plan(42));
    }

    @Test
    void plans_areQuietOnSomeDays_andInTheDay() {
        assertTrue(some(day ->
                day.equals(new Trouble(List.of(), List.of(), Script.empty(), List.of(), Trouble.Overnight.NOTHING))));
        DAYS.forEach(day -> day.rules().stream()
                .filter(rule -> !rule.from().equals(Instant.MIN))
                .forEach(rule -> {
                    assertFalse(rule.from().isBefore(START), rule::toString);
                    assertFalse(rule.until().isAfter(DAY.close().plusSeconds(60)), rule::toString);
                }));
    }

    @Test
    void clocks_areSetForthAndBack_withinTheDate() {
        assertTrue(some(day -> day.steps().stream().anyMatch(step -> step.by().compareTo(Duration.ofHours(4)) > 0)));
        assertTrue(some(day -> day.steps().stream().anyMatch(step -> step.by().compareTo(Duration.ofHours(-4)) < 0)));
        assertTrue(some(day -> day.steps().size() == 2));
        DAYS.forEach(day -> day.steps()
                .forEach(step ->
                        assertEquals(DAY.date(), MarketZone.dateOf(step.at().plus(step.by())))));
    }

    @ParameterizedTest
    @EnumSource
    void lists_areOdd_inEachWay(Oddity oddity) {
        assertTrue(someLie(new Lie.OddList(oddity)::equals));
    }

    @ParameterizedTest
    @EnumSource
    void calendars_areWrong_inEachWay(CalendarFault fault) {
        assertTrue(someLie(new Lie.FalseCalendar(fault)::equals));
    }

    @ParameterizedTest
    @EnumSource
    void clocksOfTheBroker_areWrong_inEachWay(ClockFault fault) {
        assertTrue(someLie(new Lie.FalseClock(fault)::equals));
    }

    @ParameterizedTest
    @EnumSource
    void nights_bringEachThing(Trouble.Overnight overnight) {
        Symbol held = Symbol.of("SPY");
        Instant night = DAY.close().plus(Duration.ofHours(14));
        Script script = DAYS.stream()
                .filter(day -> day.overnight() == overnight && day.script().equals(Script.empty()))
                .findFirst()
                .orElseThrow()
                .aftermath(held, night);

        assertEquals(overnight == Trouble.Overnight.NOTHING, script.equals(Script.empty()));
        assertTrue(script.actions().stream()
                .allMatch(timed -> timed.at().equals(night) && timed.action().touches(held)));
    }

    @Test
    void shares_goAndComeByTransferMergerAndSpinOff() {
        for (String type : List.of("JNLS", "ACATS", "MA")) {
            assertTrue(some(day -> moves(day, type).anyMatch(shares -> shares.signum() < 0)), type);
        }
        for (String type : List.of("JNLS", "ACATS", "MA", "SPIN")) {
            assertTrue(some(day -> moves(day, type).anyMatch(shares -> shares.signum() > 0)), type);
        }
    }

    private static Stream<BigDecimal> moves(Trouble day, String type) {
        return day.script().actions().stream()
                .map(Script.Timed::action)
                .filter(AccountAction.MoveShares.class::isInstance)
                .map(AccountAction.MoveShares.class::cast)
                .filter(move -> move.type().equals(type))
                .map(AccountAction.MoveShares::shares);
    }

    @Test
    void renamedSymbols_areRenamedInTheMarketToo_andNothingElseHappensToThem() {
        assertTrue(some(day -> !day.script().renamings().isEmpty()));
        DAYS.forEach(day -> day.script().renamings().forEach(renaming -> {
            assertTrue(day.script().steps().stream()
                    .noneMatch(step -> step.symbol().equals(renaming.from())));
            assertEquals(
                    1,
                    day.script().actions().stream()
                            .filter(timed -> timed.action().touches(renaming.from()))
                            .count());
        }));
    }

    @Test
    void prices_bodiesAndFields_areFalse() {
        for (String factor : List.of("0.1", "0.5", "2", "10")) {
            assertTrue(someLie(lie -> lie instanceof Lie.ScaledPrices scaled
                    && scaled.factor().toPlainString().equals(factor)));
        }
        assertTrue(someLie(Lie.OneSidedQuotes.class::isInstance));
        assertTrue(someLie(Lie.Garbage.class::isInstance));
        assertTrue(someLie(Lie.Endless.class::isInstance));
        assertTrue(someLie(Lie.EchoedHeaders.class::isInstance));
        assertTrue(someLie(new Lie.FalseField("last_equity", "0")::equals));
        assertTrue(someLie(new Lie.FalseField("qty_available", "1000000")::equals));
    }

    @Test
    void orders_hangBeforeAndAfterAcceptance_andClientsAttack() {
        assertTrue(some(day -> day.rules().stream().anyMatch(rule -> rule.mishap() instanceof Mishap.Slow)));
        assertTrue(some(day -> day.rules().stream().anyMatch(rule -> rule.mishap() instanceof Mishap.SlowAnswer)));
        assertTrue(some(day -> !day.attacks().isEmpty()));
    }

    @Test
    void account_hasALifeOfItsOwn() {
        assertTrue(someAction(AccountAction.MoveCash.class));
        assertTrue(someAction(AccountAction.MoveShares.class));
        assertTrue(someAction(AccountAction.SpinOff.class));
        assertTrue(someAction(AccountAction.Merger.class));
        assertTrue(someAction(AccountAction.SplitShares.class));
        assertTrue(someAction(AccountAction.BustLastFill.class));
        assertTrue(someAction(AccountAction.ScaleLastFill.class));
        assertTrue(someAction(AccountAction.RenameSymbol.class));
        assertTrue(someAction(AccountAction.HoldCrypto.class));
        assertTrue(some(day -> !day.refusedSymbols().isEmpty()));
        assertTrue(some(day -> day.script().steps().stream().anyMatch(step -> !step.isSplit())));
    }
}
