package activetrader.simulator.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import activetrader.http.WebHandler;
import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultyHandlerTest {
    private static final WebRequest REQUEST = new WebRequest("POST", "/v2/orders", Map.of(), Map.of(), "");
    private static final WebResponse BROKEN = WebResponse.text(503, "text/html", "<html>no</html>");
    private static final Instant START = Instant.parse("2026-11-23T15:00:00Z");

    private final SimulatedTime time = new SimulatedTime(START);
    private int calls;

    private WebResponse call(Fault before, Fault after) {
        Faults faults = new Faults() {
            @Override
            public Fault before(WebRequest request) {
                return before;
            }

            @Override
            public Fault after(WebRequest request, WebResponse response) {
                return after;
            }
        };
        return new FaultyHandler(this::answer, faults, time).handle(REQUEST);
    }

    private WebResponse answer(WebRequest request) {
        calls++;
        return WebResponse.json(200, "{}");
    }

    @Test
    void noFault_answersTruly() {
        assertEquals(200, call(new Fault.None(), new Fault.None()).status());
        assertEquals(
                200,
                new FaultyHandler(this::answer, Faults.none(), time)
                        .handle(REQUEST)
                        .status());
    }

    @Test
    void delay_letsTimePass() {
        call(new Fault.Delay(Duration.ofSeconds(3)), new Fault.Delay(Duration.ofSeconds(4)));

        assertEquals(START.plusSeconds(7), time.instant());
    }

    @Test
    void dropBefore_hasNoEffect_dropAfter_has() {
        assertThrows(WebHandler.DroppedConnection.class, () -> call(new Fault.Drop(), new Fault.None()));
        assertEquals(0, calls);

        assertThrows(WebHandler.DroppedConnection.class, () -> call(new Fault.None(), new Fault.Drop()));
        assertEquals(1, calls);
    }

    @Test
    void answer_replacesTheTrueOne() {
        assertEquals(503, call(new Fault.Answer(BROKEN), new Fault.None()).status());
        assertEquals(0, calls);
        assertEquals(503, call(new Fault.None(), new Fault.Answer(BROKEN)).status());
        assertEquals(1, calls);
    }
}
