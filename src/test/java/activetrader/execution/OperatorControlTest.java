package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.mode.ModeFile;
import activetrader.execution.mode.ModeState;
import activetrader.execution.operator.OperatorAction;
import activetrader.execution.operator.OperatorControl;
import activetrader.execution.operator.OperatorRequest;
import activetrader.execution.operator.OperatorResult;
import activetrader.execution.operator.OperatorResult.Outcome;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.orders.exits.ExitRequest;
import activetrader.execution.orders.exits.ExitResult;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.risk.TradingMode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A person's stops at the real order desk.
class OperatorControlTest extends DeskFixture {
    private int number;

    private final class Operator {
        private final OperatorControl control = new OperatorControl(desk, time);

        OperatorResult asks(OperatorAction action) {
            return asks(action, action == OperatorAction.RESUME ? desk.mode().setAt() : null);
        }

        OperatorResult asks(OperatorAction action, @Nullable Instant modeSetAt) {
            return control.execute(new OperatorRequest("request-" + ++number, action, "test", modeSetAt));
        }
    }

    private static FlattenReport report(OperatorResult result) {
        return Objects.requireNonNull(result.report());
    }

    private Operator operator() {
        return new Operator();
    }

    @Test
    void pause_stopsEntries_andLetsExitsPass() {
        placed(desk.enter(buy(10)));

        OperatorResult paused = operator().asks(OperatorAction.PAUSE);

        assertEquals(Outcome.DONE, paused.outcome());
        assertEquals(TradingMode.REDUCE_ONLY, paused.mode().mode());
        EntryResult.Denied denied = assertInstanceOf(EntryResult.Denied.class, desk.enter(buy(1)));
        assertEquals("MODE_RESTRICTED", denied.reasonCode());
        assertInstanceOf(
                ExitResult.Placed.class,
                desk.exit(new ExitRequest(AAPL, Quantity.of(10), null, "test", "2026-03-02#6")));
    }

    @Test
    void pause_outlastsTheDay() {
        operator().asks(OperatorAction.PAUSE);

        assertEquals(
                TradingMode.REDUCE_ONLY,
                desk.mode().at(TEN.plus(Duration.ofDays(30))).mode());
    }

    @Test
    void resume_liftsAPause() {
        operator().asks(OperatorAction.PAUSE);

        assertEquals(Outcome.DONE, operator().asks(OperatorAction.RESUME).outcome());

        assertEquals(TradingMode.ACTIVE, desk.mode().mode());
        placed(desk.enter(buy(10)));
    }

    /// A second person has panicked since.
    @Test
    void resume_isRefused_whenTheModeHasChangedSinceItWasSeen() {
        operator().asks(OperatorAction.PAUSE);
        Instant seen = desk.mode().setAt();
        pass(Duration.ofSeconds(1));
        operator().asks(OperatorAction.PANIC);

        OperatorResult result = operator().asks(OperatorAction.RESUME, seen);

        assertEquals(Outcome.REFUSED, result.outcome());
        assertTrue(result.message().startsWith("the mode has changed since it was looked at: trading is HALTED"));
        assertEquals(TradingMode.HALTED, desk.mode().mode());
    }

    @Test
    void resume_isRefused_whenTheProgramSetTheMode() {
        desk.setMode(new ModeState(TradingMode.HALTED, "alpaca-trade", "the broker refuses the key", TEN, null));

        OperatorResult result = operator().asks(OperatorAction.RESUME);

        assertEquals(Outcome.REFUSED, result.outcome());
        assertTrue(
                result.message().contains("HALTED, set by alpaca-trade (the broker refuses the key)"),
                result.message());
        assertEquals(TradingMode.HALTED, desk.mode().mode());
    }

    @Test
    void resume_isRefused_whenTheModeCannotBeRead() throws IOException {
        Files.writeString(new ModeFile(folder).path(), "{");

        assertEquals(Outcome.REFUSED, operator().asks(OperatorAction.RESUME).outcome());
        assertEquals(TradingMode.HALTED, desk.mode().mode());
    }

    /// A pause and a resume must not lift the day's loss limit.
    @ParameterizedTest
    @EnumSource(names = {"PAUSE", "PANIC"})
    void resume_leavesWhatTheProgramSetBefore(OperatorAction restraint) {
        Instant close = Instant.parse("2026-03-02T21:00:00Z");
        desk.setMode(new ModeState(TradingMode.REDUCE_ONLY, "alpaca-trade", "the day's loss", TEN, close));
        operator().asks(restraint);
        assertEquals(null, desk.mode().until());

        OperatorResult resumed = operator().asks(OperatorAction.RESUME);

        assertEquals(Outcome.DONE, resumed.outcome());
        assertEquals(TradingMode.REDUCE_ONLY, desk.mode().mode());
        assertEquals("the day's loss", desk.mode().reason());
        assertEquals(close, desk.mode().until());
        assertEquals(TradingMode.ACTIVE, desk.mode().at(close).mode());
    }

    /// The loss comes while trading is paused, and shrinks again before it is resumed.
    @Test
    void resume_leavesTheLossLimit_thatWasReachedMeanwhile() {
        placed(desk.enter(buy(90)));
        operator().asks(OperatorAction.PAUSE);
        Instant paused = desk.mode().setAt();
        broker.account.prices.put(AAPL, Price.of("70"));
        pass(Duration.ofMinutes(3));
        broker.account.prices.put(AAPL, Price.of("100"));
        pass(Duration.ofMinutes(3));
        assertEquals("paused: test", desk.mode().reason());

        operator().asks(OperatorAction.RESUME, paused);

        assertEquals(TradingMode.REDUCE_ONLY, desk.mode().mode());
        assertTrue(
                desk.mode().reason().startsWith("the day's loss of "),
                desk.mode().reason());
    }

