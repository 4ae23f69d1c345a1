package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.alerts.Alert;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.execution.monitor.AccountState;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.orders.exits.ExitRequest;
import activetrader.execution.orders.stops.StopResult;
import activetrader.execution.portfolio.Holding;
import activetrader.execution.protection.StopRule;
import activetrader.execution.settings.ExecutionSettings;
import activetrader.market.Money;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.OrderClass;
import activetrader.market.OrderStatus;
import activetrader.market.OrderType;
import activetrader.market.PositionEffect;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.TimeInForce;
import activetrader.risk.RiskLimits;
import activetrader.risk.TestLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Orders that look like protection and do not protect: the next check reports and replaces them, or closes the shares.
class StopsThatDoNotProtectTest extends DeskFixture {
    private static final Duration ONE_LOOK = Duration.ofSeconds(16);

    @Override
    void prepare() {
        broker.orders.shorts = true;
    }

    @Override
    RiskLimits limits() {
        return TestLimits.shorting(RiskLimits.defaults());
    }

    @Override
    ExecutionSettings settings() {
        return ExecutionSettings.defaults().following(StopRule.NONE);
    }

    private void enter(Side side, int shares) {
        EntryRequest request =
                new EntryRequest(AAPL, side, Quantity.of(shares), null, null, null, "test", "2026-03-02#1");
        assertInstanceOf(EntryResult.Placed.class, desk.enter(request));
    }

    private Holding holding() {
        return desk.portfolio().holdings().getFirst();
    }

    private void cancelStops() {
        broker.openOrders().stream().map(Order::id).toList().forEach(broker::cancel);
    }

    /// An order that a person sends beside the program.
    private void theirs(Side side, OrderType type, int shares, @Nullable String limit, @Nullable String stop) {
        broker.submit(new NewOrder(
                "theirs-" + broker.orders.submitted.size(),
                AAPL,
                side,
                Quantity.of(shares),
                type,
                TimeInForce.DAY,
                OrderClass.SIMPLE,
                limit == null ? null : Price.of(limit),
                stop == null ? null : Price.of(stop),
                null,
                null,
                PositionEffect.CLOSE));
    }

    private List<Alert> unprotected() {
        return alerts.stream()
                .filter(alert -> alert.kind() == Alert.Kind.UNPROTECTED)
                .toList();
    }

    private List<String> stops() {
        return broker.openOrders().stream()
                .filter(order -> order.type() == OrderType.STOP)
                .map(order -> order.remaining() + "@" + order.stopPrice())
                .toList();
    }

    @Test
    void stopAtADollar_coversNothing_andIsReplacedByTheNextCheck() {
        enter(Side.BUY, 10);
        cancelStops();
        theirs(Side.SELL, OrderType.STOP, 9, null, "1");

        Holding seen = holding();
        pass(ONE_LOOK);

        assertFalse(seen.isProtected());
        assertEquals(Quantity.of(10), seen.uncovered());
        assertEquals(List.of("10@97.99"), merged());
        assertTrue(holding().isProtected());
        assertEquals(Money.of("20.10"), holding().riskAtStop());
        assertTrue(unprotected().getFirst().text().contains("the stop at 1 for 9 is too far away"), alerts::toString);
    }

    @Test
    void lastLook_countsPositionsWithoutAStop() {
        enter(Side.BUY, 10);
        pass(ONE_LOOK);
        assertEquals(new AccountState(1, 0, true), desk.lastLook());

        cancelStops();
        theirs(Side.SELL, OrderType.LIMIT, 10, "150", null);
        pass(ONE_LOOK);
        assertEquals(new AccountState(1, 1, true), desk.lastLook());

        pass(ONE_LOOK.multipliedBy(4));
        assertEquals(new AccountState(1, 0, true), desk.lastLook());
    }

    /// A limit order of a person holds six of ten shares.
    @Test
    void freeSharesGetTheirStop_afterOneRefusal_whenThePositionShowsAllAsAvailable() {
        enter(Side.BUY, 10);
        cancelStops();
        theirs(Side.SELL, OrderType.LIMIT, 6, "150", null);
        broker.account.showsAllAvailable = true;

        pass(ONE_LOOK.multipliedBy(2));

        assertTrue(stops().contains("4@97.99"), () -> stops().toString());
        assertEquals(1, broker.orders.refused.size());
    }

    /// The stop holds the shares until its cancel is done, 0.9 seconds later.
    @Test
    void flattenIsRefusedOnce_whenThePositionShowsHeldSharesAsAvailable() {
        enter(Side.BUY, 10);
        broker.account.showsAllAvailable = true;
        broker.orders.cancelTakes = Duration.ofMillis(900);

        assertTrue(desk.flatten(new FlattenRequest("test", "test")).flat());

        assertEquals(1, broker.orders.refused.size());
        assertEquals(0, broker.held(AAPL).signum());
    }

    /// The cancel of the stop takes longer than an exit waits for it.
    @Test
    void exitIsRefusedOnce_whenThePositionShowsHeldSharesAsAvailable() {
        enter(Side.BUY, 10);
        broker.account.showsAllAvailable = true;
        broker.orders.cancelTakes = Duration.ofSeconds(25);

        desk.exit(ExitRequest.all(AAPL, "test", "2026-03-02#7"));

        assertEquals(1, broker.orders.refused.size());
    }

