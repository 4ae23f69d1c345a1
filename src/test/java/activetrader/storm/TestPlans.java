package activetrader.storm;

import activetrader.execution.context.ExecutionSettings;
import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.risk.RiskLimits;
import activetrader.simulator.exchange.ExchangeSettings;
import activetrader.simulator.exchange.World;
import activetrader.simulator.exchange.event.AccountAction;
import activetrader.simulator.script.Script;
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
                List.of(),
                List.of(),
                0,
                List.of(),
                List.of(),
                List.of(),
                true,
                null,
                null,
                false,
                true,
                new Trouble(
                        List.of(),
                        List.of(),
                        new Script(List.of(), List.of(), List.of(), actions),
                        attacks,
                        Trouble.Overnight.NOTHING));
    }
}
