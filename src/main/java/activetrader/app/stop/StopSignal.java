package activetrader.app.stop;

import activetrader.app.systemd.SystemdNotifier;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// The request to stop (SIGTERM, Ctrl-C) for the main thread, which then has time to end what it began.
///
/// A request before [#started] ends the start: it is not interrupted, which could break what it opens, but it gets two
/// seconds to reach that call, which throws. Then the process ends, wherever the start stands; the next start clears up
/// as after a kill. A later request interrupts the main thread, and systemd is asked for more time up to a limit. An
/// interrupt that a library has swallowed is repeated by the next sleep of [#over].
///
/// To be closed by the main thread when all is done; the process ends then.
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
    /// @param patience how long it may take to end after an interrupt
    public static StopSignal install(SystemdNotifier systemd, Duration patience) {
        StopSignal signal = new StopSignal(systemd, patience, Thread.currentThread());
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(signal::stop, "stop"));
        } catch (IllegalStateException _) {
            signal.phase.set(Phase.STOPPING); // the process ends already
        }
        return signal;
    }

    /// Ends the start: a request from now on interrupts this thread.
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
