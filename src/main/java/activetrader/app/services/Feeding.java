package activetrader.app.services;

import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/// Says at intervals that work is under way, until the work ends or its time is over.
final class Feeding {
    private final TimeSource time;
    private final Duration interval;
    private final Runnable alive;

    Feeding(TimeSource time, Duration interval, Runnable alive) {
        this.time = time;
        this.interval = interval;
        this.alive = alive;
    }

    /// Work that was begun; closing it ends the feeding.
    final class Work implements AutoCloseable {
        private final Instant limit;
        private volatile boolean ended;
        private volatile TimeSource.Timer timer = () -> {};

        private Work(Instant limit) {
            this.limit = limit;
        }

        private void feed() {
            if (ended || time.instant().isAfter(limit)) {
                return;
            }
            alive.run();
            timer = time.at(time.instant().plus(interval), "watchdog", this::feed);
        }

        @Override
        public void close() {
            ended = true;
            timer.cancel();
        }
    }

    /// Begins work that may take until `limit`.
    Work until(Instant limit) {
        Work work = new Work(limit);
        work.feed();
        return work;
    }

    Work during(Duration limit) {
        return until(time.instant().plus(limit));
    }
}
