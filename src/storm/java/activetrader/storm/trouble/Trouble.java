package activetrader.storm.trouble;

import activetrader.market.Symbol;
import activetrader.simulator.exchange.event.AccountAction;
import activetrader.simulator.faults.FaultRule;
import activetrader.simulator.faults.Mishap;
import activetrader.simulator.lies.CalendarFault;
import activetrader.simulator.lies.ClockFault;
import activetrader.simulator.lies.Lie;
import activetrader.simulator.lies.Oddity;
import activetrader.simulator.script.Script;
import activetrader.simulator.tape.PriceStep;
import activetrader.simulator.tape.Renaming;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The lies, wrong clocks, hostile clients and account events of one day.
///
/// @param rules what is false or late at the broker
/// @param steps when the clock of the trader's machine is set
/// @param script what happens to account, prices and assets
/// @param attacks when a hostile client calls alpaca-trade
/// @param overnight what happens to the first position that is held overnight
public record Trouble(
        List<FaultRule> rules, List<ClockStep> steps, Script script, List<Instant> attacks, Overnight overnight) {
    public Trouble {
        rules = List.copyOf(rules);
        steps = List.copyOf(steps);
        attacks = List.copyOf(attacks);
    }

    /// What happens to shares in the night after the day.
    public enum Overnight {
        NOTHING,
        SPLIT,
        REVERSE_SPLIT,
        RENAME
    }

    /// Sets the machine's clock forward by `by`, or back when it is negative.
    public record ClockStep(Instant at, Duration by) {}

    /// Whether shares come, go or change their number without a fill.
    public boolean movesShares() {
        return script.actions().stream().map(Script.Timed::action).anyMatch(action -> switch (action) {
            case AccountAction.MoveCash _, AccountAction.HoldCrypto _ -> false;
            case AccountAction.MoveShares _,
                    AccountAction.SplitShares _,
                    AccountAction.SpinOff _,
                    AccountAction.Merger _,
                    AccountAction.RenameSymbol _,
                    AccountAction.BustLastFill _,
                    AccountAction.CorrectLastFill _,
                    AccountAction.ScaleLastFill _ -> true;
        });
    }

    /// Whether shares of `symbol` come, or come back, between `from` and `until`.
    public boolean movesShares(Symbol symbol, Instant from, Instant until) {
        return script.actions().stream()
                .filter(timed -> !timed.at().isBefore(from) && !timed.at().isAfter(until))
                .anyMatch(timed -> switch (timed.action()) {
                    case AccountAction.MoveShares move -> move.symbol().equals(symbol);
                    case AccountAction.SpinOff spinOff -> spinOff.fresh().equals(symbol);
                    case AccountAction.Merger merger -> symbol.equals(merger.acquirer());
                    case AccountAction.BustLastFill bust -> bust.symbol().equals(symbol);
                    case AccountAction.CorrectLastFill mended -> mended.symbol().equals(symbol);
                    case AccountAction.ScaleLastFill mended -> mended.symbol().equals(symbol);
                    case AccountAction.MoveCash _,
                            AccountAction.HoldCrypto _,
                            AccountAction.SplitShares _,
                            AccountAction.RenameSymbol _ -> false;
                });
    }

    /// Whether a fill is taken back or corrected.
    public boolean takesFillsBack() {
        return script.actions().stream()
                .map(Script.Timed::action)
                .anyMatch(action -> action instanceof AccountAction.BustLastFill
                        || action instanceof AccountAction.CorrectLastFill
                        || action instanceof AccountAction.ScaleLastFill);
    }

    /// Whether, at some time from `from` to `until`, lists may be wrong, answers unreadable or orders slow.
    public boolean hides(Instant from, Instant until) {
        return rules.stream()
                .anyMatch(rule -> rule.from().isBefore(until) && rule.until().isAfter(from) && hides(rule.mishap()));
    }

    private static boolean hides(Mishap mishap) {
        return mishap instanceof Mishap.Slow
                || mishap instanceof Mishap.SlowAnswer
                || (mishap instanceof Mishap.Lying(Lie lie) && hides(lie));
    }

    private static boolean hides(Lie lie) {
        return switch (lie) {
            case Lie.OddList _, Lie.Garbage _, Lie.Endless _, Lie.EchoedHeaders _ -> true;
            case Lie.ScaledPrices _, Lie.OneSidedQuotes _, Lie.FalseCalendar _, Lie.FalseClock _, Lie.FalseField _ ->
                false;
        };
    }

    /// Whether the broker names an early close, after which the day is over for exits and summaries.
    public boolean closesEarly() {
        return rules.stream()
                .map(FaultRule::mishap)
                .anyMatch(mishap -> mishap instanceof Mishap.Lying(Lie lie)
                        && (lie.equals(new Lie.FalseCalendar(CalendarFault.CLOSES_AT_13))
                                || lie.equals(new Lie.FalseClock(ClockFault.CLOSE_EARLIER))));
    }

    /// Whether a wrong clock or calendar may end the session for the trader while it still lasts.
    public boolean endsTheDayEarly() {
        return !steps.isEmpty() || closesEarly();
    }

    /// Whether, at `at`, a list may lack a position or an open order.
    public boolean emptiesLists(Instant at) {
        return rules.stream()
                .anyMatch(rule -> !at.isBefore(rule.from())
                        && at.isBefore(rule.until())
                        && rule.mishap() instanceof Mishap.Lying(Lie.OddList(Oddity oddity))
                        && (oddity == Oddity.EMPTY || oddity == Oddity.MISSING_ITEM));
    }

    /// Whether the broker takes no orders in `symbol` at `at`.
    public boolean isRefused(Symbol symbol, Instant at) {
        return script.assets().stream()
                .anyMatch(change ->
                        change.symbol().equals(symbol) && !change.from().isAfter(at));
    }

    /// The symbols in which the broker takes no orders from some instant on.
    public Set<String> refusedSymbols() {
        return script.assets().stream().map(change -> change.symbol().value()).collect(Collectors.toUnmodifiableSet());
    }

    /// The script for the day after: the lasting changes of prices and assets, and what happens to `held` at
    /// `night`.
    public Script aftermath(Symbol held, Instant night) {
        Script past = new Script(script.steps(), script.renamings(), script.assets(), List.of());
        boolean renamed = script.renamings().stream().anyMatch(name -> name.to().equals(held));
        return renamed
                ? past
                : switch (overnight) {
                    case NOTHING -> past;
                    case SPLIT -> split(past, held, night, BigDecimal.valueOf(3), BigDecimal.ONE);
                    case REVERSE_SPLIT -> split(past, held, night, BigDecimal.ONE, BigDecimal.valueOf(3));
                    case RENAME -> renamed(past, held, night);
                };
    }

    /// What `symbol` is called once it is renamed.
    public static Symbol renamed(Symbol symbol) {
        return Symbol.of(symbol + "N");
    }

    private static Script split(Script past, Symbol held, Instant night, BigDecimal fresh, BigDecimal old) {
        List<PriceStep> all = new ArrayList<>(past.steps());
        all.add(new PriceStep(held, night, old.divide(fresh, MathContext.DECIMAL64), true));
        AccountAction split = new AccountAction.SplitShares(held, fresh, old);
        return new Script(all, past.renamings(), past.assets(), List.of(new Script.Timed(night, split)));
    }

    private static Script renamed(Script past, Symbol held, Instant night) {
        List<Renaming> all = new ArrayList<>(past.renamings());
        Symbol fresh = renamed(held);
        all.add(new Renaming(held, fresh, night));
        AccountAction rename = new AccountAction.RenameSymbol(held, fresh);
        return new Script(past.steps(), all, past.assets(), List.of(new Script.Timed(night, rename)));
    }
}
