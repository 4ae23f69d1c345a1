package activetrader.simulator.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.BrokerException;
import activetrader.broker.OrderChange;
import activetrader.broker.OrderQuery;
import activetrader.broker.alpaca.AlpacaBroker;
import activetrader.broker.alpaca.AlpacaMarketData;
import activetrader.broker.alpaca.AlpacaSettings;
import activetrader.config.Secret;
import activetrader.market.Money;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.OrderClass;
import activetrader.market.OrderType;
import activetrader.market.PositionEffect;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.market.TimeInForce;
import activetrader.market.Timeframe;
import activetrader.simulator.Simulator;
import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.data.DataApi;
import activetrader.simulator.exchange.event.AccountAction;
import activetrader.simulator.script.Script;
import activetrader.time.SimulatedTime;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every request that the client sends and every answer that the simulator gives fits Alpaca's description of its APIs.
@Tag("long")
class OpenApiTest {
    private static final Instant NOW = Instant.parse("2026-01-14T15:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 14);
    private static final Symbol SPY = Symbol.of("SPY");
    private static final Symbol AAPL = Symbol.of("AAPL");
    private static final Symbol UNKNOWN = Symbol.of("ZZZZ");
    private static final Quantity TEN = Quantity.of(10);
    /// Of the early morning, before anything is held.
    private static final Script REORGANIZED = new Script(
            List.of(),
            List.of(),
            List.of(),
            Stream.of(
                            new AccountAction.SpinOff(SPY, AAPL, BigDecimal.ONE, new BigDecimal("4.5")),
                            new AccountAction.Merger(SPY, null, BigDecimal.ONE, BigDecimal.ONE, Money.of("5.37")),
                            new AccountAction.Merger(SPY, AAPL, BigDecimal.ONE, BigDecimal.ONE, Money.ZERO),
                            new AccountAction.Merger(SPY, AAPL, BigDecimal.ONE, BigDecimal.ONE, Money.of("5.37")))
                    .map(action -> new Script.Timed(Instant.parse("2026-01-14T09:00:00Z"), action))
                    .toList());
    private static final String NOBODY = "61e69015-8549-4bfd-b9c3-01e75843f47d";

    private final SimulatedTime time = new SimulatedTime(NOW);
    private final Simulator simulator = Simulator.start(
            SimulatorSettings.defaults().withSymbols(Set.of(SPY, AAPL)).withScript(REORGANIZED), time, 0);
    private final Eavesdropper between = new Eavesdropper(simulator.url());
    private final AlpacaSettings settings =
            AlpacaSettings.defaults("SIM", new Secret("SIM")).at(between.url(), between.url());
    private final AlpacaBroker broker = new AlpacaBroker(settings, time);
    private final AlpacaMarketData data = new AlpacaMarketData(settings, time);
    private int orders;

    @AfterEach
    void close() {
        data.close();
        broker.close();
        between.close();
        simulator.close();
    }

    @Test
    void brokerCalls_fitTheTradingApi() throws Exception {
        Specification trading = Specification.of("trading-openapi.yaml");
        readAccount();
        tradePlainOrders();
        tradeOrdersWithLegs();
        beRefused();
        readAccount();
        closeEverything();

        assertFits(trading);
        List<String> lines = deviations(trading).toList();
        Deviation.TRADING.forEach(
                known -> assertTrue(lines.stream().anyMatch(known::covers), () -> "no longer seen: " + known));
        assertTrue(between.heard().size() > 50, () -> between.heard().size() + " calls");
    }

    @Test
    void dataCalls_fitTheMarketDataApi() {
        Specification market = Specification.of("market-data-openapi.yaml");
        Set<Symbol> symbols = Set.of(SPY, AAPL, UNKNOWN);
        data.bars(symbols, Timeframe.MIN_5, NOW.minus(Duration.ofDays(3)), NOW);
        data.bars(symbols, Timeframe.DAY_1, NOW.minus(Duration.ofDays(90)), NOW);
        data.latestQuotes(symbols);
        data.latestTrades(symbols);
        data.snapshots(symbols);
        data.news(Set.of(), null, null, 10);
        data.news(symbols, NOW.minus(Duration.ofDays(9)), NOW, 50);
        data.mostActives(10);
        data.movers(5);

        assertFits(market);
        assertTrue(between.heard().size() >= 9, () -> between.heard().size() + " calls");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/account/configurations",
                "/v2/account/activities",
                "/v2/account/activities/FILL?page_size=2",
                "/v2/account/portfolio/history?period=1W&timeframe=1D",
                "/v2/account/portfolio/history?start=2026-01-14T05:00:00Z&end=2026-01-15T05:00:00Z&timeframe=5Min"
                        + "&intraday_reporting=market_hours",
                "/v2/assets?status=active",
                "/v2/orders?status=all&limit=2&nested=true&direction=asc",
                "/v3/clock",
                "/v3/clock?markets=NYSE,NASDAQ",
                "/v3/calendar/NYSE",
                "/v3/calendar/NYSE?start=2026-01-12&end=2026-01-16",
                "/v2/calendar?start=2026-11-20&end=2026-11-30",
            })
    void tradingAnswer_fits(String target) throws Exception {
        Specification trading = Specification.of("trading-openapi.yaml");
        fill(NewOrder.market(id(), SPY, Side.BUY, TEN));
        simulator.exchange().apply(new AccountAction.MoveCash("CSD", Money.of(5000), null));
        simulator.exchange().apply(new AccountAction.SplitShares(SPY, BigDecimal.TEN, BigDecimal.ONE));
        get(target);

        assertFits(trading);
    }

