package activetrader.app.page.now;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ServiceWatchTest {
    private static final InstantSource FIXED = InstantSource.fixed(Instant.parse("2026-01-14T16:10:00Z"));

    @Test
    void state_isUnknown_untilItWasAsked() throws InterruptedException {
        CountDownLatch answer = new CountDownLatch(1);
        ServiceWatch watch = new ServiceWatch(
                Map.of("alpaca-trade", 8005),
                (_, _) -> {
                    try {
                        answer.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return true;
                },
                FIXED);

        assertEquals(List.of(new ServiceWatch.State("alpaca-trade", 8005, null)), watch.states());
        answer.countDown();
    }

    @Test
    void state_isThatOfTheLastAnswer() {
        ServiceWatch watch = new ServiceWatch(Map.of("alpaca-data", 8004), (_, port) -> port == 8004, FIXED);

        watch.ask();

        assertEquals(List.of(new ServiceWatch.State("alpaca-data", 8004, true)), watch.states());
    }
}
