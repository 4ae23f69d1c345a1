package activetrader.execution.blocks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.RejectReason;
import activetrader.time.SimulatedTime;
import activetrader.time.SteppableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {
    private final SimulatedTime world = new SimulatedTime(Instant.parse("2026-03-02T17:00:00Z"));
    private final SteppableTime time = new SteppableTime(world, Duration.ZERO);
    private final Refusals refusals = new Refusals(time);

    @ParameterizedTest
    @ValueSource(strings = {"-PT2H", "-PT2M", "PT2H"})
    void permanentRefusal_restsHalfAnHour_whereverTheClockSteps(Duration step) throws InterruptedException {
        refusals.note("AAPL", RejectReason.NOT_TRADABLE, "not active");
        time.step(step);

        world.sleep(Duration.ofMinutes(29));
        assertTrue(refusals.standing("AAPL").isPresent());
        world.sleep(Duration.ofMinutes(2));

        assertFalse(refusals.standing("AAPL").isPresent());
        assertTrue(refusals.isSetAside("AAPL"));
    }

    @Test
    void permanentRefusal_isReportedOnceADay() throws InterruptedException {
        List<Refusal> told = new ArrayList<>();
        refusals.listen(told::add);

        refusals.note("AAPL", RejectReason.NOT_TRADABLE, "not active");
        refusals.note("AAPL", RejectReason.NOT_TRADABLE, "not active");
        assertEquals(1, told.size());
        world.sleep(Duration.ofDays(1));
        assertFalse(refusals.isSetAside("AAPL"));
        refusals.note("AAPL", RejectReason.NOT_TRADABLE, "not active");

        assertEquals(2, told.size());
    }

    @Test
    void passingRefusal_setsNothingAside() {
        refusals.note("AAPL", RejectReason.OTHER, "busy");

        assertEquals(List.of(), refusals.setAside());
        assertFalse(refusals.standing("AAPL").isPresent());
    }

    @Test
    void onlyOneSenderTriesAgain_whenTheRefusalHasExpired() throws InterruptedException {
        refusals.note("AAPL", RejectReason.NOT_TRADABLE, "not active");
        assertTrue(refusals.holdBack("AAPL").isPresent());
        world.sleep(Duration.ofMinutes(31));

        assertFalse(refusals.holdBack("AAPL").isPresent());
        assertTrue(refusals.holdBack("AAPL").isPresent());
        world.sleep(Duration.ofSeconds(61));
        assertFalse(refusals.holdBack("AAPL").isPresent());
    }

    @Test
    void recalledRefusal_countsFromItsOwnTime_andIsNotReported() throws InterruptedException {
        List<Refusal> told = new ArrayList<>();
        refusals.listen(told::add);
        refusals.recall("AAPL", RejectReason.NOT_TRADABLE, "not active", Duration.ofMinutes(10));

        assertTrue(refusals.standing("AAPL").isPresent());
        assertTrue(refusals.isSetAside("AAPL"));
        world.sleep(Duration.ofMinutes(21));
        assertFalse(refusals.standing("AAPL").isPresent());
        refusals.note("AAPL", RejectReason.NOT_TRADABLE, "not active");

        assertEquals(List.of(), told);
    }
}
