package activetrader.simulator.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.json.Json;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.simulator.Simulator;
import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.exchange.order.OrderRequest;
import activetrader.simulator.faults.Faults;
import activetrader.simulator.faults.StreamFate;
import activetrader.time.SimulatedTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderStreamTest {
    private static final Instant NOW = Instant.parse("2026-01-14T15:00:00Z");
    private static final Map<String, Object> AUTH = Map.of("action", "auth", "key", "SIM", "secret", "SIM");
    private static final Map<String, Object> LISTEN =
            Map.of("action", "listen", "data", Map.of("streams", List.of("trade_updates")));

    private final SimulatedTime time = new SimulatedTime(NOW);
    private final FaultScript faults = new FaultScript();
    private final Simulator simulator = Simulator.start(
            SimulatorSettings.defaults().withSymbols(Set.of(Symbol.of("SPY"))).withFaults(faults), time, 0);
    private final StreamClient client = new StreamClient(simulator.url() + "/stream", Map.of());

    private static final class FaultScript implements Faults {
        private volatile StreamFate fate = new StreamFate.Deliver();

        @Override
        public StreamFate onStream(String path, String message) {
            return message.contains("\"event\":") ? fate : new StreamFate.Deliver();
        }
    }

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    private Map<?, ?> next(String stream) throws InterruptedException {
        String message = client.next();
        assertTrue(message.startsWith("binary "), message);
        Map<String, Object> json = Json.readObject(message.substring("binary ".length()));
        assertEquals(stream, json.get("stream"));
        return (Map<?, ?>) Objects.requireNonNull(json.get("data"));
    }

    private void listen() throws InterruptedException {
        client.send(AUTH).send(LISTEN);
        next("authorization");
        next("listening");
    }

    private void buyOneShare() {
        simulator.exchange().submit(OrderRequest.market("SPY", Side.BUY, BigDecimal.ONE));
    }

    @Test
    void auth_isTaken_inBothForms() throws InterruptedException {
        client.send(AUTH);
        assertEquals(Map.of("status", "authorized", "action", "authenticate"), next("authorization"));
        client.send(Map.of("action", "authenticate", "data", Map.of("key_id", "SIM", "secret_key", "SIM")));
        assertEquals(Map.of("status", "authorized", "action", "authenticate"), next("authorization"));
    }

    @Test
    void auth_isRefused_whenTheSecretIsWrong() throws InterruptedException {
        client.send(Map.of("action", "auth", "key", "SIM", "secret", "wrong"));

        assertEquals(Map.of("status", "unauthorized", "action", "authenticate"), next("authorization"));
    }

    @Test
    void listen_isRefused_beforeAuth() throws InterruptedException {
        client.send(LISTEN);

        assertEquals(Map.of("status", "unauthorized", "action", "listen"), next("authorization"));
    }

    @Test
    void events_tellTheWholeLifeOfAnOrder() throws InterruptedException {
        listen();
        buyOneShare();
        time.sleep(Duration.ofSeconds(5));

        assertEquals("pending_new", next("trade_updates").get("event"));
        assertEquals("new", next("trade_updates").get("event"));
        Map<?, ?> fill = next("trade_updates");
        assertEquals("fill", fill.get("event"));
        assertEquals("1", fill.get("position_qty"));
        assertEquals("1", fill.get("qty"));
        assertEquals(simulator.exchange().executions().getFirst().id(), fill.get("execution_id"));
        assertTrue(String.valueOf(fill.get("event_id")).matches("[0-9A-HJKMNP-TV-Z]{26}"));
        assertTrue(String.valueOf(fill.get("order")).contains("status=filled"));
    }

    @Test
    void events_carryNoPrice_whenTheyAreNoFill() throws InterruptedException {
        listen();
        buyOneShare();

        Map<?, ?> event = next("trade_updates");
        assertFalse(event.containsKey("price") || event.containsKey("qty") || event.containsKey("position_qty"));
    }

    @Test
    void listen_isTheFullSet_soThatAnEmptyOneStops() throws InterruptedException {
        listen();
        client.send(Map.of("action", "listen", "data", Map.of("streams", List.of())));
        assertEquals(Map.of("streams", List.of()), next("listening"));

        buyOneShare();
        client.send(AUTH);
        next("authorization");
    }

    @Test
    void connection_isClosed_whenAMessageIsNoJson() throws InterruptedException {
        client.send("{oops");

        assertEquals("gone", client.next());
    }

    @Test
    void stream_isMute_whenMessagesAreLost() throws InterruptedException {
        listen();
        faults.fate = new StreamFate.Lose();
        buyOneShare();
        faults.fate = new StreamFate.Deliver();
        client.send(AUTH);

        next("authorization");
    }

    @Test
    void connection_isCut_onOrder() throws InterruptedException {
        listen();
        faults.fate = new StreamFate.Cut();
        buyOneShare();

        assertEquals("gone", client.next());
    }

    @Test
    void message_isLate_onOrder() throws InterruptedException {
        listen();
        faults.fate = new StreamFate.Delay(Duration.ofSeconds(30));
        buyOneShare();
        faults.fate = new StreamFate.Deliver();
        time.sleep(Duration.ofSeconds(10));
        assertEquals("new", next("trade_updates").get("event"));
        assertEquals("fill", next("trade_updates").get("event"));
        time.sleep(Duration.ofSeconds(30));

        assertEquals("pending_new", next("trade_updates").get("event"));
    }
}
