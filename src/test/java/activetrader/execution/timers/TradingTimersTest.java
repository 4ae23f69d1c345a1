package activetrader.execution.timers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.time.SimulatedTime;
import activetrader.time.SteppableTime;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TradingTimersTest {
    private static final Instant TEN = Instant.parse("2026-03-02T15:00:00Z");

    private final SimulatedTime time = new SimulatedTime(TEN);
    private final List<Duration> looks = new ArrayList<>();
    private final List<String> alarms = new ArrayList<>();
    private boolean open;
    private Duration interval = Duration.ofSeconds(15);
    private Runnable duringLook = () -> {};
    private final TradingTimers timers = timers(time);

    private boolean look() {
        looks.add(Duration.between(TEN, time.instant()));
        Runnable once = duringLook;
        duringLook = () -> {};
        once.run();
        return open;
    }

    private TradingTimers timers(TimeSource source) {
        TradingTimers made = new TradingTimers(source, alarms::add);
        made.watch(() -> interval, this::look);
        return made;
    }

    @Test
    void checkNow_checksOnce_howeverOftenItIsCalled() throws InterruptedException {
        timers.lookNow();
        timers.lookNow();
        timers.lookNow();
        time.sleep(Duration.ofSeconds(60));

        assertEquals(List.of(Duration.ofMillis(100)), looks);
    }

    @Test
    void checkNow_comesBeforeTheNextCheck_andRestartsTheInterval() throws InterruptedException {
        open = true;
        timers.watchSoon();
        timers.lookNow();
        time.sleep(Duration.ofSeconds(16));

        assertEquals(List.of(Duration.ofMillis(100), Duration.ofMillis(15_100)), looks);
        timers.close();
    }

    @Test
    void checkNow_checksAgain_whenCalledDuringACheck() throws InterruptedException {
        duringLook = timers::lookNow;
        timers.lookNow();
        time.sleep(Duration.ofSeconds(60));

        assertEquals(List.of(Duration.ofMillis(100), Duration.ofMillis(200)), looks);
    }

    @Test
    void monitor_runsOnce_whenASoonCheckIsRequestedDuringACheck() throws InterruptedException {
        open = true;
        duringLook = timers::watchSoon;
        timers.watchSoon();
        time.sleep(Duration.ofSeconds(31));

        assertEquals(List.of(Duration.ofSeconds(15), Duration.ofSeconds(30)), looks);
        timers.close();
    }

    @Test
    void monitor_continues_whenACheckIsRequestedDuringOneThatFindsNothing() throws InterruptedException {
        duringLook = timers::watchSoon;
        timers.watchSoon();
        time.sleep(Duration.ofSeconds(60));

        assertEquals(List.of(Duration.ofSeconds(15), Duration.ofSeconds(30)), looks);
    }

    @Test
    void soonCheck_comesEarlier_whenTheIntervalIsShorterNow() throws InterruptedException {
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
    void close_endsAllChecks() throws InterruptedException {
        timers.lookNow();
        timers.close();
        timers.lookNow();
        time.sleep(Duration.ofSeconds(60));

        assertEquals(List.of(), looks);
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class, AssertionError.class})
    void task_runsAgainAndIsReportedOnce_whateverItThrows(Class<? extends Throwable> failure) throws Exception {
        Throwable thrown = failure.getDeclaredConstructor().newInstance();
        List<Duration> runs = new ArrayList<>();

        timers.at(TEN.plusSeconds(5), "flatten backstop", () -> {
            runs.add(Duration.between(TEN, time.instant()));
            if (runs.size() < 3) {
                throwUnchecked(thrown);
            }
        });
        time.sleep(Duration.ofMinutes(5));

        assertEquals(List.of(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(35)), runs);
        assertEquals(1, alarms.size());
        assertTrue(alarms.getFirst().contains("'flatten backstop' failed and will run again"), alarms.toString());
    }

    @Test
    void task_doesNotRunAgain_whenTheTimersAreClosed() throws InterruptedException {
        List<Instant> runs = new ArrayList<>();
        timers.after(Duration.ofSeconds(5), "next day", () -> {
            runs.add(time.instant());
            throw new IllegalStateException("the calendar has no session");
        });
        time.sleep(Duration.ofSeconds(6));
        timers.close();

        time.sleep(Duration.ofMinutes(5));

        assertEquals(1, runs.size());
    }

    @Test
    void monitor_continues_whenACheckThrows() throws InterruptedException {
        open = true;
        duringLook = () -> {
            throw new IllegalStateException("a position without a quantity");
        };
        timers.watchSoon();

        time.sleep(Duration.ofSeconds(31));

        assertEquals(List.of(Duration.ofSeconds(15), Duration.ofSeconds(30)), looks);
        assertEquals(1, alarms.size());
        timers.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT5H", "-PT2M", "PT2M", "PT1H"})
    void task_isNeverLate_whenTheClockSteps(Duration step) throws InterruptedException {
        SteppableTime ours = new SteppableTime(time, Duration.ZERO);
        TradingTimers stepped = timers(ours);
        List<Instant> runs = new ArrayList<>();
        stepped.at(TEN.plusSeconds(1800), "flatten backstop", () -> runs.add(time.instant()));
        time.sleep(Duration.ofMinutes(5));
        ours.step(step);

        time.sleep(Duration.ofHours(8));

        assertEquals(1, runs.size());
        assertFalse(runs.getFirst().isAfter(TEN.plusSeconds(1800)), runs.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT5H", "PT5H"})
    void monitor_keepsItsInterval_whenTheClockSteps(Duration step) throws InterruptedException {
        SteppableTime ours = new SteppableTime(time, Duration.ZERO);
        TradingTimers stepped = timers(ours);
        open = true;
        stepped.watchSoon();
        time.sleep(Duration.ofSeconds(10));
        ours.step(step);
        stepped.watchSoon();

        time.sleep(Duration.ofSeconds(21));

        assertEquals(List.of(Duration.ofSeconds(15), Duration.ofSeconds(30)), looks);
        stepped.close();
    }

    private static void throwUnchecked(Throwable thrown) {
        switch (thrown) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalArgumentException(thrown);
        }
    }
}
