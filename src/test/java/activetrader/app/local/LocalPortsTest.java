package activetrader.app.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.broker.MarketData;
import activetrader.broker.OrderChange;
import activetrader.broker.OrderQuery;
import activetrader.broker.SplitBroker;
import activetrader.broker.alpaca.AlpacaBroker;
import activetrader.broker.alpaca.AlpacaMarketData;
import activetrader.broker.alpaca.AlpacaSettings;
import activetrader.broker.alpaca.Feed;
import activetrader.config.Secret;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.market.Timeframe;
import activetrader.simulator.Simulator;
import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.faults.Faults;
import activetrader.time.SimulatedTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the simulator answers to callers in its process is what its APIs answer, value for value.
class LocalPortsTest {
    private static final Instant OPEN = Instant.parse("2026-01-14T14:30:00Z");
    private static final Symbol AAPL = new Symbol("AAPL");
    private static final Symbol MU = new Symbol("MU");
    private static final Symbol NONE = new Symbol("NONE");
    private static final Set<Symbol> SYMBOLS = Set.of(AAPL, MU, NONE);

    private final SimulatedTime time = new SimulatedTime(OPEN.minus(Duration.ofMinutes(5)));
    private final SimulatorSettings settings = SimulatorSettings.defaults();
    private final Simulator simulator = Simulator.inProcess(Simulator.load(settings), settings, time);
    private final AlpacaSettings alpaca = AlpacaSettings.defaults(
                    settings.keys().id(), new Secret(settings.keys().secret()))
            .with(Feed.SIP)
            .answeredBy(simulator.handler());
    private final AlpacaBroker api = new AlpacaBroker(alpaca, time);
    private final AlpacaMarketData dataApi = new AlpacaMarketData(alpaca, time);
    private final LocalOrders orders = new LocalOrders();
    private final Broker local = new SplitBroker(reads -> new LocalReads(simulator, orders, reads), api);
    private final MarketData localData = new LocalMarketData(simulator, dataApi);

    @AfterEach
    void close() {
        api.close();
        dataApi.close();
        simulator.close();
    }

    @Test
    void account_isThatOfTheApi_throughTheLifeOfOrders() throws Exception {
        compare();
        time.sleep(Duration.ofMinutes(6));
        Price price = midpoint();
        Order entry = local.submit(NewOrder.market("entry", AAPL, Side.BUY, Quantity.of(40))
                .protectedBy(times(price, "0.95"), times(price, "1.10")));
        compare();
        local.submit(NewOrder.limit("far", MU, Side.BUY, Quantity.of(3), Price.of("9.99")));
        time.sleep(Duration.ofMinutes(2));
        compare();

        Order filled = local.order(entry.id()).orElseThrow();
        assertEquals(2, filled.legs().size());
        assertTrue(local.position(AAPL).isPresent());
        Order stop = filled.legs().stream()
                .filter(leg -> leg.stopPrice() != null)
                .findFirst()
                .orElseThrow();
        local.replace(stop.id(), OrderChange.stopAt("moved", times(price, "0.96")));
        compare();
        local.cancel(local.orderByClientId("far").orElseThrow().id());
        local.forExits().cancelAll();
        time.sleep(Duration.ofMinutes(1));
        compare();
        local.forExits().closePosition(AAPL, Quantity.of(15));
        time.sleep(Duration.ofMinutes(1));
        compare();
        local.closeAllPositions(true);
        time.sleep(Duration.ofMinutes(1));
        compare();
        assertEquals(List.of(), local.positions());
    }

    @Test
    void clock_isThatOfTheApi_aroundTheSession() throws Exception {
        for (Duration wait : List.of(Duration.ZERO, Duration.ofMinutes(3), Duration.ofHours(6), Duration.ofHours(30))) {
            time.sleep(wait);
            assertEquals(api.clock(), local.clock());
        }
    }

    private void compare() {
        assertEquals(api.account(), local.account());
        assertEquals(api.positionListing(), local.positionListing());
        for (OrderQuery.State state : OrderQuery.State.values()) {
            for (Optional<Instant> after : List.of(Optional.<Instant>empty(), Optional.of(OPEN.plusSeconds(90)))) {
                for (Set<Symbol> symbols : List.of(Set.<Symbol>of(), Set.of(MU))) {
                    OrderQuery query = new OrderQuery(state, after.orElse(null), symbols);
                    assertEquals(api.orderListing(query), local.orderListing(query), query.toString());
                }
            }
        }
        for (Order order : api.orders(OrderQuery.since(Instant.EPOCH))) {
            assertEquals(api.order(order.id()), local.order(order.id()));
            assertEquals(api.orderByClientId(order.clientOrderId()), local.orderByClientId(order.clientOrderId()));
        }
        SYMBOLS.forEach(symbol -> assertEquals(api.position(symbol), local.position(symbol)));
        assertEquals(api.order("none"), local.order("none"));
        assertEquals(api.orderByClientId("none"), local.orderByClientId("none"));
    }

    @Test
    void prices_areThoseOfTheApi() throws Exception {
        comparePrices();
        time.sleep(Duration.ofMinutes(30).plusSeconds(17));
        comparePrices();
        time.sleep(Duration.ofHours(7));
        comparePrices();
    }

    private void comparePrices() {
        assertEquals(dataApi.snapshots(SYMBOLS), localData.snapshots(SYMBOLS));
        assertEquals(dataApi.latestQuotes(SYMBOLS), localData.latestQuotes(SYMBOLS));
        assertEquals(dataApi.latestTrades(SYMBOLS), localData.latestTrades(SYMBOLS));
        Instant now = time.instant();
        for (Timeframe timeframe : Timeframe.values()) {
            for (Duration back : List.of(Duration.ofMinutes(7), Duration.ofDays(9))) {
                assertEquals(
                        dataApi.bars(SYMBOLS, timeframe, now.minus(back), now),
                        localData.bars(SYMBOLS, timeframe, now.minus(back), now),
                        timeframe + " of " + back);
            }
        }
    }

    @Test
    void bars_refuseAnEndBeforeTheStart_asTheApiDoes() {
        assertThrows(
                BrokerException.Rejected.class,
                () -> localData.bars(SYMBOLS, Timeframe.MIN_1, OPEN, OPEN.minusSeconds(60)));
    }

    @Test
    void ports_areRefused_whereCallsAreMeantToFail() {
        SimulatorSettings faulty = settings.withFaults(new Faults() {});
        try (Simulator other = Simulator.inProcess(Simulator.load(faulty), faulty, time)) {
            assertThrows(IllegalArgumentException.class, () -> new LocalReads(other, orders, api));
            assertThrows(IllegalArgumentException.class, () -> new LocalMarketData(other, dataApi));
        }
        assertFalse(faulty.faults().isNone());
    }

    private Price midpoint() {
        return Objects.requireNonNull(localData.latestQuotes(Set.of(AAPL)).get(AAPL))
                .midpoint()
                .orElseThrow();
    }

    private static Price times(Price price, String factor) {
        return new Price(price.value().multiply(new BigDecimal(factor)).setScale(2, RoundingMode.HALF_UP));
    }
}
