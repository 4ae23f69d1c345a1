package activetrader.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// Asks again at growing intervals, until there is an answer or the time is up.
public final class Polling {
    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private Polling() {}

    /// The first answer of `ask` that is not empty. Empty when there was none within `patience` by the monotonic
    /// clock, or when the thread was interrupted; its interrupt flag stays set. Asks at least once, and a last time
    /// at the end.
    public static <T> Optional<T> within(TimeSource time, Duration patience, Supplier<Optional<T>> ask) {
        Tick end = time.tick().plus(patience);
        Duration pause = FIRST;
        while (true) {
            Optional<T> answer = ask.get();
            Duration left = end.since(time.tick());
            if (answer.isPresent() || !left.isPositive()) {
                return answer;
            }
            if (!sleep(time, pause.compareTo(left) < 0 ? pause : left)) {
                return Optional.empty();
            }
            pause = pause.compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
        }
    }

    /// Waits for `duration`; false when the thread was interrupted, whose interrupt flag stays set.
    public static boolean sleep(TimeSource time, Duration duration) {
        try {
            time.sleep(duration);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Waits until `deadline` by the wall clock; false when the thread was interrupted, whose interrupt flag stays
    /// set.
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
