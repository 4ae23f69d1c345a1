package activetrader.execution.ledger;

import activetrader.time.Instants;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// Asks again, at growing distances, until there is an answer or the time is up.
public final class Patience {
    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private Patience() {}

    /// The first answer of `ask` that is not empty; empty when there was none up to `deadline`, or when the thread was
    /// interrupted, which it then still is. Asks at least once, and a last time at the deadline.
    public static <T> Optional<T> until(TimeSource time, Instant deadline, Supplier<Optional<T>> ask) {
        Duration pause = FIRST;
        while (true) {
            Optional<T> answer = ask.get();
            Instant now = time.instant();
            if (answer.isPresent() || !now.isBefore(deadline)) {
                return answer;
            }
            Instant next = now.plus(pause);
            if (!sleepUntil(time, Instants.earlier(next, deadline))) {
                return Optional.empty();
            }
            pause = pause.compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
        }
    }

    /// Waits; false when the thread was interrupted, which it then still is.
    public static boolean sleepUntil(TimeSource time, Instant deadline) {
        try {
            time.sleepUntil(deadline);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
