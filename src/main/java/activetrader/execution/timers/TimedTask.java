package activetrader.execution.timers;

import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A task that runs once at its time, and every 15 seconds more while it throws.
public final class TimedTask {
    private static final Duration RETRY = Duration.ofSeconds(15);

    private final TimeSource time;
    private final TaskFailures failures;
    private final String name;
    private final Runnable task;
    private final List<TimeSource.Timer> timers = new ArrayList<>();
    private State state = State.ARMED;

    private enum State {
        ARMED,
        RUNNING,
        ENDED
    }

    public TimedTask(TimeSource time, TaskFailures failures, String name, Runnable task) {
        this.time = time;
        this.failures = failures;
        this.name = name;
        this.task = task;
    }

    /// Arms the task for `when`, and for the interval from now until `when`: the first of the two runs it.
    public synchronized TimedTask at(Instant when) {
        timers.add(time.at(when, name, this::run));
        return after(Duration.between(time.instant(), when));
    }

    /// Arms the task for `wait` from now.
    public synchronized TimedTask after(Duration wait) {
        timers.add(time.after(wait, name, this::run));
        return this;
    }

    /// Whether it will not run any more.
    public synchronized boolean hasEnded() {
        return state == State.ENDED;
    }

    /// Keeps it from running again.
    public synchronized void cancel() {
        disarm(State.ENDED);
    }

    private void run() {
        if (begin()) {
            end(failures.run(name, task));
        }
    }

    private synchronized boolean begin() {
        if (state != State.ARMED) {
            return false;
        }
        disarm(State.RUNNING);
        return true;
    }

    private synchronized void end(boolean succeeded) {
        if (succeeded) {
            state = State.ENDED;
        } else if (state == State.RUNNING) {
            state = State.ARMED;
            after(RETRY);
        }
    }

    private void disarm(State next) {
        state = next;
        timers.forEach(TimeSource.Timer::cancel);
        timers.clear();
    }
}
