package activetrader.execution.account;

import activetrader.execution.ledger.Polling;
import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Lets one caller at a time change the account, exits before everything else.
///
/// Whoever lowers the risk acquires [#forExit]; entries and the watch acquire [#forOthers], which nobody is
/// given while an exit holds the account or waits for it. Whoever only adds risk lends the account to exits
/// while it works: they pass beside it.
///
/// Waiting is by the time source, so that the mutex may be held across calls that wait themselves, on
/// simulated time too. See decision 70.
public final class AccountMutex {
    private static final Duration RETRY = Duration.ofMillis(50);

    private final TimeSource time;
    private boolean exitHolds;
    private boolean otherHolds;
    private boolean lent;
    private int exitsWaiting;
    private long changes;

    public AccountMutex(TimeSource time) {
        this.time = time;
    }

    /// Acquires the account for an exit, once no other exit holds it and whatever else does has lent it. From
    /// the call on nothing but exits acquires it.
    ///
    /// @param ready whether the exit can begin at all; asked before each try, for `unready` at most
    /// @param patience for the account, from when the exit could begin
    /// @return empty when the patience ran out or the thread was interrupted, which it then still is
    public Optional<Hold> forExit(BooleanSupplier ready, Duration unready, Duration patience) {
        Tick readyAnyway = time.tick().plus(unready);
        @Nullable Tick end = null;
        waiting(1);
        try {
            do {
                Tick now = time.tick();
                if (ready.getAsBoolean() || !now.isBefore(readyAnyway)) {
                    end = end == null ? now.plus(patience) : end;
                    if (tryForExit()) {
                        return Optional.of(new Hold(true));
                    }
                }
            } while ((end == null || time.tick().isBefore(end)) && Polling.sleep(time, RETRY));
            return Optional.empty();
        } finally {
            waiting(-1);
        }
    }

    /// As above, for an exit that can begin at once.
    public Optional<Hold> forExit(Duration patience) {
        return forExit(() -> true, Duration.ZERO, patience);
    }

    /// Acquires the account for anything else, once nobody holds it and no exit waits.
    ///
    /// @return empty when the patience ran out or the thread was interrupted, which it then still is
    public Optional<Hold> forOthers(Duration patience) {
        Tick end = time.tick().plus(patience);
        while (!tryForOthers()) {
            if (!time.tick().isBefore(end) || !Polling.sleep(time, RETRY)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Hold(false));
    }

    private synchronized void waiting(int change) {
        exitsWaiting += change;
    }

    private synchronized boolean tryForExit() {
        if (exitHolds || (otherHolds && !lent)) {
            return false;
        }
        exitHolds = true;
        changes++;
        return true;
    }

    private synchronized boolean tryForOthers() {
        if (exitHolds || otherHolds || exitsWaiting > 0) {
            return false;
        }
        otherHolds = true;
        changes++;
        return true;
    }

    /// Whether an exit waits for the account or holds it: nothing new may begin then.
    public synchronized boolean exitsComeFirst() {
        return exitHolds || exitsWaiting > 0;
    }

    synchronized boolean isFree() {
        return !exitHolds && !otherHolds;
    }

    /// A number that grows as often as the account is acquired or released.
    synchronized long changes() {
        return changes;
    }

    private synchronized void lend() {
        lent = true;
    }

    private synchronized void release(boolean exit) {
        changes++;
        if (exit) {
            exitHolds = false;
        } else {
            otherHolds = false;
            lent = false;
        }
    }

    /// The account, acquired.
    public final class Hold implements AutoCloseable {
        private final boolean exit;

        private Hold(boolean exit) {
            this.exit = exit;
        }

        /// From here on exits may pass beside the work that is done under this hold.
        public void lendToExits() {
            lend();
        }

        /// Releases the account.
        @Override
        public void close() {
            release(exit);
        }
    }
}
