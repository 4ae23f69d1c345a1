package activetrader.app.services.daemon;

import activetrader.execution.timers.TaskFailures;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.util.function.Consumer;

/// Runs a task once an hour until it is closed, also after the task has failed.
public final class Hourly implements AutoCloseable {
    private static final Duration HOUR = Duration.ofHours(1);

    private final TimeSource time;
    private final String name;
    private final Runnable task;
    private final TaskFailures failures;
    private TimeSource.Timer next;
    private boolean closed;

    /// @param name of the task, for logs
    /// @param alarm called when the task fails, once until it succeeds
    public Hourly(TimeSource time, String name, Runnable task, Consumer<String> alarm) {
        this.time = time;
        this.name = name;
        this.task = task;
        this.failures = new TaskFailures(alarm);
        this.next = arm();
    }

    private TimeSource.Timer arm() {
        return time.after(HOUR, name, this::run);
    }

    private void run() {
        failures.run(name, task);
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
