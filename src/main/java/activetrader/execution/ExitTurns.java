package activetrader.execution;

import activetrader.execution.account.AccountMutex;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Work that lowers the risk, one at a time, with its fills booked.
final class ExitTurns {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BOOKING_PATIENCE = Duration.ofSeconds(5);

    private final Desk desk;
    private final AccountMutex mutex;
    private final CallBudget calls;
    private final DeskTimers timers;

    ExitTurns(Desk desk, AccountMutex mutex, CallBudget calls, DeskTimers timers) {
        this.desk = desk;
        this.mutex = mutex;
        this.calls = calls;
        this.timers = timers;
    }

    /// Does `work` at a moment when the broker takes enough calls to let go of a stop and have one again; empty when
    /// other exits held the account all the time.
    <T> Optional<T> withCalls(Supplier<T> work) {
        return calls.acquire(mutex, PATIENCE).map(hold -> holding(hold, work));
    }

    /// Does `work` that lets go of no stop; empty when exits held the account all the time.
    <T> Optional<T> atOnce(Supplier<T> work) {
        return mutex.forExit(PATIENCE).map(hold -> holding(hold, work));
    }

    private <T> T holding(AccountMutex.Hold hold, Supplier<T> work) {
        try (hold) {
            T result = work.get();
            desk.bookFills();
            return result;
        } finally {
            if (desk.protector().owed().isEmpty()) {
                timers.watchSoon();
            } else {
                timers.lookNow();
            }
        }
    }

    /// Books what was filled, unless the account stays busy: whoever works books then.
    void bookFills() {
        mutex.forOthers(BOOKING_PATIENCE).ifPresent(hold -> {
            try (hold) {
                desk.bookFills();
            }
        });
    }
}
