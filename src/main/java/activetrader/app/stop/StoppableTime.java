package activetrader.app.stop;

import activetrader.time.ForwardingTime;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/// A time source whose sleeps end at once in a thread that is to stop.
final class StoppableTime extends ForwardingTime {
    private final BooleanSupplier isToStop;

    /// @param isToStop whether the calling thread is to stop
    StoppableTime(TimeSource time, BooleanSupplier isToStop) {
        super(time);
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
    public void sleepUntil(Instant deadline) throws InterruptedException {
        check();
        super.sleepUntil(deadline);
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        check();
        super.sleep(duration);
    }
}
