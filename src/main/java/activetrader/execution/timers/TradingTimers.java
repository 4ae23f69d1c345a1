package activetrader.execution.timers;

import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the desk does by itself: the watch while anything is open, and the moments of the day. A task that fails,
/// however
/// it fails, is logged, told once, and run again.
public final class TradingTimers implements AutoCloseable, IdleLooks.Looks {
    private static final String WATCH = "protection watch";

    /// Events come in bursts; one look sees them all.
    private static final Duration GATHER = Duration.ofMillis(100);

    private final TimeSource time;
    private volatile Supplier<Duration> interval = () -> Duration.ofDays(1);
    private volatile BooleanSupplier look = () -> false;
    private final TaskFailures failures;
    private final List<TimedTask> timed = new ArrayList<>();
    private TimeSource.@Nullable Timer nextLook;
    private Tick nextLookAt = Tick.LONG_AGO;
    private boolean closed;
    private boolean looking;
    private boolean hurried;
    private boolean again;
    private boolean wanted;
    private int turns;

    /// @param alarm told of a task that fails, once until it succeeds
    public TradingTimers(TimeSource time, Consumer<String> alarm) {
        this.time = time;
        this.failures = new TaskFailures(alarm);
    }

    /// Sets what a look is. Before this call a look does nothing.
    ///
    /// @param interval from one look to the next, asked for after each
    /// @param look one look of the watch; false ends it until [#watchSoon]
    public void watch(Supplier<Duration> interval, BooleanSupplier look) {
        this.interval = interval;
        this.look = look;
    }

    /// Starts the watch, unless it runs and looks soon enough.
    public synchronized void watchSoon() {
        if (looking) {
            wanted = true;
        } else if (!closed) {
            Duration wait = interval.get();
            if (nextLook == null || time.tick().plus(wait).isBefore(nextLookAt)) {
                arm(wait);
            }
        }
    }

    /// Looks right away, or again right after the look that is under way. However often this is called meanwhile,
    /// it is one look.
    @Override
    public synchronized void lookNow() {
        if (looking) {
            again = true;
        } else if (!hurried && !closed) {
            hurried = true;
            arm(GATHER);
        }
    }

    /// Whether a look is under way or armed.
    @Override
    public synchronized boolean isWatching() {
        return looking || nextLook != null;
    }

    private void arm(Duration wait) {
        if (nextLook != null) {
            nextLook.cancel();
        }
        int turn = ++turns;
        nextLookAt = time.tick().plus(wait);
        nextLook = time.after(wait, WATCH, () -> lookAndGoOn(turn));
    }

    private void lookAndGoOn(int turn) {
        if (!begin(turn)) {
            return;
        }
        AtomicBoolean goOn = new AtomicBoolean(true);
        try {
            failures.run(WATCH, () -> goOn.set(look.getAsBoolean()));
        } finally {
            end(goOn.get());
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

    /// Runs `task` once at `when`: by the date and time, or by the interval from now until then, whichever
    /// comes first. So neither a clock that is put right nor one that is set back makes it late.
    @Override
    public synchronized TimedTask at(Instant when, String name, Runnable task) {
        TimedTask timed = keep(name, task);
        return closed ? timed : timed.at(when);
    }

    /// Runs `task` once when `wait` has passed.
    @Override
    public synchronized TimedTask after(Duration wait, String name, Runnable task) {
        TimedTask timed = keep(name, task);
        return closed ? timed : timed.after(wait);
    }

    private TimedTask keep(String name, Runnable task) {
        TimedTask kept = new TimedTask(time, failures, name, task);
        timed.removeIf(TimedTask::hasEnded);
        timed.add(kept);
        return kept;
    }

    @Override
    public synchronized void close() {
        closed = true;
        timed.forEach(TimedTask::cancel);
        if (nextLook != null) {
            nextLook.cancel();
        }
    }
}
