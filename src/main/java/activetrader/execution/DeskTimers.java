package activetrader.execution;

import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the desk does by itself: the watch while anything is open, and the moments of the day.
final class DeskTimers implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DeskTimers.class);

    private final TimeSource time;
    private final Duration interval;
    private final BooleanSupplier look;
    private final List<TimeSource.Timer> moments = new ArrayList<>();
    private TimeSource.@Nullable Timer nextLook;
    private boolean closed;

    /// @param look one look of the watch; false ends it until [#watchSoon]
    DeskTimers(TimeSource time, Duration interval, BooleanSupplier look) {
        this.time = time;
        this.interval = interval;
        this.look = look;
    }

    /// Starts the watch, unless it runs.
    synchronized void watchSoon() {
        if (nextLook == null && !closed) {
            nextLook = time.at(time.instant().plus(interval), "protection watch", this::lookAndGoOn);
        }
    }

    private void lookAndGoOn() {
        boolean goOn = true;
        try {
            goOn = look.getAsBoolean();
        } finally {
            synchronized (this) {
                nextLook = null;
            }
            if (goOn) {
                watchSoon();
            }
        }
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
