package activetrader.mcp.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.mcp.Arguments;
import activetrader.mcp.Tool;
import activetrader.mcp.ToolCall;
import activetrader.mcp.ToolException;
import activetrader.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TimelyTest {
    private static final Instant NOW = Instant.parse("2026-03-03T16:00:00Z");
    private static final ToolCall CALL = new ToolCall("any", new Arguments(Map.of()), Map.of());

    private final SimulatedTime time = new SimulatedTime(NOW);
    private final AtomicBoolean finished = new AtomicBoolean();

    private Object taking(Duration duration) {
        try {
            time.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToolException("interrupted", e);
        }
        finished.set(true);
        return Map.of("done", true);
    }

    private Object change(Duration duration) {
        Tool tool = Tool.changing("buy", "Buys.", List.of(), _ -> taking(duration));
        return new Timely(time).bounded(tool).handler().answer(CALL);
    }

    private Object read(Duration duration) {
        Tool tool = Tool.reading("look", "Looks.", List.of(), _ -> taking(duration));
        return new Timely(time).bounded(tool).handler().answer(CALL);
    }

    private void assertAnsweredInTime() {
        assertFalse(time.instant().isAfter(NOW.plusSeconds(12)), () -> "answered at " + time.instant());
    }

    @Test
    void bounded_answers_whenTheBrokerDoes() {
        assertEquals(Map.of("done", true), change(Duration.ofSeconds(3)));
        assertEquals(Map.of("done", true), read(Duration.ofSeconds(3)));
    }

    @Test
    void bounded_answersInTimeAndGoesOn_whenAnOrderTakesLong() throws InterruptedException {
        ToolException answer = assertThrows(ToolException.class, () -> change(Duration.ofSeconds(40)));

        assertAnsweredInTime();
        assertTrue(String.valueOf(answer.getMessage()).startsWith("OUTCOME UNKNOWN, do not repeat"));
        time.sleep(Duration.ofSeconds(40));
        assertTrue(finished.get());
    }

    @Test
    void bounded_givesUp_whenAReadTakesLong() {
        assertThrows(ToolException.class, () -> read(Duration.ofSeconds(40)));

        assertAnsweredInTime();
        assertFalse(finished.get());
    }

    @Test
    void bounded_passesErrorsOn() {
        Tool tool = Tool.ending("close_position", "Closes.", List.of(), _ -> {
            throw new ToolException("no such symbol");
        });

        ToolException answer = assertThrows(
                ToolException.class,
                () -> new Timely(time).bounded(tool).handler().answer(CALL));

        assertEquals("no such symbol", answer.getMessage());
    }
}
