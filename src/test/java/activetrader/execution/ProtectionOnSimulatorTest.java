package activetrader.execution;

import static activetrader.execution.SimulatedBroker.AAPL;
import static activetrader.execution.SimulatedBroker.MSFT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.OrderChange;
import activetrader.broker.OrderQuery;
import activetrader.execution.alerts.Alert;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.orders.exits.ExitRequest;
import activetrader.execution.orders.exits.ExitResult;
import activetrader.execution.orders.stops.StopRefusal;
import activetrader.execution.orders.stops.StopResult;
import activetrader.execution.portfolio.Holding;
import activetrader.execution.settings.ExecutionSettings;
import activetrader.journal.RecordFolder;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.OrderStatus;
import activetrader.market.OrderType;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.simulator.tape.Halt;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Stops and exits against the real simulator, whose rules of held shares, wash trades and legs are the broker's.
class ProtectionOnSimulatorTest {
    private static final Instant TEN = Instant.parse("2026-01-14T15:00:00Z");
    private static final Duration INTERVAL =
            ExecutionSettings.defaults().reconcileInterval().plusSeconds(5);

    private RecordFolder records;
    private SimulatedBroker broker;
    private OrderDesk desk;

    @BeforeEach
    void open(@TempDir Path folder) {
        records = new RecordFolder(folder, "test");
        broker = SimulatedBroker.at(TEN);
        desk = broker.desk(records);
    }

    @AfterEach
    void close() {
        desk.close();
        broker.close();
    }

    private EntryResult buy(int shares, int cycle) {
        return desk.enter(EntryRequest.buy(AAPL, Quantity.of(shares), "test", "2026-01-14#" + cycle));
    }

    private void buyTen() {
        assertInstanceOf(EntryResult.Placed.class, buy(10, 1));
        broker.pass(Duration.ofSeconds(10));
        assertEquals(0, BigDecimal.TEN.compareTo(broker.held(AAPL)));
    }

    private Order stop(Symbol symbol) {
        return broker.broker().orders(OrderQuery.open()).stream()
                .filter(order -> order.symbol().equals(symbol) && order.type() == OrderType.STOP)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no stop: " + broker.openOrders(symbol)));
    }

