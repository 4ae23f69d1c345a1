package activetrader.app.stop;

import activetrader.app.systemd.SystemdNotifier;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Passes the request to stop (SIGTERM, Ctrl-C) to the main thread, which then has time to end its work.
///
/// A request before [#started] ends the start. It does not interrupt the main thread, which could break what that
/// opens; the start has two seconds to reach [#started], which then throws. After that the process ends wherever
/// the start stands, and the next start recovers as after a kill. A later request interrupts the main thread and
/// asks systemd for more time, up to a limit. When a library has swallowed the interrupt, the next sleep of [#over]
/// repeats it.
///
/// The main thread closes this when all is done; the process then ends.
/// See decision 93.
public final class StopSignal implements AutoCloseable {
    private static final Duration SLICE = Duration.ofSeconds(5);
    private static final Duration START_PATIENCE = Duration.ofSeconds(2);

    private final SystemdNotifier systemd;
    private final Duration patience;
    private final Thread worker;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.STARTING);
    private final CountDownLatch startEnded = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    private enum Phase {
        STARTING,
        RUNNING,
        STOPPING
    }

    StopSignal(SystemdNotifier systemd, Duration patience, Thread worker) {
        this.systemd = systemd;
        this.patience = patience;
        this.worker = worker;
    }

    /// Makes the calling thread the one that a request stops.
    ///
    /// @param patience how long the thread may take to end after an interrupt
    public static StopSignal install(SystemdNotifier systemd, Duration patience) {
        StopSignal signal = new StopSignal(systemd, patience, Thread.currentThread());
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(signal::stop, "stop"));
        } catch (IllegalStateException _) {
            signal.phase.set(Phase.STOPPING); // the process ends already
        }
        return signal;
    }

    /// Ends the start: from now on a request interrupts this thread.
    ///
    /// @throws InterruptedException when a stop was requested before
    public void started() throws InterruptedException {
        boolean runs = phase.compareAndSet(Phase.STARTING, Phase.RUNNING);
        startEnded.countDown();
        if (!runs) {
            throw new InterruptedException("stopped while starting");
        }
    }

    /// `time`, whose sleeps end at once in the main thread after a request.
    public TimeSource over(TimeSource time) {
        return new StoppableTime(time, () -> isRequested() && Thread.currentThread() == worker);
    }

    private boolean isRequested() {
        return phase.get() == Phase.STOPPING;
    }

    /// Returns when the main thread is done, or when its time is over.
    void stop() {
        systemd.stopping();
        Phase before = phase.getAndSet(Phase.STOPPING);
        try {
            switch (before) {
                case STARTING -> {
                    if (startEnded.await(START_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                        awaitDone();
                    }
                }
                case RUNNING -> {
                    worker.interrupt();
                    awaitDone();
                }
                case STOPPING -> {}
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitDone() throws InterruptedException {
        for (Duration waited = Duration.ZERO; waited.compareTo(patience) < 0; waited = waited.plus(SLICE)) {
            systemd.extendTimeout(SLICE.multipliedBy(3));
            if (done.await(SLICE.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        }
    }

    @Override
    public void close() {
        startEnded.countDown();
        done.countDown();
    }
}
