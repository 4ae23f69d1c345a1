package activetrader.app.storm.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.simulator.faults.Fault;
import activetrader.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RefusalWatchTest {
    private final SimulatedTime time = new SimulatedTime(Instant.parse("2024-07-03T15:00:00Z"));
    private final List<String> found = new ArrayList<>();
    private final RefusalWatch watch = new RefusalWatch(time, Set.of("F"), found::add);

    private void refuse(String symbol, int status) {
        WebRequest order = new WebRequest(
                "POST",
                "/v2/orders",
                Map.of(),
                Map.of(),
                "{\"symbol\":\"" + symbol + "\",\"qty\":\"1\",\"side\":\"sell\"}");

        assertInstanceOf(Fault.None.class, watch.after(order, WebResponse.json(status, "{}")));
    }

    @Test
    void orders_areFound_whenTwoAreRefusedWithinAMinute() throws InterruptedException {
        refuse("F", 422);
        time.sleep(Duration.ofSeconds(59));
        refuse("F", 422);

        assertEquals(1, found.size());
    }

    @Test
    void orders_areFine_whenAMinuteApart_accepted_orInAnotherSymbol() throws InterruptedException {
        refuse("F", 422);
        refuse("F", 200);
        refuse("SPY", 422);
        refuse("SPY", 422);
        time.sleep(Duration.ofSeconds(60));
        refuse("F", 422);

        assertEquals(List.of(), found);
    }
}
