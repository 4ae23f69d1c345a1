package activetrader.app.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.app.systemd.SystemdNotifier;
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
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());

    @Test
    void stop_interruptsTheWorker_andWaitsUntilItIsDone() throws InterruptedException {
        CountDownLatch working = new CountDownLatch(1);
        Thread worker = new Thread(() -> {
            try (StopSignal signal = signalFor(Thread.currentThread())) {
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
