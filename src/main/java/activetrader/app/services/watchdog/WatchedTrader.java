package activetrader.app.services.watchdog;

import activetrader.agent.Cycle;
import activetrader.agent.CycleReport;
import activetrader.session.trader.FlattenOutcome;
import activetrader.session.trader.Holdings;
import activetrader.session.trader.Trader;
import java.time.Duration;

/// A trader that feeds the watchdog while its caller waits: up to a cycle's deadline, and up to the limit of a
/// call.
final class WatchedTrader implements Trader {
    /// Time to end a cycle that its deadline cut short.
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Trader trader;
    private final WatchdogPulse feeding;
    private final Duration callLimit;

    WatchedTrader(Trader trader, WatchdogPulse feeding, Duration callLimit) {
        this.trader = trader;
        this.feeding = feeding;
        this.callLimit = callLimit.plus(GRACE);
    }

    @Override
    public int prepare() {
        try (WatchdogPulse.Work _ = feeding.during(callLimit)) {
            return trader.prepare();
        }
    }

    @Override
    public CycleReport runCycle(Cycle cycle) throws InterruptedException {
        try (WatchdogPulse.Work _ = feeding.until(cycle.deadline().plus(GRACE))) {
            return trader.runCycle(cycle);
        }
    }

    @Override
    public Holdings holdings() {
        try (WatchdogPulse.Work _ = feeding.during(callLimit)) {
            return trader.holdings();
        }
    }

    @Override
    public FlattenOutcome flatten(String reason) {
        try (WatchdogPulse.Work _ = feeding.during(callLimit)) {
            return trader.flatten(reason);
        }
    }
}
