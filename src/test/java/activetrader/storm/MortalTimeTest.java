package activetrader.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import activetrader.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MortalTimeTest {
    private static final Instant START = Instant.parse("2026-03-02T14:30:00Z");

    private final SimulatedTime world = new SimulatedTime(START);
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());
    private final MortalTime time = new MortalTime(world, Duration.ofSeconds(2), () -> note("died"));

    private void note(String event) {
        events.add(Duration.between(START, world.instant()).toSeconds() + " " + event);
    }

    @Test
    void instant_isAheadByTheOffset() {
        assertEquals(START.plusSeconds(2), time.instant());
    }

    @Test
    void instant_kills_atTheLookThatWasChosen() {
        time.killAfter(2);

        time.instant();

        assertThrows(Killed.class, time::instant);
        assertThrows(Killed.class, time::instant);
        assertEquals(List.of("0 died"), events);
    }

    @Test
    void sleepUntil_endsAtTheInstantOfDeath() throws InterruptedException {
        world.at(START, "sleeper", () -> {
            try {
                time.sleep(Duration.ofHours(1));
                note("slept");
            } catch (Killed _) {
                note("killed");
            } catch (InterruptedException e) {
                note("interrupted");
            }
        });
        world.at(START.plusSeconds(10), "killer", () -> time.killAfter(0));

        world.sleepUntil(START.plusSeconds(20));

        assertEquals(List.of("10 died", "10 killed"), events);
    }

    @Test
    void at_neverRuns_afterDeath() throws InterruptedException {
        time.at(START.plusSeconds(10), "task", () -> note("task"));
        time.killAfter(0);

        world.sleepUntil(START.plusSeconds(20));

        assertEquals(List.of("0 died"), events);
    }

    @Test
    void callWithin_neverReturns_whenItsCallerDied() {
        assertThrows(
                Killed.class,
                () -> time.callWithin(Duration.ofSeconds(5), () -> {
                    time.killAfter(0);
                    return "answer";
                }));
    }

    @Test
    void wakeAll_endsWaitingWithoutAnError() throws InterruptedException {
        world.at(START, "sleeper", () -> {
            try {
                time.sleep(Duration.ofHours(1));
                note("woken");
            } catch (InterruptedException e) {
                note("interrupted");
            }
        });
        world.at(START.plusSeconds(3), "waker", time::wakeAll);

        world.sleepUntil(START.plusSeconds(20));

        assertEquals(List.of("3 woken"), events);
    }
}
