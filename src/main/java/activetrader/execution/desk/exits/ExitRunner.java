package activetrader.execution.desk.exits;

import activetrader.broker.Broker;
import activetrader.execution.account.AccountMutex;
import activetrader.execution.account.CallBudget;
import activetrader.execution.fills.FillRecorder;
import activetrader.execution.protection.Protector;
import activetrader.execution.timers.TradingTimers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Runs work that lowers the risk, one piece at a time, and books its fills.
public final class ExitRunner {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BOOKING_PATIENCE = Duration.ofSeconds(5);

    private final FillRecorder fills;
    private final Broker broker;
    private final Protector protector;
    private final AccountMutex mutex;
    private final CallBudget calls;
    private final TradingTimers timers;

    public ExitRunner(
            FillRecorder fills,
            Broker broker,
            Protector protector,
            AccountMutex mutex,
            CallBudget calls,
            TradingTimers timers) {
        this.fills = fills;
        this.broker = broker.forExits();
        this.protector = protector;
        this.mutex = mutex;
        this.calls = calls;
        this.timers = timers;
    }

    /// Runs `work` when the broker takes enough calls to cancel a stop and re-create it; empty when other exits
    /// held the account for the whole time.
    <T> Optional<T> withCalls(Supplier<T> work) {
        return calls.acquire(mutex, PATIENCE).map(hold -> holding(hold, work));
    }

    /// Runs `work` that cancels no stop; empty when exits held the account for the whole time.
    <T> Optional<T> atOnce(Supplier<T> work) {
        return mutex.forExit(PATIENCE).map(hold -> holding(hold, work));
    }

    private <T> T holding(AccountMutex.Hold hold, Supplier<T> work) {
        try (hold) {
            T result = work.get();
            fills.pollOrLater(broker);
            return result;
        } finally {
            if (protector.unprotected().isEmpty()) {
                timers.watchSoon();
            } else {
                timers.lookNow();
            }
        }
    }

    /// Books fills. When the account stays busy, the holder of the account books them.
    public void bookFills() {
        mutex.forOthers(BOOKING_PATIENCE).ifPresent(hold -> {
            try (hold) {
                fills.pollOrLater(broker);
            }
        });
    }
}