    /// All stops at one price as one.
    private List<String> merged() {
        BigDecimal shares = broker.openOrders().stream()
                .map(order -> order.remaining().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return broker.openOrders().stream()
                .map(order -> shares + "@" + order.stopPrice())
                .distinct()
                .toList();
    }

    @Test
    void shortWhoseStopTheMarketJumpedOver_isClosedAtTheMarket() {
        enter(Side.SELL, 10);
        cancelStops();
        theirs(Side.BUY, OrderType.STOP_LIMIT, 10, "100.60", "100.51");
        broker.moveTo(AAPL, "115.19");

        pass(ONE_LOOK.plusSeconds(6));

        assertEquals(0, broker.held(AAPL).signum());
        assertEquals(List.of(), broker.openOrders());
        assertTrue(
                unprotected().getFirst().text().contains("100.51 for 10 was passed by the market"), alerts::toString);
    }

    @Test
    void longWhoseStopLimitTheMarketFellThrough_isClosedAtTheMarket() {
        enter(Side.BUY, 10);
        cancelStops();
        theirs(Side.SELL, OrderType.STOP_LIMIT, 10, "97.90", "98");
        broker.moveTo(AAPL, "90");

        pass(ONE_LOOK.plusSeconds(6));

        assertEquals(0, broker.held(AAPL).signum());
    }

    /// The sale is rejected again and again; the broker refuses the stop once.
    @Test
    void stopThatTheMarketHasReached_isNotSentAgain_whenTheSaleIsRejected() {
        enter(Side.BUY, 10);
        cancelStops();
        broker.orders.fillable.put(AAPL, Quantity.ZERO);
        broker.orders.endsOneSecondAfter = OrderStatus.REJECTED;
        broker.moveTo(AAPL, "97");
        pass(Duration.ofSeconds(50));
        assertEquals(1, broker.orders.refused.size(), broker.orders.refused::toString);

        broker.orders.fillable.clear();
        broker.moveTo(AAPL, "97");
        pass(ONE_LOOK);

        assertEquals(0, broker.held(AAPL).signum());
    }

    @Test
    void stopThatTheMarketHasReached_isSentAgain_whenTheMarketComesBack() {
        enter(Side.BUY, 10);
        cancelStops();
        broker.orders.fillable.put(AAPL, Quantity.ZERO);
        broker.orders.endsOneSecondAfter = OrderStatus.REJECTED;
        broker.moveTo(AAPL, "97");
        pass(ONE_LOOK);
        assertEquals(1, broker.orders.refused.size(), broker.orders.refused::toString);

        broker.moveTo(AAPL, "99");
        pass(Duration.ofSeconds(5));
        broker.account(); // the sale is rejected by then
        broker.orders.endsOneSecondAfter = null;
        pass(ONE_LOOK);

        assertEquals(List.of("10@97.99"), stops());
    }

    @Test
    void trailingStop_thatDoesNotFill_isClosedAtTheMarket_andOneThatStandsIsKept() {
        enter(Side.BUY, 10);
        cancelStops();
        theirs(Side.SELL, OrderType.TRAILING_STOP, 10, null, "99");
        pass(ONE_LOOK);
        assertTrue(holding().isProtected());
        assertEquals(Price.of("99"), holding().stopPrice());

        broker.moveTo(AAPL, "98.50");
        pass(ONE_LOOK.plusSeconds(6));

        assertEquals(0, broker.held(AAPL).signum());
    }

    @Test
    void limitOrderThatHoldsAllShares_getsAStopBesideIt_afterTwoChecks() {
        enter(Side.BUY, 10);
        cancelStops();
        theirs(Side.SELL, OrderType.LIMIT, 10, "105", null);

        pass(ONE_LOOK);
        assertEquals(
                List.of(Alert.Level.CRITICAL),
                unprotected().stream().map(Alert::level).toList(),
                alerts::toString);
        pass(ONE_LOOK);

        assertTrue(holding().isProtected());
        assertEquals(Price.of("97.99"), holding().stopPrice());
        assertEquals(Price.of("105"), holding().takeProfit());
        assertTrue(alerts.stream().anyMatch(alert -> alert.text().contains("SELL 10 limit 105")), alerts::toString);
    }

    @Test
    void limitOrderOfAShort_getsAStopBesideIt() {
        enter(Side.SELL, 10);
        cancelStops();
        theirs(Side.BUY, OrderType.LIMIT, 10, "95", null);

        pass(ONE_LOOK.multipliedBy(2));

        assertTrue(holding().isProtected());
        assertEquals(Price.of("95"), holding().takeProfit());
    }

    @Test
    void limitOrderThatHoldsAPart_leavesItsPartAStopToo() {
        enter(Side.BUY, 10);
        cancelStops();
        theirs(Side.SELL, OrderType.LIMIT, 4, "105", null);

        pass(ONE_LOOK.multipliedBy(2));

        assertTrue(holding().isProtected(), () -> broker.openOrders().toString());
        assertEquals(2, stops().size());
    }

    @Test
    void moveStop_movesOnlyTheStopsBehind() {
        enter(Side.BUY, 10);
        cancelStops();
        theirs(Side.SELL, OrderType.STOP, 6, null, "99");
        theirs(Side.SELL, OrderType.STOP, 4, null, "97");
        assertEquals(Price.of("97"), holding().stopPrice());

        assertInstanceOf(StopResult.Moved.class, desk.moveStop(AAPL, Price.of("98.50")));

        assertEquals(List.of("4@98.5", "6@99"), stops().stream().sorted().toList());
    }
}
