package activetrader.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class SimulatedTimeTest {
    private static final Instant START = Instant.parse("2026-03-02T14:30:00Z");

    private final SimulatedTime time = new SimulatedTime(START);
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());

    @Test
    void sleepUntil_jumpsToTheDeadline() throws InterruptedException {
        time.sleepUntil(START.plusSeconds(3600));

        assertEquals(START.plusSeconds(3600), time.instant());
    }

    @Test
    void sleepUntil_returnsAtOnce_whenTheDeadlineHasPassed() throws InterruptedException {
        time.sleepUntil(START.minusSeconds(1));

        assertEquals(START, time.instant());
    }

    @Test
    void wake_endsSleepNow_inTheOrderOfTheirDeadlines() throws InterruptedException {
        List<Thread> sleepers = Collections.synchronizedList(new ArrayList<>());
        for (int minutes : new int[] {20, 10}) {
            time.at(START, "sleeper", () -> {
                sleepers.add(Thread.currentThread());
                try {
                    time.sleep(Duration.ofMinutes(minutes));
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                note(minutes + " minutes");
            });
        }
        time.at(START.plusSeconds(5), "waker", () -> time.wake(java.util.Set.copyOf(sleepers)));

        time.sleepUntil(START.plusSeconds(60));

        assertEquals(List.of("10 minutes@5", "20 minutes@5"), events);
    }

    @Test
    void tasks_runInOrderOfTimeThenOfAsking() throws InterruptedException {
        time.at(START.plusSeconds(20), "late", () -> note("late"));
        time.at(START.plusSeconds(10), "first", () -> note("first"));
        time.at(START.plusSeconds(10), "second", () -> note("second"));

        time.sleepUntil(START.plusSeconds(30));

        assertEquals(List.of("first@10", "second@10", "late@20"), events);
    }

    @Test
    void task_mayItselfSleep_whileOthersGoOn() throws InterruptedException {
        time.at(START.plusSeconds(1), "sleeper", () -> {
            note("sleeper");
            sleepFor(10);
            note("sleeper again");
        });
        time.at(START.plusSeconds(5), "other", () -> note("other"));

        time.sleepUntil(START.plusSeconds(60));

        assertEquals(List.of("sleeper@1", "other@5", "sleeper again@11"), events);
    }

    @Test
    void cancelledTask_neverRuns() throws InterruptedException {
        time.at(START.plusSeconds(1), "cancelled", () -> note("cancelled")).cancel();

        time.sleepUntil(START.plusSeconds(2));

        assertEquals(List.of(), events);
    }

    @Test
    void failedTask_doesNotStopTime() throws InterruptedException {
        time.at(START.plusSeconds(1), "failing", () -> {
            throw new IllegalStateException("on purpose");
        });

        time.sleepUntil(START.plusSeconds(2));

        assertEquals(START.plusSeconds(2), time.instant());
    }

    @Test
    void callWithin_endsAHangingCallAtItsBudget() {
        assertThrows(
                TimeoutException.class,
                () -> time.callWithin(Duration.ofSeconds(30), () -> {
                    time.sleepUntil(START.plus(Duration.ofDays(1)));
                    return "never";
                }));

        assertEquals(START.plusSeconds(30), time.instant());
    }

    @Test
    void callWithin_givesTheResult_whenInTime() throws Exception {
        String result = time.callWithin(Duration.ofSeconds(30), () -> {
            time.sleep(Duration.ofSeconds(29));
            return "done";
        });

        assertEquals("done", result);
        time.sleepUntil(START.plusSeconds(120));
        assertEquals(START.plusSeconds(120), time.instant());
    }

    @Test
    void apart_isNotEndedByTheBudgetAroundIt() {
        List<String> answers = new ArrayList<>();

        assertThrows(
                TimeoutException.class,
                () -> time.callWithin(
                        Duration.ofSeconds(5),
                        () -> answers.add(time.apart(() -> {
                            sleepFor(9);
                            return "done";
                        }))));

        assertEquals(List.of("done"), answers);
        assertEquals(START.plusSeconds(9), time.instant());
    }

    @Test
    void task_isNotInterrupted_afterOneThatWas() throws InterruptedException {
        time.at(START.plusSeconds(1), "first", () -> Thread.currentThread().interrupt());
        time.at(START.plusSeconds(2), "second", () -> {
            note(Thread.currentThread().getName() + " " + Thread.currentThread().isInterrupted());
        });

        time.sleepUntil(START.plusSeconds(3));

        assertEquals(List.of("second false@2"), events);
    }

    private void note(String name) {
        events.add(name + "@" + Duration.between(START, time.instant()).toSeconds());
    }

    private void sleepFor(long seconds) {
        try {
            time.sleep(Duration.ofSeconds(seconds));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void callWithin_leavesNoInterruptBehind_whenTheCallPassedItOn() {
        SimulatedTime time = new SimulatedTime(Instant.parse("2026-03-02T14:30:00Z"));

        assertThrows(
                TimeoutException.class,
                () -> time.callWithin(Duration.ofSeconds(5), () -> {
                    try {
                        time.sleep(Duration.ofSeconds(9));
                        return "done";
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException(e);
                    }
                }));

        assertFalse(Thread.currentThread().isInterrupted());
    }
}
