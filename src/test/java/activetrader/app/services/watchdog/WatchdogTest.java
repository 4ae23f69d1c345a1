package activetrader.app.services.watchdog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import activetrader.time.SimulatedTime;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchdogTest {
    private static final Instant START = Instant.parse("2026-03-02T14:30:00Z");
    private static final Duration INTERVAL = Duration.ofSeconds(20);

    private final SimulatedTime time = new SimulatedTime(START);
    private final List<Long> fed = new ArrayList<>();

    @Test
    void sleeping_feedsAfterEachNap() throws InterruptedException {
        TimeSource watched = new WatchedTime(time, INTERVAL, this::note);

        watched.sleep(Duration.ofSeconds(50));

        assertEquals(List.of(0L, 20L, 40L, 50L), fed);
    }

    @Test
    void sleeping_untilThePast_returnsAtOnce() throws InterruptedException {
        new WatchedTime(time, INTERVAL, this::note).sleepUntil(START.minusSeconds(1));

        assertEquals(List.of(0L), fed);
    }

    @Test
    void work_isFed_onlyUntilItsLimit() throws InterruptedException {
        WatchdogPulse feeding = new WatchdogPulse(time, INTERVAL, this::note);

        try (WatchdogPulse.Work _ = feeding.during(Duration.ofSeconds(45))) {
            time.sleep(Duration.ofSeconds(200));
        }

        assertEquals(List.of(0L, 20L, 40L), fed);
    }

    @Test
    void work_isNotFedAnyMore_whenItHasEnded() throws InterruptedException {
        WatchdogPulse feeding = new WatchdogPulse(time, INTERVAL, this::note);

        try (WatchdogPulse.Work _ = feeding.during(Duration.ofHours(1))) {
            time.sleep(Duration.ofSeconds(30));
        }
        time.sleep(Duration.ofSeconds(100));

        assertEquals(List.of(0L, 20L), fed);
    }

    @Test
    void work_isNotFedAnyMore_whenItFailed() throws InterruptedException {
        WatchdogPulse feeding = new WatchdogPulse(time, INTERVAL, this::note);

        assertThrows(IllegalStateException.class, () -> {
            try (WatchdogPulse.Work _ = feeding.during(Duration.ofHours(1))) {
                throw new IllegalStateException("a bug");
            }
        });
        time.sleep(Duration.ofSeconds(100));

        assertEquals(List.of(0L), fed);
    }

    private void note() {
        fed.add(Duration.between(START, time.instant()).toSeconds());
    }
}
