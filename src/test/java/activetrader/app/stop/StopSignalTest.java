package activetrader.app.stop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.app.systemd.SystemdNotifier;
import activetrader.time.Tick;
import activetrader.time.TimeSource;
import activetrader.time.WallTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class StopSignalTest {
    private final WallTime time = WallTime.system();
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());

    @Test
    void stop_interruptsTheWorker_andWaitsUntilItIsDone() throws InterruptedException {
        CountDownLatch working = new CountDownLatch(1);
        Thread worker = new Thread(() -> {
            try (StopSignal signal = signalFor(Thread.currentThread())) {
                start(signal);
                Thread stopping = new Thread(() -> {
                    signal.stop();
                    events.add("stopped");
                });
                stopping.start();
                awaitForever(working);
                events.add("ended its work");
            }
        });
        worker.start();
        working.await();
        worker.join();
        waitFor(2);

        assertEquals(List.of("ended its work", "stopped"), events);
    }

    @Test
    void stop_returnsAtOnce_whenTheWorkIsDone() {
        StopSignal signal = signalFor(new Thread());
        signal.close();

        signal.stop();

        assertTrue(events.isEmpty());
    }

    @Test
    void started_throws_whenTheStopCameDuringTheStart() throws InterruptedException {
        StopSignal signal = signalFor(Thread.currentThread());
        Thread stopping = new Thread(signal::stop);
        stopping.start();
        while (stopping.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        assertFalse(Thread.currentThread().isInterrupted());
        assertThrows(InterruptedException.class, signal::started);
        signal.close();
        stopping.join();
    }

    @Test
    void stop_returns_whenAStartDoesNotEnd() {
        Tick before = time.tick();

        signalFor(new Thread()).stop();

        assertTrue(time.tick().since(before).compareTo(Duration.ofSeconds(8)) < 0);
    }

    @Test
    void over_letsTheWorkerNotSleep_afterAnInterruptThatWasSwallowed() throws InterruptedException {
        StopSignal signal = signalFor(Thread.currentThread());
        start(signal);
        TimeSource guarded = signal.over(time);
        Thread stopping = new Thread(signal::stop);
        stopping.start();
        assertThrows(InterruptedException.class, () -> new CountDownLatch(1).await()); // and its catcher ignores it

        assertThrows(InterruptedException.class, () -> guarded.sleep(Duration.ofDays(1)));
        assertThrows(
                InterruptedException.class,
                () -> guarded.sleepUntil(guarded.instant().plus(Duration.ofDays(1))));
        signal.close();
        stopping.join();
    }

    @Test
    void over_clearsTheInterrupt_soThatTheStopItselfIsNotInterrupted() throws InterruptedException {
        StopSignal signal = signalFor(Thread.currentThread());
        start(signal);
        Thread stopping = new Thread(signal::stop);
        stopping.start();
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }

        assertThrows(InterruptedException.class, () -> signal.over(time).sleep(Duration.ofDays(1)));
        assertFalse(Thread.currentThread().isInterrupted());
        signal.close();
        stopping.join();
    }

    @Test
    void over_letsOtherThreadsSleep() throws InterruptedException {
        StopSignal signal = signalFor(new Thread());
        signal.close();
        signal.stop();

        signal.over(time).sleep(Duration.ofMillis(1));
    }

    private static void start(StopSignal signal) {
        try {
            signal.started();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StopSignal signalFor(Thread worker) {
        return new StopSignal(SystemdNotifier.from(Map.of(), 0), Duration.ofSeconds(10), worker);
    }

    private static void awaitForever(CountDownLatch working) {
        working.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            return; // the order to stop
        }
    }

    private void waitFor(int count) throws InterruptedException {
        while (events.size() < count) {
            Thread.sleep(5);
        }
    }
}
