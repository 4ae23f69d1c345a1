package activetrader.mcp.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.config.Secret;
import activetrader.config.ServiceToken;
import activetrader.execution.OrderDesk;
import activetrader.execution.SimulatedBroker;
import activetrader.journal.RecordFolder;
import activetrader.mcp.McpTestClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A client that asks for denied entries in a loop: the service and the simulator over HTTP, with the rate
/// limiter that stands before the broker.
class DeniedEntriesTest {
    private static final Instant TEN = Instant.parse("2026-01-14T15:00:00Z");
    private static final Duration PROMISED = Duration.ofSeconds(12);

    private final SimulatedBroker broker = SimulatedBroker.at(TEN);
    private OrderDesk desk;
    private AlpacaTradeService service;
    private McpTestClient client;

    @BeforeEach
    void hold(@TempDir Path folder) {
        desk = broker.desk(new RecordFolder(folder, "test"));
        service = AlpacaTradeService.start(
                new TradeSettings(0, ServiceToken.of(new Secret(TradeFixture.TOKEN)), "1.0"),
                desk,
                broker.data(),
                broker.time);
        client = new McpTestClient(service.url(), TradeFixture.TOKEN);
        assertFalse(buy("AAPL", 10).isError());
        broker.pass(Duration.ofSeconds(5));
        assertEquals(10, broker.held(SimulatedBroker.AAPL).intValueExact());
    }

    @AfterEach
    void close() {
        client.close();
        service.close();
        desk.close();
        broker.close();
    }

    private McpTestClient.Answer buy(String symbol, int shares) {
        return client.call("buy", Map.of("symbol", symbol, "quantity", shares, "reason", "test"));
    }

    /// None is accepted; when the ordinary calls are used up, the tool itself fails.
    private void denyBuys(int count) {
        for (int i = 0; i < count; i++) {
            McpTestClient.Answer answer = buy("MSFT", 50_000 + i);
            assertTrue(answer.isError() || answer.json().get("reason_code") != null, answer::text);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 27, 100})
    void closePosition_isDoneInTime_afterDeniedBuysInARow(int count) {
        denyBuys(count);
        Instant asked = broker.time.instant();

        McpTestClient.Answer answer = client.call("close_position", Map.of("symbol", "AAPL", "reason", "test"));

        assertFalse(answer.isError(), answer::text);
        Duration took = Duration.between(asked, broker.time.instant());
        assertTrue(took.compareTo(PROMISED) < 0, took::toString);
        broker.pass(Duration.ofSeconds(1));
        assertEquals(0, broker.held(SimulatedBroker.AAPL).signum());
    }

    @Test
    void closeAllPositions_isDoneInTime_afterDeniedBuysInARow() {
        denyBuys(27);
        Instant asked = broker.time.instant();

        McpTestClient.Answer answer = client.call("close_all_positions", Map.of("reason", "test"));

        assertEquals(true, answer.json().get("flat"), answer::text);
        Duration took = Duration.between(asked, broker.time.instant());
        assertTrue(took.compareTo(PROMISED) < 0, took::toString);
        assertTrue(broker.isFlat());
    }
}
