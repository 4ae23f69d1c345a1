package activetrader.execution.account;

import activetrader.time.Polling;
import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Lets one caller at a time change the account, exits first.
///
/// Work that lowers the risk acquires [#forExit]. Entries and monitors acquire [#forOthers], which waits while an
/// exit holds the account or waits for it. Work that only adds risk lends the account to exits while it runs: they
/// pass beside it.
///
/// Waiting uses the time source, so that the mutex may be held across calls that wait, on simulated time too. See
/// decision 70.
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

    /// Acquires the account for an exit, once no other exit holds it and any other holder has lent it. From the
    /// call on only exits acquire it.
    ///
    /// @param ready whether the exit can begin; asked before each try, for at most `unready`
    /// @param patience the longest wait for the account, from when the exit can begin
    /// @return empty when the time was up or the thread was interrupted, whose interrupt flag stays set
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

    /// Acquires the account for any other work, once it is free and no exit waits.
    ///
    /// @return empty when the time was up or the thread was interrupted, whose interrupt flag stays set
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

    /// Whether an exit waits for the account or holds it; no other work may begin then.
    public synchronized boolean exitsComeFirst() {
        return exitHolds || exitsWaiting > 0;
    }

    synchronized boolean isFree() {
        return !exitHolds && !otherHolds;
    }

    /// A number that grows each time the account is acquired or released.
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

        /// Lets exits pass beside the work under this hold from now on.
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
