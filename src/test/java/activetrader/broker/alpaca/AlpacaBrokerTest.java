package activetrader.broker.alpaca;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.BrokerException;
import activetrader.broker.ItemResult;
import activetrader.broker.Listing;
import activetrader.broker.OrderChange;
import activetrader.broker.OrderQuery;
import activetrader.broker.RejectReason;
import activetrader.http.WebRequest;
import activetrader.market.Fill;
import activetrader.market.Money;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.OrderClass;
import activetrader.market.OrderStatus;
import activetrader.market.OrderType;
import activetrader.market.Position;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.RawItem;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.market.TimeInForce;
import activetrader.market.calendar.TradingDay;
import activetrader.time.SimulatedTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlpacaBrokerTest {
    private static final Symbol MMM = Symbol.of("MMM");
    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

    private final FakeAlpaca alpaca = new FakeAlpaca();
    private final AlpacaBroker broker = new AlpacaBroker(alpaca.settings(), new SimulatedTime(NOW));

    @AfterEach
    void close() {
        broker.close();
        alpaca.close();
    }

    @Test
    void account_isReadExactly_withoutTheFieldsRemovedIn2026() {
        alpaca.then(200, """
                {"id":"acc-1","account_number":"PA1","status":"ACTIVE","cash":"90000.10","equity":100000.123456789,
                 "last_equity":"99999.87654321012","buying_power":"399000.4","multiplier":"4","trading_blocked":true,
                 "shorting_enabled":true,"some_new_field":{"a":[1]}}""");

        var account = broker.account();

        assertEquals(Money.of("100000.123456789"), account.equity());
        assertEquals(Money.of("99999.87654321012"), account.lastEquity());
        assertTrue(account.blocked() && account.shortingEnabled());
    }

    @Test
    void account_isMalformed_whenTheMoneyIsMissing() {
        alpaca.then(200, "{\"id\":\"acc-1\",\"cash\":\"1\"}");

        assertThrows(BrokerException.Malformed.class, broker::account);
    }

    @Test
    void positions_keepWhatCanBeRead() {
        alpaca.then(200, """
                [{"symbol":"MMM","asset_class":"us_equity","side":"short","qty":"-12","qty_available":"-5",
                  "avg_entry_price":"101.123456","current_price":"0","market_value":"-1200.5","cost_basis":"-1213.48",
                  "unrealized_pl":"12.98"},
                 {"symbol":"BTC/USD","asset_class":"crypto","qty":"1"},
                 {"symbol":"not a ticker","qty":"3","avg_entry_price":"1"},
                 {"symbol":"AAA","qty":"4","cost_basis":"10"}]""");

        Listing<Position> listed = broker.positionListing();

        List<Position> positions = listed.items();
        assertEquals(List.of("1 BTC/USD"), words(listed.otherAssets()));
        assertEquals(List.of("3 not a ticker"), words(listed.unreadable()));
        assertThrows(BrokerException.Malformed.class, listed::complete);
        assertEquals(2, positions.size());
        Position shorted = positions.getFirst();
        assertEquals(PositionSide.SHORT, shorted.side());
        assertEquals(Quantity.of(12), shorted.quantity());
        assertEquals(Quantity.of(5), shorted.available());
        assertNull(shorted.currentPrice());
        assertEquals(Price.of("2.5"), positions.getLast().averageEntryPrice());
    }

    private static List<String> words(List<RawItem> items) {
        return items.stream().map(RawItem::inWords).toList();
    }

    @Test
    void position_isEmpty_onlyWhenAlpacaSaysSo() {
        alpaca.then(404, "{\"code\":40410000,\"message\":\"position does not exist\"}")
                .then(404, "{\"message\":\"endpoint not found.\"}")
                .thenHtml(404);

        assertEquals(Optional.empty(), broker.position(MMM));
        assertThrows(BrokerException.class, () -> broker.position(MMM));
        assertThrows(BrokerException.class, () -> broker.position(MMM));
    }

    @Test
    void submit_sendsNumbersAsText_andNothingThatIsNotSet() {
        alpaca.then(200, order("o-1", "pending_new", "2026-03-02T15:00:00.1Z", "null"));

        broker.submit(NewOrder.market("at-1", MMM, Side.BUY, Quantity.of(10)));

        assertEquals(
                "{\"symbol\":\"MMM\",\"side\":\"buy\",\"qty\":\"10\",\"type\":\"market\",\"time_in_force\":\"day\","
                        + "\"position_intent\":\"buy_to_open\",\"client_order_id\":\"at-1\"}",
                alpaca.request(0).body());
    }

    @Test
    void submit_saysThatAnExitCloses() {
        alpaca.then(200, order("o-1", "pending_new", "2026-03-02T15:00:00.1Z", "null"))
                .then(200, order("o-2", "pending_new", "2026-03-02T15:00:00.1Z", "null"));

        broker.submit(NewOrder.market("at-1", MMM, Side.SELL, Quantity.of(10)).closing());
        broker.submit(NewOrder.stop("at-2", MMM, Side.BUY, Quantity.of(10), Price.of("120")));

        assertTrue(alpaca.request(0).body().contains("\"position_intent\":\"sell_to_close\""));
        assertTrue(alpaca.request(1).body().contains("\"position_intent\":\"buy_to_close\""));
    }

    @Test
    void submit_sendsTheLegsOfABracket() {
        alpaca.then(200, order("o-1", "pending_new", "2026-03-02T15:00:00.1Z", "null"));

        broker.submit(NewOrder.limit("at-1", MMM, Side.BUY, Quantity.of(10), Price.of("100.50"))
                .protectedBy(Price.of("98.10"), Price.of("105")));

        assertEquals(
                "{\"symbol\":\"MMM\",\"side\":\"buy\",\"qty\":\"10\",\"type\":\"limit\",\"time_in_force\":\"day\","
                        + "\"order_class\":\"bracket\",\"limit_price\":\"100.5\",\"position_intent\":\"buy_to_open\","
                        + "\"client_order_id\":\"at-1\","
                        + "\"take_profit\":{\"limit_price\":\"105\"},\"stop_loss\":{\"stop_price\":\"98.1\"}}",
                alpaca.request(0).body());
    }

    @Test
    void order_keepsWordsThatThisVersionDoesNotKnow() {
        alpaca.then(200, """
                {"id":"o-1","client_order_id":"c","symbol":"MMM","side":"sell","type":"pegged","order_class":"trio",
                 "time_in_force":"gtd","qty":3.5,"filled_qty":"1.25","filled_avg_price":"0","limit_price":0,
                 "status":"pondering","submitted_at":"2026-03-02T10:00:00.123456789-05:00","legs":null}""");

        Order order = broker.order("o-1").orElseThrow();

        assertEquals(OrderType.UNKNOWN, order.type());
        assertEquals(OrderClass.UNKNOWN, order.orderClass());
        assertEquals(TimeInForce.UNKNOWN, order.timeInForce());
        assertEquals(new OrderStatus("pondering"), order.status());
        assertTrue(order.isOpen());
        assertEquals(Quantity.of("2.25"), order.remaining());
        assertNull(order.limitPrice());
        assertNull(order.averageFillPrice());
        assertEquals(Instant.parse("2026-03-02T15:00:00.123456789Z"), order.submittedAt());
    }

    @Test
    void orderByClientId_asksUnderItsOwnPath() {
        alpaca.then(404, "{\"code\":40410000,\"message\":\"order not found for at-1\"}");

        assertEquals(Optional.empty(), broker.orderByClientId("at-1"));
        assertEquals("/v2/orders:by_client_order_id", alpaca.request(0).path());
        assertEquals("at-1", alpaca.request(0).query("client_order_id").orElseThrow());
    }

    @Test
    void openOrders_includeTheHeldLegsOfAFilledEntry() {
        String legs = "[" + order("tp", "new", "2026-03-02T14:40:00Z", "null") + ","
                + order("sl", "held", "2026-03-02T14:40:00Z", "null") + "]";
        alpaca.then(
                        200,
                        "[" + order("old-gtc", "new", "2026-02-20T15:00:00Z", "null") + ","
                                + order("tp", "new", "2026-03-02T14:40:00Z", "null") + "]")
                .then(
                        200,
                        "[" + order("entry", "filled", "2026-03-02T14:40:00Z", legs) + ","
                                + order("gone", "canceled", "2026-03-02T14:41:00Z", "null") + ","
                                + order("resting", "accepted", "2026-03-02T14:42:00Z", "null") + "]");

        List<Order> open = broker.orders(OrderQuery.open());

        assertEquals(
                List.of("old-gtc", "tp", "sl", "resting"),
                open.stream().map(Order::id).toList());
        assertEquals("open", alpaca.request(0).query("status").orElseThrow());
        assertEquals("all", alpaca.request(1).query("status").orElseThrow());
        assertEquals("true", alpaca.request(1).query("nested").orElseThrow());
        assertEquals(
                Instant.parse("2026-03-02T05:00:00Z"), after(alpaca.request(1)).plusNanos(1_000));
    }

    @Test
    void ordersOfTodayAndOpen_comeFromTwoLists() {
        String legs = "[" + order("sl", "held", "2026-03-02T14:40:00Z", "null") + "]";
        alpaca.then(
                        200,
                        "[" + order("old-gtc", "new", "2026-02-20T15:00:00Z", "null") + ","
                                + order("sl", "held", "2026-03-02T14:40:00Z", "null") + "]")
                .then(
                        200,
                        "[" + order("entry", "filled", "2026-03-02T14:40:00Z", legs) + ","
                                + order("gone", "canceled", "2026-03-02T14:41:00Z", "null") + "]");

        List<Order> orders = broker.orders(OrderQuery.sinceOrOpen(NOW));

        assertEquals(
                List.of("old-gtc", "entry", "gone"),
                orders.stream().map(Order::id).toList());
        assertTrue(alpaca.request(0).query("after").isEmpty());
        assertEquals(NOW, after(alpaca.request(1)));
    }

    @Test
    void orders_arePagedWithoutLossOrRepetition() {
        alpaca.then(200, orders(0, 500)).then(200, orders(499, 3));

        List<Order> all = broker.orders(OrderQuery.since(NOW));

        assertEquals(
                IntStream.range(0, 502).mapToObj(i -> "o-" + i).toList(),
                all.stream().map(Order::id).toList());
        assertTrue(after(alpaca.request(1)).isBefore(submitted(499)));
        assertFalse(after(alpaca.request(1)).isBefore(submitted(498)));
    }

    @Test
    void orders_followTheBroker_afterTheSameAnswerTwice() {
        String working = "[" + order("o-1", "new", "2026-03-02T15:00:00Z", "null") + "]";
        String gone = "[" + order("o-1", "canceled", "2026-03-02T15:00:00Z", "null") + "]";
        for (String answer : List.of(working, working, gone, working, "[]")) {
            alpaca.then(200, answer);
        }

        assertEquals(
                List.of("[new]", "[new]", "[canceled]", "[new]", "[]"),
                Stream.generate(() -> broker.orders(OrderQuery.since(NOW)))
                        .limit(5)
                        .map(orders -> orders.stream()
                                .map(order -> order.status().code())
                                .toList()
                                .toString())
                        .toList());
    }

    @Test
    void orders_endWhenAFullPageBringsNothingNew() {
        alpaca.then(200, orders(0, 500)).then(200, orders(0, 500));

        assertEquals(
                500,
                broker.orders(new OrderQuery(OrderQuery.State.CLOSED, null, Set.of(MMM)))
                        .size());
        assertEquals("MMM", alpaca.request(0).query("symbols").orElseThrow());
    }

    private static Instant after(WebRequest request) {
        return Instant.parse(request.query("after").orElseThrow());
    }

    private static Instant submitted(int index) {
        return NOW.plusSeconds(index);
    }

    private static String orders(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(i -> order("o-" + i, "filled", submitted(i).toString(), "null"))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String order(String id, String status, String submittedAt, String legs) {
        return """
                {"id":"%s","client_order_id":"c-%s","symbol":"MMM","asset_class":"us_equity","side":"buy",
                 "type":"market","order_class":"","time_in_force":"day","qty":"10","filled_qty":"0","status":"%s",
                 "submitted_at":"%s","legs":%s}""".formatted(id, id, status, submittedAt, legs);
    }

    @Test
    void replace_sendsOnlyWhatChanges() {
        alpaca.then(200, order("o-2", "pending_new", "2026-03-02T15:00:00Z", "null"));

        broker.replace("o-1", OrderChange.stopAt("at-2", Price.of("99.50")));

        assertEquals("PATCH", alpaca.request(0).method());
        assertEquals(
                "{\"client_order_id\":\"at-2\",\"stop_price\":\"99.5\"}",
                alpaca.request(0).body());
    }

    @Test
    void cancel_isRejected_whenTheOrderIsFinal() {
        alpaca.then(204, "").then(422, "{\"code\":42210000,\"message\":\"order is already in \\\"filled\\\" state\"}");

        broker.cancel("o-1");
        BrokerException.Rejected e = assertThrows(BrokerException.Rejected.class, () -> broker.cancel("o-1"));
        assertEquals(RejectReason.ALREADY_FINAL, e.reason());
    }

    @Test
    void closeAll_answersForEachPosition() {
        alpaca.then(207, """
                [{"symbol":"AAA","status":200,"body":{"id":"o-9"}},
                 {"symbol":"MMM","status":403,"body":{"code":40310000,"message":"insufficient qty available"}}]""");

        assertEquals(
                List.of(new ItemResult("AAA", 200, ""), new ItemResult("MMM", 403, "insufficient qty available")),
                broker.closeAllPositions(true));
        assertEquals("true", alpaca.request(0).query("cancel_orders").orElseThrow());
    }

    @Test
    void cancelAll_isEmpty_whenThereIsNothing() {
        alpaca.then(207, "[]").then(207, "");

        assertEquals(List.of(), broker.cancelAll());
        assertEquals(List.of(), broker.cancelAll());
    }

    @Test
    void closePosition_isInDoubt_whenItsAnswerIsLost() {
        alpaca.thenDrop();

        assertThrows(BrokerException.OutcomeUnknown.class, () -> broker.closePosition(MMM, Quantity.of(3)));
        assertEquals("3", alpaca.request(0).query("qty").orElseThrow());
    }

    @Test
    void fills_arePagedById_andCutAtTheBound() {
        String page =
                IntStream.range(0, 100).mapToObj(i -> fill(i, "partial_fill")).collect(Collectors.joining(","));
        alpaca.then(200, "[" + page + "]").then(200, "[" + fill(100, "fill") + "]");

        List<Fill> fills = broker.fills(NOW.plusSeconds(1));

        assertEquals(100, fills.size());
        assertEquals("f-1", fills.getFirst().id());
        assertEquals(Side.SELL, fills.getFirst().side());
        assertEquals(NOW, Instant.parse(alpaca.request(0).query("after").orElseThrow()));
        assertEquals("f-99", alpaca.request(1).query("page_token").orElseThrow());
    }

    private static String fill(int index, String type) {
        return String.format(Locale.ROOT, """
                {"activity_type":"FILL","id":"f-%d","order_id":"o-1","symbol":"MMM","side":"sell_short","qty":"1.5",
                 "price":"100.125","transaction_time":"%s","type":"%s"}""", index, NOW.plusSeconds(index), type);
    }

    @Test
    void calendar_isInNewYorkTime_onBothSidesOfTheClockChange() {
        alpaca.then(200, """
                [{"date":"2026-03-06","open":"09:30","close":"16:00","session_open":"0400"},
                 {"date":"2026-11-27","open":"09:30","close":"13:00"}]""");

        List<TradingDay> days = broker.calendar(LocalDate.of(2026, 3, 6), LocalDate.of(2026, 11, 27));

        assertEquals(Instant.parse("2026-03-06T14:30:00Z"), days.getFirst().open());
        assertEquals(Instant.parse("2026-11-27T18:00:00Z"), days.getLast().close());
        assertTrue(days.getLast().isEarlyClose());
    }

    @Test
    void calendar_isMalformed_whenATimeDoesNotParse() {
        alpaca.then(200, "[{\"date\":\"2026-03-06\",\"open\":\"9 o'clock\",\"close\":\"16:00\"}]");

        assertThrows(
                BrokerException.Malformed.class,
                () -> broker.calendar(LocalDate.of(2026, 3, 6), LocalDate.of(2026, 3, 6)));
    }

    @Test
    void asset_isNotShortable_whenHardToBorrow() {
        alpaca.then(200, """
                {"id":"a","symbol":"MMM","status":"active","tradable":true,"shortable":true,
                 "borrow_status":"hard_to_borrow"}""");

        assertFalse(broker.asset(MMM).orElseThrow().shortable());
    }
}
