package activetrader.app.services.watchdog;

import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/// Feeds the watchdog at intervals while work is under way, until the work ends or its time limit has passed.
final class WatchdogPulse {
    private final TimeSource time;
    private final Duration interval;
    private final Runnable alive;

    WatchdogPulse(TimeSource time, Duration interval, Runnable alive) {
        this.time = time;
        this.interval = interval;
        this.alive = alive;
    }

    /// Work that has begun; closing it ends the feeding.
    final class Work implements AutoCloseable {
        private final Tick limit;
        private volatile boolean ended;
        private volatile TimeSource.Timer timer = () -> {};

        private Work(Tick limit) {
            this.limit = limit;
        }

        private void feed() {
            if (ended || time.tick().isAfter(limit)) {
                return;
            }
            alive.run();
            timer = time.after(interval, "watchdog", this::feed);
        }

        @Override
        public void close() {
            ended = true;
            timer.cancel();
        }
    }

    /// Begins work that may take until `limit` by the clock as it is now.
    Work until(Instant limit) {
        return during(Duration.between(time.instant(), limit));
    }

    /// Begins work that may take up to `limit`.
    Work during(Duration limit) {
        Work work = new Work(time.tick().plus(limit));
        work.feed();
        return work;
    }
}
