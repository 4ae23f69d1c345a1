package activetrader.execution.account;

import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// Admits at most [#MOST] attempts to enter in any 60 seconds, whatever their result. Each costs the broker a few
/// calls, and denied attempts in a loop must not use up the calls that others need.
public final class EntryAttempts {
    /// About ten calls each: well below the broker's 200 a minute, and far above what a cycle needs.
    public static final int MOST = 10;

    private static final Duration WINDOW = Duration.ofSeconds(60);

    private final TimeSource time;
    private final Deque<Tick> admitted = new ArrayDeque<>();

    public EntryAttempts(TimeSource time) {
        this.time = time;
    }

    /// Whether one more attempt may be made now; it then counts.
    public synchronized boolean admit() {
        if (areUsedUp()) {
            return false;
        }
        admitted.addLast(time.tick());
        return true;
    }

    /// Whether no attempt may be made now.
    public synchronized boolean areUsedUp() {
        Tick now = time.tick();
        while (!admitted.isEmpty() && !admitted.getFirst().plus(WINDOW).isAfter(now)) {
            admitted.removeFirst();
        }
        return admitted.size() >= MOST;
    }
}
