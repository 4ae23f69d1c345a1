package activetrader.app.services.watchdog;

import activetrader.time.ForwardingTime;
import activetrader.time.Instants;
import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/// A time source that sleeps in short steps, and reports after each one that the sleeper is alive.
final class WatchedTime extends ForwardingTime {
    private final Duration nap;
    private final Runnable alive;

    WatchedTime(TimeSource time, Duration nap, Runnable alive) {
        super(time);
        this.nap = nap;
        this.alive = alive;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        alive.run();
        Tick end = tick().plus(duration);
        for (Duration left = duration; left.isPositive(); left = end.since(tick())) {
            super.sleep(left.compareTo(nap) < 0 ? left : nap);
            alive.run();
        }
    }

    @Override
    public void sleepUntil(Instant deadline) throws InterruptedException {
        alive.run();
        while (instant().isBefore(deadline)) {
            Instant next = instant().plus(nap);
            super.sleepUntil(Instants.earlier(next, deadline));
            alive.run();
        }
    }
}
