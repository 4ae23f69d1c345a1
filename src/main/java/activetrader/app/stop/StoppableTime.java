package activetrader.app.stop;

import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/// A time source whose sleeps end at once in a thread that is to stop.
final class StoppableTime implements TimeSource {
    private final TimeSource time;
    private final BooleanSupplier isToStop;

    /// @param isToStop whether the calling thread is to stop
    StoppableTime(TimeSource time, BooleanSupplier isToStop) {
        this.time = time;
        this.isToStop = isToStop;
    }

    /// Throws in a thread that is to stop. Clears its interrupt, so that the work of stopping is not interrupted.
    private void check() throws InterruptedException {
        if (isToStop.getAsBoolean()) {
            Thread.interrupted();
            throw new InterruptedException("a stop was requested");
        }
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
        check();
        time.sleepUntil(deadline);
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        check();
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
    public <T> T answerWithin(Duration patience, Callable<T> call) throws Exception {
        return time.answerWithin(patience, call);
    }
}
