package activetrader.broker.alpaca.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.time.Tick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private static final Tick START = new Tick(Duration.ofHours(3));
    private static final Duration PATIENT = Duration.ofHours(1);

    private final RateLimiter limiter = new RateLimiter(5, 2);

    @Test
    void take_isFree_untilTheReserve() {
        assertEquals(List.of(0L, 0L, 0L, 60L, 60L, 60L, 120L), ordinary(7));
    }

    @Test
    void take_returnsATokenSixtySecondsAfterItsUse() {
        limiter.take(START, false, PATIENT);
        limiter.take(START.plus(Duration.ofSeconds(10)), false, PATIENT);
        limiter.take(START.plus(Duration.ofSeconds(20)), false, PATIENT);

        assertEquals(60, wait(START.plus(Duration.ofSeconds(20)), false) + 20);
        assertEquals(70, wait(START.plus(Duration.ofSeconds(20)), false) + 20);
    }

    @Test
    void take_leavesTheReserveToExits() {
        ordinary(3);

        assertEquals(0, wait(START, true));
        assertEquals(0, wait(START, true));
        assertEquals(60, wait(START, true));
    }

    @Test
    void left_isWhatExitsMayStillUse() {
        assertEquals(5, limiter.left(START));
        ordinary(30);
        assertEquals(2, limiter.left(START));
        limiter.take(START, true, PATIENT);
        assertEquals(1, limiter.left(START));
    }

    @Test
    void ordinaryLeft_endsAtTheReserve() {
        assertEquals(3, limiter.ordinaryLeft(START));
        ordinary(2);
        assertEquals(1, limiter.ordinaryLeft(START));
        ordinary(5);
        assertEquals(0, limiter.ordinaryLeft(START));
        assertEquals(2, limiter.left(START));
    }

    @Test
    void ordinaryLeft_isNone_whileTheBrokerRefuses() {
        limiter.closeUntil(START.plus(Duration.ofSeconds(5)));

        assertEquals(0, limiter.ordinaryLeft(START));
        assertEquals(3, limiter.ordinaryLeft(START.plus(Duration.ofSeconds(5))));
    }

    @Test
    void take_letsExitsOvertake_whenOthersWait() {
        ordinary(30);

        assertEquals(0, wait(START, true));
    }

    @Test
    void take_countsExitsAgainstTheRest() {
        for (int i = 0; i < 5; i++) {
            assertEquals(0, wait(START, true));
        }

        assertEquals(60, wait(START, false));
    }

    @Test
    void take_isEmptyAndTakesNothing_whenItWouldWaitTooLong() {
        ordinary(3);

        assertEquals(Optional.empty(), limiter.take(START, false, Duration.ofSeconds(59)));
        assertEquals(60, wait(START, false));
    }

    @Test
    void closeUntil_holdsBackAllButExits() {
        limiter.closeUntil(START.plus(Duration.ofSeconds(7)));

        assertEquals(7, wait(START, false));
        assertEquals(0, wait(START, true));
    }

    @Test
    void take_neverExceedsTheLimitInAnyWindow() {
        Random random = new Random(1);
        List<Tick> grants = new ArrayList<>();
        Tick now = START;
        for (int i = 0; i < 400; i++) {
            now = now.plus(Duration.ofMillis(random.nextInt(20_000)));
            limiter.take(now, random.nextInt(3) == 0, PATIENT).ifPresent(grants::add);
        }

        for (Tick end : grants) {
            long inWindow = grants.stream()
                    .filter(grant -> !grant.isAfter(end) && grant.isAfter(end.minus(Duration.ofSeconds(60))))
                    .count();
            assertTrue(inWindow <= 5, inWindow + " requests in the minute before " + end);
        }
    }

    private List<Long> ordinary(int calls) {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            waits.add(wait(START, false));
        }
        return waits;
    }

    private long wait(Tick now, boolean exit) {
        return limiter.take(now, exit, PATIENT).orElseThrow().since(now).toSeconds();
    }
}
