package activetrader.execution;

import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the desk does by itself: the watch while anything is open, and the moments of the day.
final class DeskTimers implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DeskTimers.class);

    /// Events come in bursts; one look sees them all.
    private static final Duration GATHER = Duration.ofMillis(100);

    private final TimeSource time;
    private final Supplier<Duration> interval;
    private final BooleanSupplier look;
    private final List<TimeSource.Timer> moments = new ArrayList<>();
    private TimeSource.@Nullable Timer nextLook;
    private Instant nextLookAt = Instant.MAX;
    private boolean closed;
    private boolean looking;
    private boolean hurried;
    private boolean again;
    private boolean wanted;
    private int turns;

    /// @param interval from one look to the next, asked for after each
    /// @param look one look of the watch; false ends it until [#watchSoon]
    DeskTimers(TimeSource time, Supplier<Duration> interval, BooleanSupplier look) {
        this.time = time;
        this.interval = interval;
        this.look = look;
    }

    /// Starts the watch, unless it runs and looks soon enough.
    synchronized void watchSoon() {
        if (looking) {
            wanted = true;
        } else if (!closed) {
            Duration wait = interval.get();
            if (nextLook == null || time.instant().plus(wait).isBefore(nextLookAt)) {
                arm(wait);
            }
        }
    }

    /// Looks right away, or again right after the look that is under way. However often this is called meanwhile,
    /// it is one look.
    synchronized void lookNow() {
        if (looking) {
            again = true;
        } else if (!hurried && !closed) {
            hurried = true;
            arm(GATHER);
        }
    }

    private void arm(Duration wait) {
        if (nextLook != null) {
            nextLook.cancel();
        }
        int turn = ++turns;
        nextLookAt = time.instant().plus(wait);
        nextLook = time.at(nextLookAt, "protection watch", () -> lookAndGoOn(turn));
    }

    private void lookAndGoOn(int turn) {
        if (!begin(turn)) {
            return;
        }
        boolean goOn = true;
        try {
            goOn = look.getAsBoolean();
        } finally {
            end(goOn);
        }
    }

    /// False when another look has taken this one's turn.
    private synchronized boolean begin(int turn) {
        if (turn != turns || closed) {
            return false;
        }
        nextLook = null;
        hurried = false;
        looking = true;
        return true;
    }

    private synchronized void end(boolean goOn) {
        looking = false;
        if (again) {
            again = false;
            lookNow();
        } else if (goOn || wanted) {
            watchSoon();
        }
        wanted = false;
    }

    /// Runs `task` once at `when`; one that fails is logged.
    synchronized void at(Instant when, String name, Runnable task) {
        if (!closed) {
            moments.add(time.at(when, name, () -> run(name, task)));
        }
    }

    private static void run(String name, Runnable task) {
        try {
            task.run();
        } catch (activetrader.broker.BrokerException e) {
            log.error("timed task failed name=\"{}\" cause=\"{}\"", name, e.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        moments.forEach(TimeSource.Timer::cancel);
        if (nextLook != null) {
            nextLook.cancel();
        }
    }
}
