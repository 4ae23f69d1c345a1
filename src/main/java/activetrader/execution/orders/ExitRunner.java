package activetrader.execution.orders;

import activetrader.execution.account.AccountMutex;
import activetrader.execution.account.CallBudget;
import activetrader.execution.context.TradingContext;
import activetrader.execution.timers.TradingTimers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Work that lowers the risk, one at a time, with its fills booked.
public final class ExitRunner {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BOOKING_PATIENCE = Duration.ofSeconds(5);

    private final TradingContext context;
    private final AccountMutex mutex;
    private final CallBudget calls;
    private final TradingTimers timers;

    public ExitRunner(TradingContext context, AccountMutex mutex, CallBudget calls, TradingTimers timers) {
        this.context = context;
        this.mutex = mutex;
        this.calls = calls;
        this.timers = timers;
    }

    /// Does `work` at a moment when the broker takes enough calls to let go of a stop and have one again;
    /// empty when other exits held the account all the time.
    public <T> Optional<T> withCalls(Supplier<T> work) {
        return calls.acquire(mutex, PATIENCE).map(hold -> holding(hold, work));
    }

    /// Does `work` that lets go of no stop; empty when exits held the account all the time.
    public <T> Optional<T> atOnce(Supplier<T> work) {
        return mutex.forExit(PATIENCE).map(hold -> holding(hold, work));
    }

    private <T> T holding(AccountMutex.Hold hold, Supplier<T> work) {
        try (hold) {
            T result = work.get();
            context.bookFills();
            return result;
        } finally {
            if (context.protector().unprotected().isEmpty()) {
                timers.watchSoon();
            } else {
                timers.lookNow();
            }
        }
    }

    /// Books what was filled, unless the account stays busy: whoever works books then.
    public void bookFills() {
        mutex.forOthers(BOOKING_PATIENCE).ifPresent(hold -> {
            try (hold) {
                context.bookFills();
            }
        });
    }
}