    @Test
    void coinsAndTheirStop_fitTheTradingApi() throws Exception {
        Specification trading = Specification.of("trading-openapi.yaml");
        hold("BTC/USD", "45000");
        hold("ETH/USD", null);
        get("/v2/positions");
        get("/v2/positions/BTCUSD");
        get("/v2/positions/ETHUSD");
        get("/v2/orders?status=open&nested=true");
        get("/v2/orders/" + simulator.exchange().crypto().getFirst().orderId());
        broker.closeAllPositions(true);
        wait(30);
        get("/v2/account/activities");

        assertFits(trading);
        assertEquals(List.of(), simulator.exchange().crypto());
        long withCoins = between.heard().stream()
                .filter(heard -> heard.response().body().contains("\"asset_class\":\"crypto\"")
                        || heard.response().body().contains("\"symbol\":\"BTC/USD\""))
                .count();
        assertTrue(withCoins >= 7, () -> withCoins + " answers with coins");
    }

    private void hold(String pair, @Nullable String stop) {
        simulator
                .exchange()
                .apply(
                        new AccountAction.HoldCrypto(
                                pair, new BigDecimal("0.05"), Price.of("50000"), stop == null ? null : Price.of(stop)),
                        NOW.minus(Duration.ofDays(5)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/stocks/bars?symbols=SPY,AAPL&timeframe=1Min&limit=3",
                "/v2/stocks/trades?symbols=SPY,AAPL&limit=3",
                "/v2/stocks/quotes?symbols=SPY,AAPL&limit=3",
                "/v2/stocks/SPY/bars?timeframe=1Hour&limit=3",
                "/v2/stocks/SPY/trades?limit=3",
                "/v2/stocks/SPY/quotes?limit=3",
                "/v2/stocks/bars/latest?symbols=SPY,AAPL",
                "/v2/stocks/SPY/bars/latest",
                "/v2/stocks/SPY/trades/latest",
                "/v2/stocks/SPY/quotes/latest",
                "/v2/stocks/SPY/snapshot",
                "/v2/stocks/meta/exchanges",
                "/v2/stocks/meta/conditions/trade?tape=A",
                "/v2/stocks/meta/conditions/quote?tape=C",
                "/v1beta1/news?limit=3&include_content=true",
                "/v1beta1/screener/stocks/most-actives?by=trades&top=5",
                "/v1/corporate-actions?symbols=SPY",
                "/v1/corporate-actions?symbols=SPY&types=spin_off,cash_merger,stock_merger,stock_and_cash_merger",
            })
    void dataAnswer_fits(String target) throws Exception {
        Specification market = Specification.of("market-data-openapi.yaml");
        get(target);

        assertFits(market);
        assertEquals(200, between.heard().getLast().response().status());
    }

    private void assertFits(Specification specification) {
        Set<String> surprises = new TreeSet<>();
        deviations(specification)
                .filter(line -> specification.known().stream().noneMatch(known -> known.covers(line)))
                .forEach(surprises::add);
        assertEquals("", String.join("\n", surprises));
    }

    private Stream<String> deviations(Specification specification) {
        return between.heard().stream()
                .filter(heard -> DataApi.owns(heard.request().path()) == specification.isMarketData())
                .flatMap(heard -> specification.deviations(heard).stream());
    }

    private void readAccount() {
        broker.account();
        broker.positions();
        broker.position(SPY);
        broker.position(UNKNOWN);
        broker.orders(OrderQuery.open());
        broker.orders(OrderQuery.since(NOW.minus(Duration.ofDays(1))));
        broker.orders(new OrderQuery(OrderQuery.State.CLOSED, null, Set.of(SPY, AAPL)));
        broker.orders(OrderQuery.sinceOrOpen(NOW.minus(Duration.ofDays(1))));
        simulator.exchange().apply(new AccountAction.MoveCash("CSD", Money.of(5000), null));
        broker.activities(NOW.minus(Duration.ofHours(1)));
        broker.asset(SPY);
        broker.asset(UNKNOWN);
        broker.assets();
        broker.clock();
        broker.calendar(TODAY.minusDays(5), TODAY.plusDays(5));
    }

    private void tradePlainOrders() throws Exception {
        fill(NewOrder.market(id(), SPY, Side.BUY, TEN));
        Order resting = broker.submit(NewOrder.limit(id(), SPY, Side.BUY, TEN, off(SPY, "0.97")));
        wait(1);
        Order changed = broker.replace(resting.id(), new OrderChange(id(), Quantity.of(12), off(SPY, "0.96"), null));
        wait(1);
        broker.order(changed.id());
        broker.orderByClientId(changed.clientOrderId());
        broker.cancel(changed.id());
        wait(1);
        Order stop = broker.submit(NewOrder.stop(id(), SPY, Side.SELL, TEN, off(SPY, "0.97")));
        wait(1);
        broker.replace(stop.id(), OrderChange.stopAt(id(), off(SPY, "0.98")));
        wait(1);
        broker.cancelAll();
        wait(1);
        fill(NewOrder.market(id(), AAPL, Side.SELL, TEN));
        fill(NewOrder.market(id(), AAPL, Side.BUY, TEN).closing());
        broker.closePosition(SPY, Quantity.of(4));
        wait(5);
    }

    private void tradeOrdersWithLegs() throws Exception {
        Order bracket = broker.submit(
                NewOrder.market(id(), AAPL, Side.BUY, TEN).protectedBy(off(AAPL, "0.95"), off(AAPL, "1.05")));
        wait(30);
        Order filled = broker.order(bracket.id()).orElseThrow();
        broker.replace(leg(filled, OrderType.STOP), OrderChange.stopAt(id(), off(AAPL, "0.96")));
        wait(1);
        broker.submit(NewOrder.limit(id(), SPY, Side.BUY, TEN, off(SPY, "0.97")).protectedBy(off(SPY, "0.95"), null));
        wait(1);
        broker.submit(exits(SPY, Quantity.of(6)));
        wait(1);
        broker.orders(OrderQuery.open());
    }

    /// A take-profit and a stop for shares that are held.
    private NewOrder exits(Symbol symbol, Quantity quantity) {
        return new NewOrder(
                id(),
                symbol,
                Side.SELL,
                quantity,
                OrderType.LIMIT,
                TimeInForce.DAY,
                OrderClass.OCO,
                null,
                null,
                off(symbol, "1.05"),
                off(symbol, "0.95"),
                PositionEffect.CLOSE);
    }

    private void beRefused() throws Exception {
        refused(() -> broker.submit(NewOrder.market(id(), UNKNOWN, Side.BUY, TEN)));
        refused(() -> broker.submit(NewOrder.market(id(), SPY, Side.BUY, Quantity.of(1_000_000))));
        refused(() -> broker.submit(NewOrder.market(id(), SPY, Side.SELL, TEN).closing()));
        refused(() -> broker.submit(NewOrder.limit(id(), SPY, Side.BUY, TEN, Price.of("100.001"))));
        refused(() -> broker.submit(NewOrder.stop(id(), SPY, Side.SELL, TEN, off(SPY, "1.02"))));
        refused(() -> broker.submit(NewOrder.market("order-1", SPY, Side.BUY, TEN)));
        refused(() -> broker.closePosition(UNKNOWN, null));
        refused(() -> broker.cancel(NOBODY));
        refused(() -> broker.replace(NOBODY, OrderChange.stopAt(id(), Price.of("1.23"))));
        broker.order(NOBODY);
        broker.orderByClientId("nobody-has-this");
    }

    private void closeEverything() throws Exception {
        broker.closeAllPositions(false);
        wait(1);
        broker.closeAllPositions(true);
        wait(30);
        simulator.exchange().apply(new AccountAction.MoveCash("CSD", Money.of(5000), null));
        broker.activities(NOW.minus(Duration.ofHours(1)));
        assertEquals(List.of(), broker.positions());
        assertEquals(List.of(), broker.cancelAll());
    }

    private static void refused(Executable call) {
        assertThrows(BrokerException.Rejected.class, call);
    }

    private static String leg(Order order, OrderType type) {
        return order.legs().stream()
                .filter(leg -> leg.type() == type)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void fill(NewOrder order) throws Exception {
        broker.submit(order);
        wait(30);
    }

    private void wait(int seconds) throws InterruptedException {
        time.sleepUntil(time.instant().plusSeconds(seconds));
    }

    private String id() {
        orders++;
        return "order-" + orders;
    }

    /// The last price of `symbol` times `factor`, on the tick.
    private Price off(Symbol symbol, String factor) {
        BigDecimal last = simulator
                .tape()
                .lastTrade(symbol, time.instant())
                .orElseThrow()
                .price()
                .value();
        return new Price(last.multiply(new BigDecimal(factor))).downToTick();
    }

    private void get(String target) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(between.url() + target))
                .header("APCA-API-KEY-ID", "SIM")
                .header("APCA-API-SECRET-KEY", "SIM")
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertEquals(
                    200,
                    client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
        }
    }
}
