package activetrader.execution.account;

import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Lets one caller at a time change the account. Waiting for it is waiting by the time source, so that it may be held
/// across calls that wait themselves, on simulated time too.
public final class Baton {
    private static final Duration RETRY = Duration.ofMillis(50);

    /// How often it was taken or given back: odd while somebody has it.
    private final AtomicLong turns = new AtomicLong();
    private final TimeSource time;

    public Baton(TimeSource time) {
        this.time = time;
    }

    /// Takes the baton; false when it was not free up to `patience` from now or the thread was interrupted, which it
    /// then still is.
    public boolean take(Duration patience) {
        Tick deadline = time.tick().plus(patience);
        while (!takeNow()) {
            if (!time.tick().isBefore(deadline)) {
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

    private boolean takeNow() {
        long now = turns.get();
        return isFree(now) && turns.compareAndSet(now, now + 1);
    }

    public void giveBack() {
        turns.incrementAndGet();
    }

    /// A number that is another one as soon as somebody takes the baton or gives it back.
    long turn() {
        return turns.get();
    }

    /// Whether nobody had the baton in `turn`.
    static boolean isFree(long turn) {
        return turn % 2 == 0;
    }
}