    private void assertGuarded(Symbol symbol, int shares) {
        Holding holding = desk.portfolio().holdings().stream()
                .filter(each -> each.position().symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
        assertTrue(holding.isProtected(), () -> "bare: " + broker.openOrders(symbol));
        assertEquals(Quantity.of(shares), holding.position().quantity());
    }

    @Test
    void monitor_recreatesTheStop_whenItIsCancelledAtTheBroker() {
        buyTen();
        Price before = stop(AAPL).stopPrice();
        broker.broker().cancel(stop(AAPL).id());

        broker.pass(INTERVAL);

        assertGuarded(AAPL, 10);
        assertEquals(before, stop(AAPL).stopPrice());
    }

    @Test
    void monitor_knowsTheStop_whenItIsReplacedByHand() {
        buyTen();
        broker.broker().cancel(stop(AAPL).id());
        broker.pass(INTERVAL);
        Order old = stop(AAPL);
        Price higher = new Price(Objects.requireNonNull(old.stopPrice()).value().add(new BigDecimal("0.10")));
        Order replaced = broker.broker().replace(old.id(), OrderChange.stopAt("mine-1", higher));
        assertFalse(replaced.id().equals(old.id()));

        broker.pass(INTERVAL);

        assertGuarded(AAPL, 10);
        assertEquals(
                1,
                broker.exchange().openOrders().stream()
                        .filter(order -> order.symbol().equals(AAPL))
                        .count());
    }

    @Test
    void moveStop_isFollowedToItsNewId() {
        buyTen();
        Price from = Objects.requireNonNull(stop(AAPL).stopPrice());
        Price to = new Price(from.value().add(new BigDecimal("0.20")));

        assertInstanceOf(StopResult.Moved.class, desk.moveStop(AAPL, to));
        broker.pass(INTERVAL);

        assertGuarded(AAPL, 10);
        assertEquals(to, stop(AAPL).stopPrice());
        assertInstanceOf(StopResult.Refused.class, desk.moveStop(AAPL, from), "never away from the market");
    }

    @Test
    void moveStop_keepsTheOldOne_whenTheMarketHasReachedTheNew() {
        buyTen();
        Order before = stop(AAPL);
        Price beyond = new Price(new BigDecimal("9999"));

        StopResult.Refused refused = assertInstanceOf(StopResult.Refused.class, desk.moveStop(AAPL, beyond));

        assertInstanceOf(StopRefusal.Reached.class, refused.why());
        assertEquals(before.id(), stop(AAPL).id());
        assertGuarded(AAPL, 10);
    }

    /// A resting sell stop prevents every purchase: it is cancelled, the shares are bought, one new stop covers all.
    @Test
    void enter_enlargesPastTheWashTradeRule() {
        buyTen();

        EntryResult more = buy(5, 2);
        broker.pass(INTERVAL);

        assertInstanceOf(EntryResult.Placed.class, more);
        assertGuarded(AAPL, 15);
        assertEquals(1, broker.openOrders(AAPL).size());
        assertEquals(Quantity.of(15), stop(AAPL).quantity());
    }

    @Test
    void enter_keepsEveryShareProtected_whenTheEnlargementFails() {
        buyTen();
        broker.faults.down(ScriptedFaults.posts("/v2/orders"));
        broker.time.at(broker.time.instant().plusSeconds(4), "repair", () -> broker.faults.down(null));

        buy(5, 2);
        broker.pass(INTERVAL);

        assertTrue(broker.held(AAPL).signum() > 0);
        assertGuarded(AAPL, broker.held(AAPL).intValueExact());
    }

    @Test
    void exit_sellsWhatTheStopHeld_whenTheCancelTakesLong() {
        desk.close();
        broker.close();
        broker = SimulatedBroker.at(
                TEN,
                settings -> settings.withExchange(
                        settings.exchange().withPartialFillPercent(0).withCancelDelay(Duration.ofSeconds(6))));
        desk = broker.desk(records);
        buyTen();

        ExitResult result = desk.exit(ExitRequest.all(AAPL, "out", "2026-01-14#2"));
        broker.pass(Duration.ofSeconds(2));

        assertInstanceOf(ExitResult.Placed.class, result);
        assertEquals(0, broker.held(AAPL).signum());
    }

    /// A position may show shares as free while the old stop still holds them.
    @Test
    void monitor_waitsForTheCancelOfTheOldStop() {
        desk.close();
        broker.close();
        broker = SimulatedBroker.at(
                TEN,
                settings -> settings.withExchange(
                        settings.exchange().withPartialFillPercent(0).withCancelDelay(Duration.ofSeconds(6))));
        desk = broker.desk(records);
        buyTen();
        broker.faults.rewrite((request, body) -> request.path().startsWith("/v2/positions")
                ? body.replaceAll("\"qty_available\":\"[^\"]*\"", "\"qty_available\":\"10\"")
                : body);
        broker.broker().cancel(stop(AAPL).id());

        for (int second = 0; second < 20; second++) {
            desk.lookNow();
            broker.pass(Duration.ofSeconds(1));
        }

        assertGuarded(AAPL, 10);
        assertEquals(List.of(), broker.faults.refusedOrders());
        assertEquals(
                1,
                broker.faults
                        .requests(request -> request.method().equals("DELETE"))
                        .size());
    }

    /// Its limit is below the stop: the broker refuses the pair.
    @Test
    void exit_sellsAtOnce_whenItsLimitIsFarBelowTheMarket() {
        buyTen();

        ExitResult result = desk.exit(new ExitRequest(AAPL, null, Price.of("100"), "out at any price", "2026-01-14#2"));

        assertEquals(
                OrderStatus.FILLED,
                assertInstanceOf(ExitResult.Placed.class, result).order().status());
        assertEquals(0, broker.held(AAPL).signum());
        assertEquals(List.of(), broker.faults.refusedOrders());
    }

    @Test
    void exit_sellsAPartAndProtectsTheRest_whenItsLimitIsTheStop() {
        buyTen();
        Price stop = Objects.requireNonNull(stop(AAPL).stopPrice());

        ExitResult result = desk.exit(new ExitRequest(AAPL, Quantity.of(4), stop, "less", "2026-01-14#2"));

        assertInstanceOf(ExitResult.Placed.class, result);
        assertGuarded(AAPL, 6);
        assertEquals(stop, stop(AAPL).stopPrice());
        assertEquals(List.of(), broker.faults.refusedOrders());
    }

    @Test
    void monitor_protectsThePosition_whenAnEntryIsCancelledHalfFilled() {
        desk.close();
        broker.close();
        broker = SimulatedBroker.at(
                TEN, settings -> settings.withExchange(settings.exchange().withPartialFillPercent(100)));
        desk = broker.desk(records);
        buy(10, 1);
        broker.broker().orders(OrderQuery.open()).stream()
                .filter(order -> order.side() == Side.BUY)
                .forEach(order -> broker.broker().cancel(order.id()));

        broker.pass(INTERVAL);

        if (broker.held(AAPL).signum() > 0) {
            assertGuarded(AAPL, broker.held(AAPL).intValueExact());
        } else {
            assertTrue(broker.openOrders(AAPL).isEmpty());
        }
    }

    /// A resting entry prevents a stop: the entry is cancelled first, and the first stop is accepted.
    @Test
    void monitor_cancelsAnOpenEntry_thatPreventsTheStop() {
        dip(1);
        assertInstanceOf(EntryResult.Placed.class, buy(10, 2));
        broker.pass(Duration.ofSeconds(2));
        broker.broker().cancel(stop(AAPL).id());

        broker.pass(INTERVAL);

        assertGuarded(AAPL, 10);
        assertEquals(1, broker.openOrders(AAPL).size(), () -> "open: " + broker.openOrders(AAPL));
        assertEquals(List.of(), broker.faults.refusedOrders());
    }

    @Test
    void enter_cancelsAnEarlierEntryBeforeTheStop_whenTheLaterIsFilledInPart() {
        desk.close();
        broker.close();
        broker = SimulatedBroker.at(
                TEN, settings -> settings.withExchange(settings.exchange().withPartialFillPercent(100)));
        desk = broker.desk(records);
        dip(1);

        assertInstanceOf(EntryResult.Placed.class, buy(10, 2));

        assertTrue(broker.held(AAPL).signum() > 0);
        assertGuarded(AAPL, broker.held(AAPL).intValueExact());
        assertEquals(List.of(), broker.faults.refusedOrders());
    }

    /// An entry too far below the market to be filled.
    private void dip(int cycle) {
        Price market = Objects.requireNonNull(
                        broker.data().latestTrades(List.of(AAPL)).get(AAPL))
                .price();
        Price limit = new Price(market.value().multiply(new BigDecimal("0.97"))).downToTick();
        assertInstanceOf(
                EntryResult.Placed.class,
                desk.enter(new EntryRequest(
                        AAPL, Side.BUY, Quantity.of(5), limit, null, null, "dip", "2026-01-14#" + cycle)));
    }

    @Test
    void monitor_protectsAndReportsAnExternalPosition() {
        buyTen();
        broker.broker().submit(NewOrder.market("theirs-1", MSFT, Side.BUY, Quantity.of(3)));

        broker.pass(INTERVAL.multipliedBy(2));

        assertGuarded(MSFT, 3);
        assertEquals(
                List.of(MSFT),
                broker.alerts.stream()
                        .filter(alert -> alert.kind() == Alert.Kind.EXTERNAL_POSITION)
                        .map(Alert::symbol)
                        .toList());
    }

    @Test
    void open_closesAPositionHeldOvernight_beforeAnythingElse() {
        desk.close();
        broker.close();
        Instant evening = Instant.parse("2026-01-13T20:50:00Z");
        broker = SimulatedBroker.at(evening);
        broker.broker().submit(NewOrder.market("old-1", AAPL, Side.BUY, Quantity.of(7)));
        broker.passTo(Instant.parse("2026-01-14T14:25:00Z"));
        desk = broker.desk(records);
        Instant open = Instant.parse("2026-01-14T14:30:00Z");

        broker.passTo(open);
        EntryResult early = buy(5, 1);
        broker.passTo(open.plusSeconds(60));

        assertEquals(
                "OVERNIGHT_POSITION",
                assertInstanceOf(EntryResult.Denied.class, early).reasonCode());
        assertEquals(0, broker.held(AAPL).signum());
        assertTrue(broker.alerts.stream().anyMatch(alert -> alert.kind() == Alert.Kind.OVERNIGHT_POSITION));
    }

    /// Its stop holds the shares.
    @ParameterizedTest
    @ValueSource(strings = {"qty", "symbol"})
    void open_closesWhatIsHeldOvernight_andCannotBeRead(String field) {
        desk.close();
        broker.close();
        broker = SimulatedBroker.at(Instant.parse("2026-01-13T20:50:00Z"));
        broker.broker()
                .submit(NewOrder.market("old-1", AAPL, Side.BUY, Quantity.of(7)).protectedBy(Price.of("1.00"), null));
        broker.passTo(Instant.parse("2026-01-14T14:25:00Z"));
        broker.faults.rewrite(
                (request, body) -> ScriptedFaults.gets("/v2/positions").test(request)
                        ? body.replaceAll("\"(" + field + "|cost_basis|market_value)\":\"[^\"]*\"", "\"$1\":null")
                        : body);
        desk = broker.desk(records);

        broker.passTo(Instant.parse("2026-01-14T14:31:00Z"));

        assertEquals(0, broker.held(AAPL).signum());
        assertTrue(broker.alerts.stream()
                .anyMatch(alert ->
                        alert.kind() == Alert.Kind.OVERNIGHT_POSITION && alert.level() == Alert.Level.CRITICAL));
    }

    /// What the broker does not close before the bell is reported, and is closed first when the next day opens.
    @Test
    void stuckSymbol_isNamedAtTheClose_andClosedFirstAtTheNextOpen() {
        desk.close();
        broker.close();
        Instant close = Instant.parse("2026-01-13T21:00:00Z");
        Instant open = Instant.parse("2026-01-14T14:30:00Z");
        broker = SimulatedBroker.at(close.minus(Duration.ofMinutes(6)));
        desk = broker.desk(records);
        broker.broker().submit(NewOrder.market("old-1", AAPL, Side.BUY, Quantity.of(10)));
        broker.passTo(close.minus(Duration.ofMinutes(5)));
        broker.faults.down(ScriptedFaults.posts("/v2/orders"));

        broker.passTo(close.plusSeconds(5));
        String told = broker.alerts.stream()
                .filter(alert -> alert.kind() == Alert.Kind.NOT_FLAT)
                .map(Alert::text)
                .reduce((_, last) -> last)
                .orElse("nothing");
        broker.faults.down(null);
        broker.passTo(open);
        EntryResult early = desk.enter(EntryRequest.buy(MSFT, Quantity.of(5), "test", "2026-01-14#1"));
        broker.passTo(open.plusSeconds(60));

        assertTrue(told.contains("AAPL 10 shares") && told.contains("closed first at the next open"), told);
        assertEquals(
                "OVERNIGHT_POSITION",
                assertInstanceOf(EntryResult.Denied.class, early).reasonCode());
        assertEquals(0, broker.held(AAPL).signum());
        assertEquals(0, broker.held(MSFT).signum());
    }

    @Test
    void enter_isDenied_whenTheSymbolIsHalted() {
        desk.close();
        broker.close();
        Halt halt = new Halt(AAPL, TEN.minusSeconds(120), TEN.plusSeconds(600));
        broker = SimulatedBroker.playing(TEN, settings -> settings.withHalts(List.of(halt)));
        desk = broker.desk(records);

        EntryResult.Denied denied = assertInstanceOf(EntryResult.Denied.class, buy(10, 1));

        assertEquals("SYMBOL_HALTED", denied.reasonCode());
    }

    @Test
    void flatten_alertsTwoMinutesBeforeTheCloseAndContinues_whenTheBrokerIsDown() {
        buyTen();
        broker.passTo(Instant.parse("2026-01-14T20:54:00Z"));
        broker.faults.down(_ -> true);
        broker.passTo(Instant.parse("2026-01-14T20:58:30Z"));
        assertTrue(broker.alerts.stream()
                .anyMatch(alert -> alert.kind() == Alert.Kind.NOT_FLAT && alert.level() == Alert.Level.CRITICAL));

        broker.faults.down(null);
        broker.passTo(Instant.parse("2026-01-14T20:59:00Z"));

        assertTrue(broker.isFlat());
        assertEquals(
                OrderStatus.FILLED,
                broker.broker()
                        .orderByClientId("at-20260114-f-AAPL-1")
                        .orElseThrow()
                        .status());
    }
}
