package activetrader.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteppableTimeTest {
    private static final Instant TEN = Instant.parse("2026-03-02T15:00:00Z");

    private final SimulatedTime world = new SimulatedTime(TEN);
    private final SteppableTime ours = new SteppableTime(world, Duration.ofSeconds(3));

    @ParameterizedTest
    @ValueSource(strings = {"-PT5H", "-PT2M", "PT5H"})
    void step_movesTheDateAndTimeAlone(Duration step) throws Exception {
        Tick before = ours.tick();
        world.after(Duration.ofSeconds(10), "step", () -> ours.step(step));

        ours.sleep(Duration.ofSeconds(30));

        assertEquals(Duration.ofSeconds(30), ours.tick().since(before));
        assertEquals(TEN.plusSeconds(33).plus(step), ours.instant());
        assertEquals(TEN.plusSeconds(30), world.instant());
    }

    @Test
    void sleepUntil_followsTheChangedClock() throws InterruptedException {
        world.after(Duration.ofSeconds(10), "step", () -> ours.step(Duration.ofMinutes(-1)));

        ours.sleepUntil(TEN.plusSeconds(33));

        assertEquals(TEN.plusSeconds(90), world.instant());
    }

    @Test
    void at_followsTheChangedClock_andRunsOnce() throws InterruptedException {
        List<Instant> runs = new ArrayList<>();
        ours.at(TEN.plusSeconds(63), "task", () -> runs.add(world.instant()));
        ours.at(TEN.plusSeconds(63), "cancelled", () -> runs.add(Instant.MIN)).cancel();
        world.after(Duration.ofSeconds(10), "step", () -> ours.step(Duration.ofSeconds(40)));

        world.sleep(Duration.ofHours(1));

        assertEquals(List.of(TEN.plusSeconds(20)), runs);
    }

    @Test
    void callWithin_keepsItsBudget_whenTheClockSteps() {
        world.after(Duration.ofSeconds(1), "step", () -> ours.step(Duration.ofHours(-5)));

        assertThrows(
                TimeoutException.class,
                () -> ours.callWithin(Duration.ofSeconds(5), () -> {
                    ours.sleep(Duration.ofSeconds(60));
                    return 1;
                }));
        assertEquals(TEN.plusSeconds(5), world.instant());
    }
}
