package activetrader.execution.desk;

import activetrader.execution.account.AccountLock;
import activetrader.execution.account.AccountMutex;
import activetrader.execution.timers.TradingTimers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Starts and ends the work of an order desk.
///
/// @param stopping whether no more requests are taken
record DeskLifecycle(
        DeskRecovery recovery,
        DeskTimers work,
        AtomicBoolean stopping,
        AccountMutex mutex,
        TradingTimers timers,
        AccountLock lock) {
    /// Resolves what an earlier process left, protects what is held, and starts the looks and the moments of the day.
    ///
    /// @throws activetrader.broker.BrokerException when the broker does not answer
    void start() {
        work.prepare();
        work.start(recovery.recover());
    }

    void lookNow() {
        timers.lookNow();
    }

    /// Takes no more requests, and waits up to `patience` for the running order; true when none runs.
    boolean drain(Duration patience) {
        stopping.set(true);
        Optional<AccountMutex.Hold> hold = mutex.forOthers(patience);
        hold.ifPresent(AccountMutex.Hold::close);
        return hold.isPresent();
    }

    /// Ends the monitor and releases the account lock.
    void close() {
        timers.close();
        lock.close();
    }
}
