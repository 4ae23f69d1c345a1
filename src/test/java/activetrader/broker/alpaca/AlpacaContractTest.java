package activetrader.broker.alpaca;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.SharedFolder;
import activetrader.broker.BrokerException;
import activetrader.broker.RejectReason;
import activetrader.json.Json;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.OrderClass;
import activetrader.market.OrderType;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.market.TimeInForce;
import activetrader.market.Timeframe;
import activetrader.time.SimulatedTime;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The client against what Alpaca really answered. The samples are not part of the project; without them this skips.
class AlpacaContractTest {
    private static final Instant NOW = Instant.parse("2026-10-08T15:00:00Z");
    private static final Symbol ANY = Symbol.of("KO");

    private final FakeAlpaca alpaca = new FakeAlpaca();
    private final AlpacaBroker broker = new AlpacaBroker(alpaca.settings(), new SimulatedTime(NOW));
    private final AlpacaMarketData data = new AlpacaMarketData(alpaca.settings(), new SimulatedTime(NOW));

    @AfterEach
    void close() {
        data.close();
        broker.close();
        alpaca.close();
    }

    private static String sample(String name) throws IOException {
        return Files.readString(SharedFolder.require("alpaca/samples").resolve(name));
    }

    private static void assertSame(Object expected, Object actual) {
        assertEquals(0, new BigDecimal(expected.toString()).compareTo(new BigDecimal(actual.toString())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET_v2_account.paper-recorded-2026-10-08.json", "GET_v2_account.spec-example-2026-08.json"})
    void account(String name) throws IOException {
        Map<String, Object> raw = Json.readObject(sample(name));
        alpaca.then(200, sample(name));

        var account = broker.account();

        assertSame(raw.getOrDefault("equity", ""), account.equity());
        assertSame(raw.getOrDefault("last_equity", ""), account.lastEquity());
        assertSame(raw.getOrDefault("cash", ""), account.cash());
        assertSame(raw.getOrDefault("buying_power", ""), account.buyingPower());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET_v2_orders_id.limit-new.paper-recorded-2026-10-08.json",
                "GET_v2_orders_id.notional-filled.paper-recorded-2026-10-08.json",
                "GET_v2_orders_id.qty-filled.paper-recorded-2026-10-08.json",
                "GET_v2_orders_id.sell-to-close-filled.paper-recorded-2026-10-08.json",
                "POST_v2_orders.equity.spec-example.json",
                "POST_v2_orders.limit-buy.paper-recorded-2026-10-08.json",
                "POST_v2_orders.notional-market-buy.paper-recorded-2026-10-08.json",
                "POST_v2_orders.qty-market-buy.paper-recorded-2026-10-08.json"
            })
    void order(String name) throws IOException {
        Map<String, Object> raw = Json.readObject(sample(name));
        alpaca.then(200, sample(name));

        Order order = broker.order("any").orElseThrow();

        assertEquals(raw.get("id"), order.id());
        assertEquals(raw.get("status"), order.status().code());
        assertEquals(raw.get("qty") == null, order.quantity() == null);
        assertEquals(raw.get("limit_price") == null, order.limitPrice() == null);
        assertSame(raw.getOrDefault("filled_qty", ""), order.filledQuantity());
        assertNotEquals(OrderType.UNKNOWN, order.type());
        assertNotEquals(TimeInForce.UNKNOWN, order.timeInForce());
        assertEquals(OrderClass.SIMPLE, order.orderClass());
        assertEquals(raw.get("submitted_at"), String.valueOf(order.submittedAt()));
    }

    @Test
    void lists() throws IOException {
        alpaca.then(200, sample("GET_v2_orders.limit-canceled.paper-recorded-2026-10-08.json"))
                .then(200, sample("GET_v2_positions.paper-recorded-2026-10-08.json"))
                .then(200, sample("GET_v2_account_activities_FILL.paper-recorded-2026-10-08.json"))
                .then(200, sample("GET_v2_assets.two-entries.paper-recorded-2026-10-08.json"))
                .then(200, sample("GET_v2_assets_SPY.paper-recorded-2026-09-30.json"));

        assertEquals(1, broker.orders(activetrader.broker.OrderQuery.since(NOW)).size());
        assertEquals(Quantity.of("0.557436865"), broker.positions().getFirst().available());
        assertEquals(
                Json.readList(sample("GET_v2_account_activities_FILL.paper-recorded-2026-10-08.json"), Object.class)
                        .size(),
                broker.fills(Instant.EPOCH).size());
        assertEquals(2, broker.assets().size());
        assertTrue(broker.asset(Symbol.of("SPY")).orElseThrow().tradable());
    }

    @Test
    void clockAndCalendar() throws IOException {
        alpaca.then(200, sample("GET_v2_clock.spec-example.json"))
                .then(200, sample("GET_v2_calendar.excerpt-early-close.paper-recorded-2026-09-30.json"));

        assertEquals(Instant.parse("2025-06-24T20:00:00Z"), broker.clock().nextClose());
        assertTrue(broker.calendar(LocalDate.EPOCH, LocalDate.EPOCH).stream()
                .anyMatch(activetrader.market.calendar.TradingDay::isEarlyClose));
    }

    @Test
    void marketData() throws IOException {
        alpaca.then(200, sample("DATA_v2_stocks_bars.multi-1Day.excerpt-recorded.json"))
                .then(200, sample("DATA_v2_stocks_bars.unknown-symbol.observed-2026-09-16.json"))
                .then(200, sample("DATA.GET_v2_stocks_quotes_latest.200.quotes.spec-example.json"))
                .then(200, sample("DATA.GET_v2_stocks_trades_latest.200.trades.spec-example.json"))
                .then(200, sample("DATA.GET_v2_stocks_snapshots.200.snapshots.spec-example.json"))
                .then(200, sample("DATA.GET_v1beta1_news.200.news-response-example.spec-example.json"))
                .then(200, sample("DATA.GET_v1beta1_screener_market_type_movers.200.movers.spec-example.json"));
        Set<Symbol> any = Set.of(ANY);

        assertEquals(2, data.bars(any, Timeframe.DAY_1, NOW, NOW).size());
        assertEquals(Map.of(), data.bars(any, Timeframe.DAY_1, NOW, NOW));
        assertTrue(data.latestQuotes(any).values().stream().allMatch(activetrader.market.Quote::isTwoSided));
        assertEquals(1, data.latestTrades(any).size());
        assertTrue(data.snapshots(any).values().stream()
                .allMatch(snapshot -> snapshot.latestTrade() != null && snapshot.previousDailyBar() != null));
        assertEquals(1, data.news(any, null, null, 10).size());
        assertEquals(2, data.movers(10).losers().size());
    }

    @Test
    void bulkAnswers() throws IOException {
        alpaca.then(207, Json.write(body("errors/cancel_all_207_with_failure.alpaca-py-test.json")))
                .then(207, Json.write(body("alpaca-py-tests/close_all_positions.json")));

        assertEquals(
                List.of(true, false),
                broker.cancelAll().stream()
                        .map(activetrader.broker.ItemResult::isAccepted)
                        .toList());
        assertFalse(broker.closeAllPositions(true).isEmpty());
    }

    private static Object body(String name) throws IOException {
        return java.util.Objects.requireNonNull(Json.readObject(sample(name)).get("body"));
    }

    @Test
    void everyRecordedError_isTypedByWhatToDoNext() throws IOException {
        try (Stream<Path> files = Files.list(SharedFolder.require("alpaca/samples/errors"))) {
            for (Path file : files.filter(path -> !path.toString().contains("cancel_all"))
                    .sorted()
                    .toList()) {
                Map<String, Object> raw = Json.readObject(Files.readString(file));
                int status = ((Number) raw.getOrDefault("http_status", 0)).intValue();
                alpaca.then(status, Json.write(raw.getOrDefault("body", Map.of())));

                BrokerException e = assertThrows(
                        BrokerException.class,
                        () -> broker.submit(NewOrder.market("at-1", ANY, Side.BUY, Quantity.of(1))));

                assertTrue(isExpected(file.getFileName().toString(), e), file + " became " + e);
            }
        }
    }

    private static boolean isExpected(String file, BrokerException e) {
        return switch (e) {
            case BrokerException.Unauthorized _ -> file.startsWith("unauthorized");
            case BrokerException.Transient _ -> file.startsWith("rate_limit");
            case BrokerException.Rejected rejected -> rejected.reason() == reasonOf(file);
            case BrokerException.OutcomeUnknown _, BrokerException.Malformed _ -> false;
        };
    }

    private static RejectReason reasonOf(String file) {
        return switch (file.substring(0, file.indexOf('.'))) {
            case "asset_not_found", "position_not_found" -> RejectReason.NOT_FOUND;
            case "cancel_filled" -> RejectReason.ALREADY_FINAL;
            case "close_position_held_by_stop", "insufficient_qty", "insufficient_qty_held_by_stop" ->
                RejectReason.INSUFFICIENT_QUANTITY;
            case "duplicate_client_order_id" -> RejectReason.DUPLICATE_CLIENT_ORDER_ID;
            case "insufficient_buying_power" -> RejectReason.INSUFFICIENT_BUYING_POWER;
            case "not_allowed_to_short" -> RejectReason.NOT_SHORTABLE;
            case "not_fractionable" -> RejectReason.NOT_FRACTIONABLE;
            case "replace_wrong_state" -> RejectReason.WRONG_STATE;
            case "stop_above_market" -> RejectReason.WRONG_SIDE_PRICE;
            case "sub_penny_limit", "sub_penny_stop" -> RejectReason.SUB_PENNY;
            case "wash_trade", "wash_trade_limit_variant" -> RejectReason.WASH_TRADE;
            default -> RejectReason.OTHER;
        };
    }
}
