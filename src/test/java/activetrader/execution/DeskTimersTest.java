package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeskTimersTest {
    private static final Instant TEN = Instant.parse("2026-03-02T15:00:00Z");

    private final SimulatedTime time = new SimulatedTime(TEN);
    private final List<Duration> looks = new ArrayList<>();
    private boolean open;
    private Duration interval = Duration.ofSeconds(15);
    private Runnable duringLook = () -> {};
    private final DeskTimers timers = new DeskTimers(time, () -> interval, this::look);

    private boolean look() {
        looks.add(Duration.between(TEN, time.instant()));
        Runnable once = duringLook;
        duringLook = () -> {};
        once.run();
        return open;
    }

    @Test
    void lookNow_looksOnce_howeverOftenItIsCalled() throws InterruptedException {
        timers.lookNow();
        timers.lookNow();
        timers.lookNow();
        time.sleep(Duration.ofSeconds(60));

        assertEquals(List.of(Duration.ofMillis(100)), looks);
    }

    @Test
    void lookNow_comesBeforeTheWatch_whichGoesOnFromThere() throws InterruptedException {
        open = true;
        timers.watchSoon();
        timers.lookNow();
        time.sleep(Duration.ofSeconds(16));

        assertEquals(List.of(Duration.ofMillis(100), Duration.ofMillis(15_100)), looks);
        timers.close();
    }

    @Test
    void lookNow_looksAgain_whenCalledDuringALook() throws InterruptedException {
        duringLook = timers::lookNow;
        timers.lookNow();
        time.sleep(Duration.ofSeconds(60));

        assertEquals(List.of(Duration.ofMillis(100), Duration.ofMillis(200)), looks);
    }

    @Test
    void watch_runsOnce_whenWatchSoonIsCalledDuringALook() throws InterruptedException {
        open = true;
        duringLook = timers::watchSoon;
        timers.watchSoon();
        time.sleep(Duration.ofSeconds(31));

        assertEquals(List.of(Duration.ofSeconds(15), Duration.ofSeconds(30)), looks);
        timers.close();
    }

    @Test
    void watch_goesOn_whenItIsAskedForDuringALookThatFindsNothing() throws InterruptedException {
        duringLook = timers::watchSoon;
        timers.watchSoon();
        time.sleep(Duration.ofSeconds(60));

        assertEquals(List.of(Duration.ofSeconds(15), Duration.ofSeconds(30)), looks);
    }

    @Test
    void watchSoon_bringsTheLookForward_whenTheIntervalIsShorterNow() throws InterruptedException {
        interval = Duration.ofMinutes(2);
        timers.watchSoon();
        interval = Duration.ofSeconds(15);
        time.sleep(Duration.ofSeconds(5));
        timers.watchSoon();
        timers.watchSoon();
        time.sleep(Duration.ofSeconds(200));

        assertEquals(List.of(Duration.ofSeconds(20)), looks);
    }

    @Test
    void close_endsAllLooks() throws InterruptedException {
        timers.lookNow();
        timers.close();
        timers.lookNow();
        time.sleep(Duration.ofSeconds(60));

        assertEquals(List.of(), looks);
    }
}
