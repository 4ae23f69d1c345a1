package activetrader.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.execution.alerts.Alert;
import activetrader.http.LoopbackServer;
import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.simulator.exchange.World;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// A service that answers every call and does what the test says.
class IntrusionTest {
    private final World world = new World();
    private final Findings findings = new Findings();
    private final AlertWatch alerts = new AlertWatch(world.time, () -> world.exchange, findings);

    private void attack(Function<WebRequest, WebResponse> service) {
        Component trade = new Component("trade", world.time, Duration.ZERO, _ -> () -> {}, () -> {});
        trade.start();
        world.filled("qty", "10");
        Instant at = world.time.instant().plusSeconds(1);
        try (LoopbackServer server = LoopbackServer.start(0, service::apply)) {
            int port = URI.create(server.url()).getPort();
            DayPlan plan = TestPlans.withAttack(at);
            new Intrusion(world.time, plan, trade, port, alerts, () -> world.exchange, findings).schedule();
            world.until(at.plusSeconds(15));
        }
    }

    private static WebResponse accepted() {
        return WebResponse.json(200, "{\"result\":\"goes on\"}");
    }

    private static boolean isExit(WebRequest request) {
        return request.body().contains("close_position");
    }

    @Test
    void exit_isFound_whenItWasAcceptedAndNeverSent() {
        attack(_ -> accepted());

        assertEquals(1, findings.lines().size(), findings.lines()::toString);
    }

    @Test
    void exit_isFine_whenAnOrderIsAtTheBroker() {
        attack(request -> {
            if (isExit(request)) {
                world.submit("side", "SELL", "qty", "10");
            }
            return accepted();
        });

        assertEquals(List.of(), findings.lines());
    }

    @Test
    void exit_isFine_whenAPersonIsWarned() {
        attack(request -> {
            if (isExit(request)) {
                alerts.alert(new Alert(Alert.Kind.EXIT_NOT_DONE, Alert.Level.CRITICAL, world.time.instant(), "late"));
            }
            return accepted();
        });

        assertEquals(List.of(), findings.lines());
    }

    @Test
    void secret_isFound_inAnAnswer() {
        attack(_ -> WebResponse.json(500, "failed with " + Scene.KEYS.secret()));

        assertEquals(
                "an answer of alpaca-trade holds a secret", findings.lines().getFirst());
    }
}
