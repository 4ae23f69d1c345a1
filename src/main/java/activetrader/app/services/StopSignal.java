package activetrader.app.services;

import activetrader.app.systemd.SystemdNotifier;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The order to stop (SIGTERM, Ctrl-C) as an interrupt of the main thread, which then has time to end what it began.
///
/// While the main thread still works, systemd is asked for more time, up to a limit. To be closed by the main thread
/// when all is done; the process ends then.
final class StopSignal implements AutoCloseable {
    private static final Duration SLICE = Duration.ofSeconds(5);

    private final SystemdNotifier systemd;
    private final Duration patience;
    private final Thread worker;
    private final CountDownLatch done = new CountDownLatch(1);

    StopSignal(SystemdNotifier systemd, Duration patience, Thread worker) {
        this.systemd = systemd;
        this.patience = patience;
        this.worker = worker;
    }

    /// Makes the calling thread the one that a stop interrupts.
    static StopSignal install(SystemdNotifier systemd, Duration patience) {
        StopSignal signal = new StopSignal(systemd, patience, Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(new Thread(signal::stop, "stop"));
        return signal;
    }

    /// Interrupts the worker and returns when it is done, or when `patience` is over.
    void stop() {
        systemd.stopping();
        worker.interrupt();
        try {
            for (Duration waited = Duration.ZERO; waited.compareTo(patience) < 0; waited = waited.plus(SLICE)) {
                systemd.extendTimeout(SLICE.multipliedBy(3));
                if (done.await(SLICE.toSeconds(), TimeUnit.SECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
    }
}
