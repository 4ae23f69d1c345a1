package activetrader.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// A time source that leaves everything to another one. A subclass overrides what it changes.
public abstract class ForwardingTime implements TimeSource {
    private final TimeSource time;

    protected ForwardingTime(TimeSource time) {
        this.time = time;
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
    public void sleepUntil(Instant deadline) throws InterruptedException {
        time.sleepUntil(deadline);
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        time.sleep(duration);
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

    @Override
    public <T> T apart(Supplier<T> call) throws InterruptedException {
        return time.apart(call);
    }

    @Override
    public <T> T answerWithin(Duration patience, Callable<T> call) throws Exception {
        return time.answerWithin(patience, call);
    }
}
