package activetrader.execution;

import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/// Lets one caller at a time change the account. Waiting for it is waiting by the time source, so that it may be held
/// across calls that wait themselves, on simulated time too.
final class Baton {
    private static final Duration RETRY = Duration.ofMillis(50);

    private final AtomicBoolean taken = new AtomicBoolean();
    private final TimeSource time;

    Baton(TimeSource time) {
        this.time = time;
    }

    /// Takes the baton; false when it was not free up to `patience` from now or the thread was interrupted, which it
    /// then still is.
    boolean take(Duration patience) {
        Instant deadline = time.instant().plus(patience);
        while (!taken.compareAndSet(false, true)) {
            if (!time.instant().isBefore(deadline)) {
                return false;
            }
            try {
                time.sleep(RETRY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    void giveBack() {
        taken.set(false);
    }
}