    @Test
    void resume_isActive_whenWhatTheProgramSetHasEnded() {
        desk.setMode(new ModeState(TradingMode.REDUCE_ONLY, "alpaca-trade", "a loss", TEN, TEN.plusSeconds(60)));
        operator().asks(OperatorAction.PAUSE);
        operator().asks(OperatorAction.PANIC);
        pass(Duration.ofMinutes(2));

        operator().asks(OperatorAction.RESUME);

        assertEquals(TradingMode.ACTIVE, desk.mode().mode());
    }

    @Test
    void secondRequest_changesNothing() {
        Operator operator = operator();
        operator.asks(OperatorAction.PAUSE);
        Instant first = desk.mode().setAt();
        pass(Duration.ofSeconds(1));

        assertEquals(Outcome.UNCHANGED, operator.asks(OperatorAction.PAUSE).outcome());
        assertEquals(first, desk.mode().setAt());
        operator.asks(OperatorAction.RESUME);
        assertEquals(Outcome.UNCHANGED, operator.asks(OperatorAction.RESUME).outcome());
    }

    /// The answer to a pause was lost, another person resumed, and the pause is sent again.
    @Test
    void repeatedId_getsTheFirstResult_andDoesNothing() {
        Operator operator = operator();
        OperatorRequest pause = new OperatorRequest("the-same-id", OperatorAction.PAUSE, "test", null);
        operator.control.execute(pause);
        operator.asks(OperatorAction.RESUME);

        OperatorResult again = operator.control.execute(pause);

        assertTrue(again.repeated());
        assertEquals(Outcome.DONE, again.outcome());
        assertEquals(TradingMode.ACTIVE, desk.mode().mode());
    }

    @Test
    void id_isRefused_forAnotherAction() {
        Operator operator = operator();
        operator.control.execute(new OperatorRequest("the-same-id", OperatorAction.PAUSE, "test", null));

        OperatorResult result =
                operator.control.execute(new OperatorRequest("the-same-id", OperatorAction.FLATTEN, "test", null));

        assertEquals(Outcome.REFUSED, result.outcome());
        assertEquals(TradingMode.REDUCE_ONLY, desk.mode().mode());
    }

    @Test
    void flatten_closesAll_andLeavesTheMode() {
        placed(desk.enter(buy(10)));

        OperatorResult result = operator().asks(OperatorAction.FLATTEN);

        assertEquals(Outcome.DONE, result.outcome(), result.message());
        assertTrue(report(result).flat());
        assertEquals(1, report(result).closed().size());
        assertEquals(TradingMode.ACTIVE, desk.mode().mode());
    }

    @Test
    void flatten_continues_whenItTakesLonger_andTheSameRequestShowsItsEnd() {
        placed(desk.enter(buy(10)));
        broker.orders.cancelTakes = Duration.ofSeconds(5);
        Operator operator = operator();
        OperatorRequest request = new OperatorRequest("the-same-id", OperatorAction.FLATTEN, "test", null);

        OperatorResult first = operator.control.execute(request);
        OperatorResult joined = operator.asks(OperatorAction.FLATTEN);
        pass(Duration.ofMinutes(1));
        OperatorResult last = operator.control.execute(request);

        assertEquals(Outcome.RUNNING, first.outcome());
        assertFalse(first.repeated());
        assertEquals(Outcome.RUNNING, joined.outcome());
        assertEquals(Outcome.DONE, last.outcome(), last.message());
        assertTrue(last.repeated());
        assertTrue(operator.control.results().stream().allMatch(result -> result.outcome() == Outcome.DONE));
    }

    @Test
    void panic_halts_andCloses() {
        placed(desk.enter(buy(10)));

        OperatorResult result = operator().asks(OperatorAction.PANIC);

        assertEquals(Outcome.DONE, result.outcome(), result.message());
        assertEquals(TradingMode.HALTED, desk.mode().mode());
        assertEquals(ModeState.PANIC, desk.mode().setBy());
    }

    /// Positions are still closed, and the operator gets an alert.
    @Test
    void panic_closes_whenTheModeCannotBeKept() throws IOException {
        placed(desk.enter(buy(10)));
        Files.createDirectories(new ModeFile(folder).path().resolve("in-the-way"));

        OperatorResult result = operator().asks(OperatorAction.PANIC);

        assertEquals(Outcome.DONE, result.outcome(), result.message());
        assertTrue(result.message().startsWith("HALTED could not be kept"), result.message());
        assertEquals(1, report(result).closed().size());
    }

    @Test
    void pause_fails_whenTheModeCannotBeWritten() throws IOException {
        Files.createDirectories(folder.resolve("trading_mode.json.new").resolve("in-the-way"));

        OperatorResult result = operator().asks(OperatorAction.PAUSE);

        assertEquals(Outcome.FAILED, result.outcome());
        assertTrue(result.message().startsWith("the mode is unchanged: cannot write"), result.message());
        assertEquals(TradingMode.ACTIVE, desk.mode().mode());
    }
}
