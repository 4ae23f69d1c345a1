package activetrader.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WallTimeTest {
    private static final Instant MARKET = Instant.parse("2026-03-02T14:25:00Z");

    private static final Instant MACHINE = Instant.parse("2026-11-22T10:00:00Z");

    private final AtomicReference<Instant> machine = new AtomicReference<>(MACHINE);
    private final WallTime fast = WallTime.scaled(MARKET, WallTime.system().instant(), new BigDecimal("10000"));

    @Test
    void sleep_isShorterThanItsMarketTime_onAScaledClock() throws Exception {
        fast.sleepUntil(MARKET.plus(Duration.ofMinutes(10)));

        assertTrue(!fast.instant().isBefore(MARKET.plus(Duration.ofMinutes(10))));
        assertTrue(fast.instant().isBefore(MARKET.plus(Duration.ofHours(24))));
    }

    @Test
    void callWithin_countsMarketTime() {
        CountDownLatch never = new CountDownLatch(1);

        assertThrows(
                TimeoutException.class,
                () -> fast.callWithin(Duration.ofMinutes(4), () -> never.await(1, TimeUnit.MINUTES)));
    }

    @Test
    void answerWithin_countsPhysicalTime() throws Exception {
        CountDownLatch never = new CountDownLatch(1);

        boolean opened = fast.answerWithin(Duration.ofSeconds(10), () -> never.await(50, TimeUnit.MILLISECONDS));

        assertEquals(false, opened);
    }

    @Test
    void answerWithin_interruptsTheCall_whenThePatienceIsOver() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);

        assertThrows(
                TimeoutException.class,
                () -> fast.answerWithin(Duration.ofMillis(20), () -> waitForInterrupt(interrupted)));

        assertTrue(interrupted.await(5, TimeUnit.SECONDS));
    }

    private static boolean waitForInterrupt(CountDownLatch interrupted) {
        try {
            return new CountDownLatch(1).await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            interrupted.countDown();
            return true;
        }
    }

    @Test
    void at_runsTheTask_butNotOnceCancelled() throws Exception {
        CountDownLatch ran = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);

        fast.at(MARKET.plus(Duration.ofMinutes(20)), "runs", ran::countDown);
        fast.at(MARKET.plus(Duration.ofDays(900)), "cancelled", cancelled::countDown)
                .cancel();

        assertTrue(ran.await(5, TimeUnit.SECONDS));
        assertEquals(1, cancelled.getCount());
    }

    @Test
    void parse_readsWhatToStringWrites() {
        WallTime read = WallTime.parse(fast.toString());

        assertEquals(fast.toString(), read.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-03-02T14:00:00Z@1767000000000*0",
                "2026-13-02T14:00:00Z@1767000000000*60",
                "x@1*1"
            })
    void parse_saysTheForm_whenItIsAnother(String text) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> WallTime.parse(text));

        assertTrue(String.valueOf(e.getMessage()).contains("must look like"), e.getMessage());
    }

    @Test
    void instant_runsAsFastAsAsked() {
        WallTime time = WallTime.of(machine::get, MARKET, new BigDecimal("60"));

        machine.set(MACHINE.plusMillis(1_500));

        assertEquals(MARKET.plusSeconds(90), time.instant());
    }

    @Test
    void cancelledTimer_neverRuns_andLeavesARunningTaskAlone() throws InterruptedException {
        WallTime time = WallTime.system();
        AtomicBoolean ran = new AtomicBoolean();
        time.at(time.instant().plusSeconds(3600), "later", () -> ran.set(true)).cancel();
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);

        TimeSource.Timer running = time.at(time.instant(), "now", () -> {
            started.countDown();
            try {
                mayEnd.await();
                ended.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertTrue(started.await(5, TimeUnit.SECONDS));
        running.cancel();
        mayEnd.countDown();

        assertTrue(ended.await(5, TimeUnit.SECONDS), "a task that runs is not interrupted");
        assertFalse(ran.get());
    }

    @Test
    void sleepers_lookAtTheClockTogether_atLeastEvery30Seconds() {
        Set<Instant> looks = new HashSet<>();
        for (int millis = 0; millis < 100_000; millis += 37) {
            Instant asleep = MACHINE.plusMillis(millis);
            Duration nap = WallTime.untilAllLook(asleep);
            assertTrue(nap.toMillis() >= 5_000 && nap.toMillis() < 30_000, () -> "nap of " + nap);
            looks.add(asleep.plus(nap));
        }

        assertTrue(looks.size() <= 5, () -> "wakes at " + looks);
    }
}
