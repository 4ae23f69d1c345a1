package activetrader.app.services.watchdog;

import activetrader.time.Instants;
import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/// A time source that sleeps in short steps, and reports after each one that the sleeper is alive.
final class WatchedTime implements TimeSource {
    private final TimeSource time;
    private final Duration nap;
    private final Runnable alive;

    WatchedTime(TimeSource time, Duration nap, Runnable alive) {
        this.time = time;
        this.nap = nap;
        this.alive = alive;
    }

    @Override
    public Instant instant() {
        return time.instant();
    }

    @Override
    public Tick tick() {
        return time.tick();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        alive.run();
        Tick end = tick().plus(duration);
        for (Duration left = duration; left.isPositive(); left = end.since(tick())) {
            time.sleep(left.compareTo(nap) < 0 ? left : nap);
            alive.run();
        }
    }

    @Override
    public void sleepUntil(Instant deadline) throws InterruptedException {
        alive.run();
        while (instant().isBefore(deadline)) {
            Instant next = instant().plus(nap);
            time.sleepUntil(Instants.earlier(next, deadline));
            alive.run();
        }
    }

    @Override
    public Timer at(Instant when, String name, Runnable task) {
        return time.at(when, name, task);
    }

    @Override
    public Timer after(Duration wait, String name, Runnable task) {
        return time.after(wait, name, task);
    }

    @Override
    public <T> T callWithin(Duration budget, Callable<T> call) throws Exception {
        return time.callWithin(budget, call);
    }
}
