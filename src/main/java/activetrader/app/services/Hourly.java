package activetrader.app.services;

import activetrader.time.TimeSource;
import java.time.Duration;

/// Something that is done once an hour until it is closed.
final class Hourly implements AutoCloseable {
    private static final Duration HOUR = Duration.ofHours(1);

    private final TimeSource time;
    private final String name;
    private final Runnable task;
    private TimeSource.Timer next;
    private boolean closed;

    /// @param name of the task, for logs
    Hourly(TimeSource time, String name, Runnable task) {
        this.time = time;
        this.name = name;
        this.task = task;
        this.next = arm();
    }

    private TimeSource.Timer arm() {
        return time.after(HOUR, name, this::run);
    }

    private void run() {
        task.run();
        synchronized (this) {
            if (!closed) {
                next = arm();
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        next.cancel();
    }
}
