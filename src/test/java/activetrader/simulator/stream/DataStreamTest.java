package activetrader.simulator.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.market.Symbol;
import activetrader.simulator.Simulator;
import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.tape.Halt;
import activetrader.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DataStreamTest {
    private static final Instant NOW = Instant.parse("2026-01-14T15:00:00Z");
    private static final Symbol SPY = Symbol.of("SPY");
    private static final Map<String, Object> AUTH = Map.of("action", "auth", "key", "SIM", "secret", "SIM");
    private static final String CONNECTED = "text [{\"T\":\"success\",\"msg\":\"connected\"}]";
    private static final String AUTHENTICATED = "text [{\"T\":\"success\",\"msg\":\"authenticated\"}]";

    private final SimulatedTime time = new SimulatedTime(NOW);
    private final Simulator simulator = Simulator.start(
            SimulatorSettings.defaults()
                    .withSymbols(Set.of(SPY))
                    .withHalts(List.of(new Halt(SPY, NOW.plusSeconds(300), NOW.plusSeconds(600)))),
            time,
            0);

    @AfterEach
    void stop() {
        simulator.close();
    }

    private StreamClient connect(String path) {
        return new StreamClient(simulator.url() + path, Map.of());
    }

    private StreamClient authenticated(String path) throws InterruptedException {
        StreamClient client = connect(path).send(AUTH);
        assertMessage("\"connected\"", client);
        assertMessage("\"authenticated\"", client);
        return client;
    }

    private static void assertMessage(String part, StreamClient client) throws InterruptedException {
        String message = client.next();
        assertTrue(message.contains(part), message);
    }

    private static void assertError(int code, StreamClient client) throws InterruptedException {
        assertMessage("\"T\":\"error\",\"code\":" + code + ",", client);
    }

    @Test
    void client_isAuthenticated_byMessage() throws InterruptedException {
        try (StreamClient client = authenticated("/v2/iex")) {
            client.send(AUTH);
            assertError(403, client);
        }
    }

    @Test
    void client_isAuthenticated_byHeaders() throws InterruptedException {
        Map<String, String> headers = Map.of("APCA-API-KEY-ID", "SIM", "APCA-API-SECRET-KEY", "SIM");
        try (StreamClient client = new StreamClient(simulator.url() + "/v2/iex", headers)) {
            assertEquals(CONNECTED, client.next());
            assertEquals(AUTHENTICATED, client.next());
        }
    }

    @Test
    void client_isRefused_withTheWrongKey_withoutOne_andInNonsense() throws InterruptedException {
        try (StreamClient client = connect("/v2/iex")) {
            assertEquals(CONNECTED, client.next());
            client.send(Map.of("action", "subscribe", "bars", List.of("SPY")));
            assertError(401, client);
            client.send("nonsense");
            assertError(400, client);
            client.send(Map.of("action", "auth", "key", "SIM", "secret", "wrong"));
            assertError(402, client);
        }
    }

    @Test
    void client_isDisconnected_whenItIsSilentForTenSeconds() throws InterruptedException {
        try (StreamClient client = connect("/v2/iex")) {
            assertEquals(CONNECTED, client.next());
            time.sleep(Duration.ofSeconds(11));
            assertError(404, client);
        }
    }

    @Test
    void secondClient_isRefused_andTheFirstStaysConnected() throws InterruptedException {
        try (StreamClient first = authenticated("/v2/iex");
                StreamClient second = connect("/v2/iex").send(AUTH);
                StreamClient elsewhere = authenticated("/v2/sip")) {
            second.next();
            assertError(406, second);
            first.send(Map.of("action", "subscribe", "bars", List.of("SPY")));
            assertMessage("subscription", first);
            assertTrue(elsewhere.hasHeardNothing());
        }
    }

    @Test
    void subscription_isConfirmedInFull_andTakenBack() throws InterruptedException {
        try (StreamClient client = authenticated("/v2/iex")) {
            client.send(Map.of("action", "subscribe", "trades", List.of("SPY"), "bars", List.of("*")));
            assertEquals(
                    "text [{\"T\":\"subscription\",\"trades\":[\"SPY\"],\"quotes\":[],\"bars\":[\"*\"],"
                            + "\"updatedBars\":[],\"dailyBars\":[],\"statuses\":[],\"lulds\":[],"
                            + "\"corrections\":[\"SPY\"],\"cancelErrors\":[\"SPY\"]}]",
                    client.next());
            client.send(Map.of("action", "unsubscribe", "trades", List.of("SPY"), "bars", List.of("*")));
            assertMessage("\"trades\":[]", client);
            time.sleep(Duration.ofMinutes(2));
            assertTrue(client.hasHeardNothing());
        }
    }

    @Test
    void freeFeed_carriesThirtySymbols() throws InterruptedException {
        List<String> many = IntStream.range(0, 31).mapToObj(i -> "S" + i).toList();
        try (StreamClient client = authenticated("/v2/iex")) {
            client.send(Map.of("action", "subscribe", "quotes", many));
            assertError(405, client);
            client.send(Map.of("action", "subscribe", "quotes", many.subList(1, 31)));
            assertMessage("subscription", client);
        }
    }

    @Test
    void bars_comeWhenTheirMinuteIsOver() throws InterruptedException {
        try (StreamClient client = authenticated("/v2/sip")) {
            client.send(Map.of("action", "subscribe", "bars", List.of("SPY")));
            assertMessage("subscription", client);
            time.sleep(Duration.ofSeconds(62));

            String bar = client.next();
            assertTrue(bar.startsWith("text [{\"T\":\"b\",\"S\":\"SPY\",\"t\":\"2026-01-14T15:00:00Z\",\"o\":"), bar);
        }
    }

    @Test
    void quotesAndTrades_neverComeFromTheFuture() throws InterruptedException {
        try (StreamClient client = authenticated("/v2/sip")) {
            client.send(Map.of("action", "subscribe", "quotes", List.of("SPY"), "trades", List.of("*")));
            assertMessage("subscription", client);
            time.sleep(Duration.ofMillis(60_500));

            String ticks = client.next();
            assertTrue(ticks.contains("\"T\":\"q\"") || ticks.contains("\"T\":\"t\""), ticks);
            assertFalse(ticks.contains("\"t\":\"2026-01-14T15:02"), ticks);
        }
    }

    @Test
    void statuses_tellOfHalts() throws InterruptedException {
        try (StreamClient client = authenticated("/v2/sip")) {
            client.send(Map.of("action", "subscribe", "statuses", List.of("*")));
            assertMessage("subscription", client);
            time.sleep(Duration.ofSeconds(302));
            assertMessage("\"sc\":\"H\"", client);
            time.sleep(Duration.ofMinutes(5));
            assertMessage("\"sc\":\"T\"", client);
        }
    }

    @Test
    void testStream_runsAtAnyHour() throws InterruptedException {
        try (StreamClient client = authenticated("/v2/test")) {
            client.send(Map.of("action", "subscribe", "quotes", List.of("FAKEPACA")));
            assertMessage("subscription", client);
            time.sleep(Duration.ofSeconds(2));
            assertMessage("\"S\":\"FAKEPACA\"", client);
        }
    }

    @Test
    void messagePack_isSpoken_whenTheHandshakeAsks() throws InterruptedException {
        Map<String, String> headers = Map.of("Content-Type", "application/msgpack");
        try (StreamClient client = new StreamClient(simulator.url() + "/v2/test", headers)) {
            String greeting = client.next();
            assertTrue(greeting.startsWith("packed [{") && greeting.contains("\"msg\":\"connected\""), greeting);
            client.sendBinary(MessagePack.write(AUTH));
            assertMessage("authenticated", client);
            client.sendBinary(MessagePack.write(Map.of("action", "subscribe", "trades", List.of("FAKEPACA"))));
            assertMessage("subscription", client);
            time.sleep(Duration.ofSeconds(2));

            String trade = client.next();
            assertTrue(trade.contains("\"p\":134.56") && trade.contains("\"t\":2026-01-14T15:00:0"), trade);
        }
    }
}
