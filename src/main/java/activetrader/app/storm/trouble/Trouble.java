package activetrader.app.storm.trouble;

import activetrader.market.Symbol;
import activetrader.simulator.exchange.event.AccountAction;
import activetrader.simulator.faults.FaultRule;
import activetrader.simulator.faults.Mishap;
import activetrader.simulator.lies.CalendarFault;
import activetrader.simulator.lies.Lie;
import activetrader.simulator.lies.Oddity;
import activetrader.simulator.script.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What lies, wrong clocks, hostile clients and the account's own life do on one day.
///
/// @param rules what is false or late at the broker
/// @param steps when the clock of the trader's machine is set
/// @param script what happens to account, prices and assets
/// @param attacks when a hostile client calls alpaca-trade
public record Trouble(List<FaultRule> rules, List<ClockStep> steps, Script script, List<Instant> attacks) {
    public Trouble {
        rules = List.copyOf(rules);
        steps = List.copyOf(steps);
        attacks = List.copyOf(attacks);
    }

    /// The machine's clock is set forward by `by`, or back when it is negative.
    public record ClockStep(Instant at, Duration by) {}

    /// Whether shares come, go or change their number without a fill.
    public boolean movesShares() {
        return script.actions().stream().map(Script.Timed::action).anyMatch(action -> switch (action) {
            case AccountAction.MoveCash _ -> false;
            case AccountAction.MoveShares _,
                    AccountAction.SplitShares _,
                    AccountAction.RenameSymbol _,
                    AccountAction.BustLastFill _,
                    AccountAction.CorrectLastFill _ -> true;
        });
    }

    /// Whether shares of `symbol` come, or come back, between `from` and `until`.
    public boolean movesShares(Symbol symbol, Instant from, Instant until) {
        return script.actions().stream()
                .filter(timed -> !timed.at().isBefore(from) && !timed.at().isAfter(until))
                .anyMatch(timed -> switch (timed.action()) {
                    case AccountAction.MoveShares move -> move.symbol().equals(symbol);
                    case AccountAction.BustLastFill bust -> bust.symbol().equals(symbol);
                    case AccountAction.MoveCash _,
                            AccountAction.SplitShares _,
                            AccountAction.RenameSymbol _,
                            AccountAction.CorrectLastFill _ -> false;
                });
    }

    /// Whether a fill is taken back or corrected.
    public boolean takesFillsBack() {
        return script.actions().stream()
                .map(Script.Timed::action)
                .anyMatch(action -> action instanceof AccountAction.BustLastFill
                        || action instanceof AccountAction.CorrectLastFill);
    }

    /// Whether, at some time from `from` to `until`, lists may be odd, answers unreadable or orders slow.
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
            case Lie.ScaledPrices _, Lie.OneSidedQuotes _, Lie.FalseCalendar _, Lie.FalseField _ -> false;
        };
    }

    /// Whether the broker names an early close, after which the day is over for exits and summaries.
    public boolean closesEarly() {
        return rules.stream()
                .anyMatch(rule -> rule.mishap() instanceof Mishap.Lying(Lie.FalseCalendar(CalendarFault fault))
                        && fault == CalendarFault.CLOSES_AT_13);
    }

    /// Whether, by a wrong clock or calendar, the session may be over for the trader while it goes on.
    public boolean endsTheDayEarly() {
        return !steps.isEmpty() || closesEarly();
    }

    /// Whether a list may lack what is held or open at `at`.
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

    /// The symbols in which the broker takes no orders from some time on.
    public Set<String> refusedSymbols() {
        return script.assets().stream().map(change -> change.symbol().value()).collect(Collectors.toUnmodifiableSet());
    }

    /// What has happened to prices and assets for good: a script for the days after.
    public Script aftermath() {
        return new Script(script.steps(), script.renamings(), script.assets(), List.of());
    }
}
