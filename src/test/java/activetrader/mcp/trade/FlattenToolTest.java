package activetrader.mcp.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.market.Money;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.mcp.McpTestClient;
import activetrader.mcp.ToolCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Closing everything: answered within the time of a tool call, finished however long it takes.
class FlattenToolTest {
    private static final FlattenReport FLAT = new FlattenReport(
            true,
            "daemon",
            TradeFixture.NOW,
            TradeFixture.NOW.plusSeconds(2),
            1,
            List.of(new FlattenReport.Closed(
                    "o9", TradeFixture.ACME, Quantity.of(10), Side.SELL, Price.of("101"), Money.of(10))),
            List.of(),
            null,
            List.of());

    private final TradeFixture fixture = new TradeFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void flatten_reportsWhatItDid() {
        fixture.desk.onFlatten = () -> taking(Duration.ofSeconds(2));

        assertEquals(
                "{\"success\":true,\"flat\":true,\"requested_by\":\"daemon\","
                        + "\"started_at\":\"2026-03-03T16:00:00Z\",\"finished_at\":\"2026-03-03T16:00:02Z\","
                        + "\"cancelled_orders\":1,\"closed\":[{\"symbol\":\"ACME\",\"qty\":10,\"side\":\"sell\","
                        + "\"filled_avg_price\":101,\"pnl\":10}],\"remaining\":[]}",
                call().text());
        assertEquals(List.of(new FlattenRequest("daemon", "end of day")), fixture.desk.requests);
    }

    @Test
    void flatten_answersInTimeAndContinues_whenItTakesLong() {
        fixture.desk.onFlatten = () -> taking(Duration.ofSeconds(25));
        fixture.desk.portfolio = TradeFixture.portfolio(TradeFixture.position(PositionSide.LONG, "10"));

        Map<String, Object> first = call().json();

        assertEquals(false, first.get("flat"));
        assertEquals("STILL_CLOSING", first.get("reason_code"));
        assertEquals("[{symbol=ACME, qty=10, why=still being closed}]", String.valueOf(first.get("remaining")));
        assertEquals(TradeFixture.NOW.plus(FlattenTool.GLANCE), fixture.time.instant());

        Map<String, Object> last = first;
        while (!Objects.equals(last.get("flat"), true)) {
            last = call().json();
        }
        assertEquals(true, last.get("flat"));
        assertEquals(1, fixture.desk.requests.size());
    }

    @Test
    void flatten_showsItsLastSnapshot_withoutAskingTheBroker() {
        fixture.desk.onFlatten = () -> taking(Duration.ofSeconds(25));
        fixture.desk.leftToClose =
                List.of(new FlattenReport.Remaining(TradeFixture.ACME, Quantity.of(4), "order c is new, filled 6"));

        assertEquals(
                "[{symbol=ACME, qty=4, why=order c is new, filled 6}]",
                String.valueOf(call().json().get("remaining")));
    }

    @Test
    void flatten_letsAnAgentWaitLonger() {
        fixture.desk.onFlatten = () -> taking(Duration.ofSeconds(25));
        fixture.desk.leftToClose = List.of();

        fixture.client.call("close_all_positions", Map.of("reason", "risk"), Map.of(ToolCall.CYCLE, "2026-03-03#7"));

        assertEquals(TradeFixture.NOW.plus(FlattenTool.PATIENCE), fixture.time.instant());
    }

    @Test
    void flatten_isAnErrorAndStartsAnew_whenItFailed() {
        McpTestClient.Answer failed = call();
        assertTrue(failed.isError());
        assertEquals("the flatten failed: call close_all_positions again", failed.text());

        fixture.desk.onFlatten = () -> FLAT;
        assertEquals(true, call().json().get("flat"));
    }

    private McpTestClient.Answer call() {
        return fixture.client.call("close_all_positions", Map.of("reason", "end of day"));
    }

    private FlattenReport taking(Duration duration) {
        try {
            fixture.time.sleep(duration);
            return FLAT;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
