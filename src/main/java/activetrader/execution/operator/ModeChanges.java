package activetrader.execution.operator;

import activetrader.execution.mode.ModeState;
import activetrader.execution.operator.OperatorResult.Outcome;
import activetrader.risk.TradingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// How an operator's request changes the trading mode; pure.
final class ModeChanges {
    private ModeChanges() {}

    /// @param state the mode afterwards
    record Change(Outcome outcome, String message, ModeState state) {
        OperatorResult of(OperatorRequest request) {
            return new OperatorResult(request, outcome, message, state);
        }
    }

    /// Stops entries. A restraint of the program with an end, such as the day's loss limit, is kept beneath.
    static Change pause(ModeState before, OperatorRequest request, Instant now) {
        if (before.mode() == TradingMode.HALTED || (before.mode() == TradingMode.REDUCE_ONLY && before.isOperators())) {
            return new Change(Outcome.UNCHANGED, "entries are stopped already: trading is " + inWords(before), before);
        }
        ModeState paused = new ModeState(
                        TradingMode.REDUCE_ONLY, ModeState.OPERATOR, "paused: " + request.reason(), now, null)
                .over(before);
        return new Change(
                Outcome.DONE,
                "entries are paused until an operator resumes; positions, stops and exits go on as before",
                paused);
    }

    static ModeState panic(ModeState before, OperatorRequest request, Instant now) {
        return new ModeState(TradingMode.HALTED, ModeState.PANIC, request.reason(), now, null).over(before);
    }

    /// Lifts an operator's restraint that has not changed since the operator saw it.
    static Change resume(ModeState before, OperatorRequest request, Instant now) {
        if (before.mode() == TradingMode.ACTIVE) {
            return new Change(Outcome.UNCHANGED, "trading is ACTIVE already", before);
        }
        if (!before.isOperators()) {
            return new Change(
                    Outcome.REFUSED,
                    "no operator set this, so resume does not lift it: trading is " + inWords(before)
                            + "; 'active-trader resume' on the machine lifts any restraint",
                    before);
        }
        if (!toMillis(before.setAt()).equals(request.modeSetAt() == null ? null : toMillis(request.modeSetAt()))) {
            return new Change(
                    Outcome.REFUSED,
                    "the mode has changed since it was looked at: trading is " + inWords(before)
                            + "; look again, then resume",
                    before);
        }
        ModeState beneath =
                before.beneath() == null ? ModeState.INITIAL : before.beneath().at(now);
        if (beneath.mode() == TradingMode.ACTIVE) {
            ModeState active = new ModeState(TradingMode.ACTIVE, ModeState.OPERATOR, "resumed", now, null);
            return new Change(Outcome.DONE, "trading is ACTIVE; it was " + inWords(before), active);
        }
        ModeState left = new ModeState(beneath.mode(), beneath.setBy(), beneath.reason(), now, beneath.until());
        return new Change(
                Outcome.DONE,
                "the operator's restraint is lifted; what it replaced still holds: trading is " + inWords(left),
                left);
    }

    private static Instant toMillis(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    static String inWords(ModeState state) {
        return state.mode() + ", set by " + state.setBy() + (state.until() == null ? "" : " until " + state.until())
                + " (" + state.reason() + ")";
    }
}
