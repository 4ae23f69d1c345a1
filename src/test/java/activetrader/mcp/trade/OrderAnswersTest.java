package activetrader.mcp.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import activetrader.broker.RejectReason;
import activetrader.execution.blocks.BlockReason;
import activetrader.execution.blocks.EntryBlock;
import activetrader.execution.ledger.OrderRefusal;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.orders.exits.ExitRefusal;
import activetrader.execution.orders.exits.ExitRequest;
import activetrader.execution.orders.exits.ExitResult;
import activetrader.execution.orders.stops.CancelResult;
import activetrader.execution.orders.stops.StopFailure;
import activetrader.execution.orders.stops.StopRefusal;
import activetrader.execution.orders.stops.StopResult;
import activetrader.json.Json;
import activetrader.market.Order;
import activetrader.market.OrderStatus;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.mcp.ToolException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

    @ParameterizedTest
    @MethodSource("refusedExits")
    void refusedExit_saysWhy(ExitRefusal why, String code, String error) {
        ExitRequest request = ExitRequest.all(TradeFixture.ACME, "because", null);

        Map<String, Object> answer = OrderAnswers.exit(request, new ExitResult.Refused(why));

        assertEquals(code, answer.get("reason_code"));
        assertEquals(error, answer.get("error"));
    }

    static Stream<Arguments> refusedExits() {
        return Stream.of(
                Arguments.of(
                        new ExitRefusal.WrongQuantity(Quantity.of(11), Quantity.of(10)),
                        "QUANTITY",
                        "quantity must be above 0 and at most the 10 held, was 11"),
                Arguments.of(
                        new ExitRefusal.Flattening(),
                        "FLATTENING",
                        "everything is being closed: see close_all_positions"),
                Arguments.of(
                        new ExitRefusal.ExternalPosition(TradeFixture.ACME),
                        "EXTERNAL_POSITION",
                        "the position in ACME is external and is left alone"));
    }

    @ParameterizedTest
    @MethodSource("refusedStops")
    void refusedStop_saysWhy(StopRefusal why, String code, String error) {
        Map<String, Object> answer = OrderAnswers.stop(new StopResult.Refused(why));

        assertEquals(code, answer.get("reason_code"));
        assertEquals(error, answer.get("error"));
    }

    static Stream<Arguments> refusedStops() {
        Price wanted = Price.of("99");
        return Stream.of(
                Arguments.of(
                        new StopRefusal.NothingHeld(TradeFixture.ACME), "NOTHING_HELD", "there is no position in ACME"),
                Arguments.of(
                        new StopRefusal.ExternalPosition(TradeFixture.ACME),
                        "EXTERNAL_POSITION",
                        "the position in ACME is external and is left alone"),
                Arguments.of(
                        new StopRefusal.NoStop(TradeFixture.ACME),
                        "NO_STOP",
                        "ACME has no stop to move now; it is being mended"),
                Arguments.of(
                        new StopRefusal.NotInFavour(Price.of("100"), wanted),
                        "NOT_IN_FAVOUR",
                        "a stop moves only towards the market: it is at 100, wanted 99"),
                Arguments.of(
                        new StopRefusal.ReachedByMarket(wanted, Price.of("98")),
                        "STOP_REACHED",
                        "a stop at 99 would trigger at once: the market is at 98"),
                Arguments.of(
                        new StopRefusal.ReachedAtBroker(wanted, "wrong side"),
                        "STOP_REACHED",
                        "a stop at 99 would trigger at once: wrong side"),
                Arguments.of(
                        new StopRefusal.NotNow(BlockReason.DESK_BUSY), "DESK_BUSY", BlockReason.DESK_BUSY.message()));
    }

    @Test
    void stopOfUnknownOutcome_isAFailure() {
        assertEquals(
                "the stop of ACME could not be moved now; it is being mended: see get_positions",
                assertThrows(
                                ToolException.class,
                                () -> OrderAnswers.stop(
                                        new StopResult.Failed(new StopFailure.BeingMended(TradeFixture.ACME))))
                        .getMessage());
    }
}
