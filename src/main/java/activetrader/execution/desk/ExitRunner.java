package activetrader.execution.desk;

import activetrader.execution.account.AccountMutex;
import activetrader.execution.account.CallBudget;
import activetrader.execution.context.TradingContext;
import activetrader.execution.timers.TradingTimers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Runs work that lowers the risk, one piece at a time, and books its fills.
final class ExitRunner {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BOOKING_PATIENCE = Duration.ofSeconds(5);

    private final TradingContext context;
    private final AccountMutex mutex;
    private final CallBudget calls;
    private final TradingTimers timers;

    ExitRunner(TradingContext context, AccountMutex mutex, CallBudget calls, TradingTimers timers) {
        this.context = context;
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

    /// Books fills. When the account stays busy, the holder of the account books them.
    void bookFills() {
        mutex.forOthers(BOOKING_PATIENCE).ifPresent(hold -> {
            try (hold) {
                context.bookFills();
            }
        });
    }
}
