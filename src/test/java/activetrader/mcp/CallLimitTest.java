package activetrader.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import activetrader.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CallLimitTest {
    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-11-23T15:00:00Z"));
    private final CallLimit limit = new CallLimit(2, time);

    @Test
    void pass_refusesOneTooMany_untilAMinuteHasPassed() throws InterruptedException {
        limit.pass();
        time.sleep(Duration.ofSeconds(30));
        limit.pass();

        ToolException e = assertThrows(ToolException.class, limit::pass);
        assertEquals("too many tool calls: at most 2 a minute, try again in a minute", e.getMessage());
        time.sleep(Duration.ofSeconds(30));
        limit.pass();
        assertThrows(ToolException.class, limit::pass);
    }
}
