package activetrader.storm;

import activetrader.execution.settings.ExecutionSettings;
import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.risk.RiskLimits;
import activetrader.simulator.exchange.ExchangeSettings;
import activetrader.simulator.exchange.World;
import activetrader.simulator.exchange.event.AccountAction;
import activetrader.simulator.script.AssetChange;
import activetrader.simulator.script.Script;
import activetrader.simulator.tape.Halt;
import activetrader.storm.trouble.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Plans of the day of [World] on which nothing happens but what is named.
final class TestPlans {
    private TestPlans() {}

    static DayPlan quiet() {
        return with(List.of(), List.of());
    }

    static DayPlan withAction(Instant at, AccountAction action) {
        return with(List.of(new Script.Timed(at, action)), List.of());
    }

    static DayPlan withAttack(Instant at) {
        return with(List.of(), List.of(at));
    }

    private static DayPlan with(List<Script.Timed> actions, List<Instant> attacks) {
        return plan(List.of(), List.of(), true, trouble(actions, attacks, List.of(), List.of()));
    }

    /// Without the timer: only alpaca-trade flattens.
    static DayPlan withoutTimer(Gust... gusts) {
        return plan(List.of(), List.of(gusts), false, trouble(List.of(), List.of(), List.of(), List.of()));
    }

    static DayPlan withHalt(Halt halt) {
        return plan(List.of(halt), List.of(), true, trouble(List.of(), List.of(), List.of(), List.of()));
    }

    /// Without the timer, on a machine whose clock is set.
    static DayPlan withStep(Trouble.ClockStep step) {
        return plan(List.of(), List.of(), false, trouble(List.of(), List.of(), List.of(step), List.of()));
    }

    static DayPlan withAsset(AssetChange change) {
        return plan(List.of(), List.of(), true, trouble(List.of(), List.of(), List.of(), List.of(change)));
    }

    private static Trouble trouble(
            List<Script.Timed> actions,
            List<Instant> attacks,
            List<Trouble.ClockStep> steps,
            List<AssetChange> assets) {
        return new Trouble(
                List.of(),
                steps,
                new Script(List.of(), List.of(), assets, actions),
                attacks,
                Trouble.Overnight.NOTHING);
    }

    private static DayPlan plan(List<Halt> halts, List<Gust> gusts, boolean timer, Trouble trouble) {
        return new DayPlan(
                1,
                1,
                new NyseCalendar().on(World.MONDAY).orElseThrow(),
                Set.of(Symbol.of("AAPL")),
                World.at("09:30"),
                Duration.ZERO,
                RiskLimits.defaults(),
                ExecutionSettings.defaults(),
                ExchangeSettings.defaults(),
                halts,
                gusts,
                0,
                List.of(),
                List.of(),
                List.of(),
                timer,
                null,
                null,
                false,
                true,
                trouble);
    }
}
