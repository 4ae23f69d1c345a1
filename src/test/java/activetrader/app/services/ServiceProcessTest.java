package activetrader.app.services;

import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.app.systemd.SystemdNotifier;
import activetrader.http.LoopbackServer;
import activetrader.http.WebResponse;
import activetrader.time.SimulatedTime;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ServiceProcessTest {
    private static final Instant START = Instant.parse("2026-03-02T14:30:00Z");

    private final SimulatedTime time = new SimulatedTime(START);

    @Test
    void serve_waitsForTheFirstAnswer_andReturnsOnStop() {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger told = new AtomicInteger();
        Thread self = Thread.currentThread();
        time.at(START.plusSeconds(100), "stop", self::interrupt);
        try (LoopbackServer server = LoopbackServer.start(
                0,
                _ -> asked.incrementAndGet() < 3
                        ? WebResponse.empty(503)
                        : WebResponse.json(200, "{\"status\":\"ok\"}"))) {
            new ServiceProcess("test", server.port(), SystemdNotifier.from(Map.of(), 0), time)
                    .serve(() -> "told " + told.incrementAndGet());
        }

        assertTrue(told.get() >= 3, told.toString());
        assertTrue(asked.get() >= 5, asked.toString());
    }
}
