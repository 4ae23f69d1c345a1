package activetrader.mcp.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.broker.RejectReason;
import activetrader.execution.blocks.BlockReason;
import activetrader.execution.blocks.EntryBlock;
import activetrader.execution.ledger.OrderRefusal;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.orders.stops.CancelResult;
import activetrader.json.Json;
import activetrader.market.Order;
import activetrader.market.OrderStatus;
import activetrader.market.Quantity;
import activetrader.market.Side;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Programs and models know these answers by heart.
class OrderAnswersTest {
    private static final Order ORDER = TradeFixture.order("o1", Side.SELL, OrderStatus.NEW);
    private static final EntryRequest REQUEST = EntryRequest.buy(TradeFixture.ACME, Quantity.of(10), "test", null);

    @ParameterizedTest
    @MethodSource("refusedCancels")
    void refusedCancel_saysWhy(CancelResult.Refused refused, String message) {
        assertEquals(
                "{\"success\":false,\"error\":\"" + message + "\",\"reason_code\":\"CANCEL_REFUSED\"}",
                Json.write(OrderAnswers.cancel(refused)));
    }

    static Stream<Arguments> refusedCancels() {
        return Stream.of(
                Arguments.of(new CancelResult.NoSuchOrder("o9"), "there is no order o9"),
                Arguments.of(
                        new CancelResult.Ended(TradeFixture.order("o1", Side.SELL, OrderStatus.FILLED)),
                        "order o1 is filled already"),
                Arguments.of(new CancelResult.External(ORDER), "order o1 is external and is left alone"),
                Arguments.of(
                        new CancelResult.Protecting(ORDER),
                        "order o1 protects the position in ACME; close the position or move its stop instead"),
                Arguments.of(new CancelResult.NotNow(BlockReason.STOPPING), "the service is stopping"),
                Arguments.of(new CancelResult.NotNow(BlockReason.DESK_BUSY), "another order is still at work"));
    }

    @ParameterizedTest
    @MethodSource("entriesWithoutOrder")
    void entryWithoutOrder_saysWhy(EntryResult result, String error, String code) {
        assertEquals(
                "{\"success\":false,\"error\":\"" + error + "\",\"reason_code\":\"" + code
                        + "\",\"symbol\":\"ACME\",\"qty\":10}",
                Json.write(OrderAnswers.entry(REQUEST, result)));
    }

    static Stream<Arguments> entriesWithoutOrder() {
        return Stream.of(
                Arguments.of(
                        new EntryResult.Blocked(EntryBlock.of(BlockReason.EXIT_FIRST)),
                        "an exit is at work, no entries before it is done",
                        "EXIT_FIRST"),
                Arguments.of(new EntryResult.Unpriced(), "there is no price to limit the entry by", "DATA_MISSING"),
                Arguments.of(
                        new EntryResult.Rejected(new OrderRefusal.ByBroker(RejectReason.NOT_TRADABLE), "not active"),
                        "not active",
                        "NOT_TRADABLE"),
                Arguments.of(
                        new EntryResult.Rejected(OrderRefusal.Reason.STOP_NOT_RELEASED, "not yet"),
                        "not yet",
                        "STOP_NOT_RELEASED"),
                Arguments.of(new EntryResult.Undone("at-1", "being closed"), "being closed", "WITHDRAWN"));
    }
}
