package activetrader.execution.flatten;

import static activetrader.execution.flatten.Samples.AAPL;
import static activetrader.execution.flatten.Samples.MSFT;
import static activetrader.execution.flatten.Samples.TEN;
import static activetrader.execution.flatten.Samples.order;
import static activetrader.execution.flatten.Samples.position;
import static activetrader.execution.flatten.Samples.raw;
import static activetrader.execution.flatten.Samples.snapshot;
import static activetrader.execution.flatten.Samples.stop;
import static activetrader.execution.flatten.Samples.with;
import static activetrader.execution.flatten.Samples.without;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.fake.FakeBroker;
import activetrader.execution.fake.FakeCalls.Read;
import activetrader.market.Money;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.OrderStatus;
import activetrader.market.OrderType;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.RawItem;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.time.SimulatedTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlattenSnapshotTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T05:00:00Z");

    private final FakeBroker broker = new FakeBroker(new SimulatedTime(TEN));

    private FlattenSnapshot read(boolean withBalance) {
        return FlattenSnapshot.at(broker, MIDNIGHT, ParallelCalls.SEQUENTIAL, withBalance);
    }

    /// Ten shares under a stop that is a leg of their entry.
    private Order hold(Symbol symbol) {
        return broker.submit(NewOrder.market("at-" + symbol, symbol, Side.BUY, Quantity.of(10))
                .protectedBy(Price.of("90"), null));
    }

    @Test
    void read_showsPositions_andTheOpenLegsOfFilledOrders() {
        Order entry = hold(AAPL);

        FlattenSnapshot read = read(false);

        assertTrue(read.isComplete());
        assertFalse(read.isEmpty());
        assertEquals(
                List.of(AAPL), read.positions().stream().map(Position::symbol).toList());
        assertEquals(
                entry.legs().stream().map(Order::id).toList(),
                read.open().stream().map(Order::id).toList());
        assertNull(read.balance());
        assertEquals(Optional.of("cash and executions were not asked for yet"), read.doubt());
    }

    @Test
    void balance_isRead_whereItIsWanted() {
        FlattenSnapshot read = read(true);

        assertTrue(read.isEmpty());
        assertNotNull(read.balance());
        assertEquals(Optional.empty(), read.doubt());

        broker.calls.failing.add(Read.ACCOUNT);
        assertEquals(
                Optional.of("cash and executions cannot be read: 503 ACCOUNT"),
                read(true).doubt());
    }

    @Test
    void positions_areReadOneByOne_whenTheirListIsMissing() {
        hold(AAPL);
        broker.submit(NewOrder.limit("at-2", MSFT, Side.BUY, Quantity.of(1), Price.of("50")));
        broker.externalBuy(MSFT, 5);
        broker.externalBuy(Symbol.of("NVDA"), 5);
        broker.calls.failing.add(Read.POSITIONS);

        FlattenSnapshot read = read(false);

        assertEquals(
                List.of(AAPL, MSFT),
                read.positions().stream().map(Position::symbol).toList());
        assertEquals("503 POSITIONS", read.trouble());
        assertFalse(read.isComplete());
        assertFalse(read.isBlind());
    }

    @Test
    void positions_areNotAskedFor_inSymbolsWithoutATrade() {
        String id = broker.submit(NewOrder.limit("at-2", MSFT, Side.BUY, Quantity.of(1), Price.of("50")))
                .id();
        broker.cancel(id);
        broker.externalBuy(MSFT, 5);
        broker.calls.failing.add(Read.POSITIONS);

        assertEquals(List.of(), read(false).positions());
    }

    @Test
    void nothingCanBeSeen_whenNoListComes() {
        hold(AAPL);
        broker.calls.failing.addAll(Set.of(Read.POSITIONS, Read.ORDERS));

        FlattenSnapshot read = read(false);

        assertTrue(read.isBlind());
        assertEquals("503 POSITIONS", read.trouble());
        assertEquals("503 ORDERS", read.ordersTrouble());
        broker.calls.failing.remove(Read.POSITIONS);
        assertFalse(read(false).isBlind());
        assertEquals("503 ORDERS", read(false).trouble());
    }

    @Test
    void unreadableItems_areToBeClosed_untilAReadableListShowsTheSame() {
        Order entry = hold(AAPL);
        RawItem position = raw(RawItem.Kind.POSITION, "ODD", "p-1");
        RawItem unknown = raw(RawItem.Kind.ORDER, "ODD", "o-99");
        RawItem unnamed = raw(RawItem.Kind.ORDER, "ODD", "");
        RawItem seen = raw(RawItem.Kind.ORDER, "AAPL", entry.legs().getFirst().id());
        broker.account.unreadablePositions = List.of(position);
        broker.orders.unreadable = List.of(unknown, unnamed, seen);

        assertEquals(List.of(position, unknown, unnamed), read(false).unknown());
        assertFalse(read(false).isEmpty());
    }

    @Test
    void unreadableLeg_isToBeCancelled_onlyWhileItsOrderIsOpen() {
        String id = broker.submit(NewOrder.limit("at-1", AAPL, Side.BUY, Quantity.of(1), Price.of("50")))
                .id();
        RawItem leg = raw(RawItem.Kind.ORDER, "AAPL", id);
        broker.orders.unreadable = List.of(leg);
        assertEquals(List.of(leg), read(false).unknown());

        broker.cancel(id);
        assertEquals(List.of(), read(false).unknown());
    }

    @Test
    void otherAssets_stay_unlessEverythingIsClosed() {
        RawItem other = raw(RawItem.Kind.POSITION, "BTCUSD", "b");
        broker.account.otherAssets = List.of(other);

        FlattenSnapshot read = read(false);

        assertTrue(read.isEmpty());
        assertEquals(
                List.of("5 BTCUSD (qty is missing)"),
                read.leftAlone().stream().map(FlattenReport.Remaining::inWords).toList());
        assertEquals(List.of(other), read.ofEverything().unknown());
        assertEquals(List.of(), read.ofEverything().leftAlone());
        assertFalse(read.ofEverything().isEmpty());
    }

    @Test
    void externalPositions_stay_withExternalOrdersThatAreNotInTheWay() {
        Order ourStop = stop("at-1", AAPL);
        Order theirs = stop("x-1", MSFT);
        Order inTheWay = stop("x-2", AAPL);
        FlattenSnapshot all =
                snapshot(List.of(ourStop, theirs, inTheWay), List.of(position(AAPL, 10, 0), position(MSFT, 5, 5)));

        FlattenSnapshot kept = all.keeping(Set.of(MSFT));

        assertEquals(List.of(ourStop, inTheWay), kept.open());
        assertEquals(List.of(position(AAPL, 10, 0)), kept.positions());
        assertEquals(
                List.of("5 MSFT (an external position)", "MSFT (external order o-x-1)"),
                kept.leftAlone().stream().map(FlattenReport.Remaining::inWords).toList());
        assertEquals(Set.of(MSFT), kept.keptSymbols());
    }

    @Test
    void ordersOfOthers_areThoseThatNoFlattenSent() {
        Order stop = stop("at-1", AAPL);
        FlattenSnapshot look = snapshot(List.of(stop, stop("at-20260302-f-AAPL-1", AAPL)), List.of());

        assertEquals(List.of(stop), look.ordersOfOthers());
    }

    @Test
    void lastEnded_isTheHighestNumberOfAnEndedClosingOrder() {
        String prefix = "at-20260302-f-AAPL-";
        FlattenSnapshot look = snapshot(
                List.of(
                        ended(prefix + "2"),
                        ended(prefix + "1"),
                        stop(prefix + "3", AAPL),
                        ended("at-20260302-f-MSFT-9")),
                List.of());

        assertEquals(2, look.lastEnded(prefix));
        assertEquals(0, snapshot(List.of(), List.of()).lastEnded(prefix));
    }

    private static Order ended(String id) {
        return order(id, AAPL, Side.SELL, OrderType.MARKET, OrderStatus.EXPIRED, 0);
    }

    @Test
    void emptyAccount_isOneOfWhichEveryListCame() {
        FlattenSnapshot empty = snapshot(List.of(), List.of());

        assertTrue(empty.isEmpty());
        assertFalse(without(empty, "503", null).isEmpty());
        assertFalse(without(empty, null, "503").isEmpty());
        assertFalse(snapshot(List.of(stop("at-1", AAPL)), List.of()).isEmpty());
    }

    /// What stays is part of the equity.
    @Test
    void worthOfWhatStays_isCountedOnlyWhereAllOfItIsKnown() {
        RawItem known = new RawItem(RawItem.Kind.POSITION, "BTCUSD", "b", "1", Money.of(5000), "crypto");
        RawItem order = new RawItem(RawItem.Kind.ORDER, "BTCUSD", "o", "1", null, "crypto");
        RawItem unknown = new RawItem(RawItem.Kind.POSITION, "ETHUSD", "e", "1", null, "crypto");
        broker.account.equityError = new BigDecimal("5000");
        FlattenSnapshot read = read(true);

        assertTrue(read.doubt().isPresent());
        assertEquals(
                Optional.empty(), with(read, List.of(), List.of(known, order)).doubt());
        assertEquals(Optional.empty(), with(read, List.of(), List.of(unknown)).doubt(), "equity says nothing");
    }

    @Test
    void worthOfExternalPositions_isCounted_thatOfOrdersIsNot() {
        broker.externalBuy(MSFT, 10);
        broker.submit(NewOrder.limit("x-1", Symbol.of("NVDA"), Side.BUY, Quantity.of(1), Price.of("50")));

        FlattenSnapshot kept = read(true).keeping(Set.of(MSFT));

        assertTrue(kept.isEmpty());
        assertEquals(Optional.empty(), kept.doubt());
        assertTrue(with(read(true), List.of(), List.of()).doubt().isPresent());
    }

    /// Two lists of orders are read: the day's, and those that the broker calls open.
    @Test
    void snapshot_isNotComplete_whenOneOfTheListsOfOrdersIsMissing() {
        hold(AAPL);
        broker.calls.readFailures = 1;
        assertEquals("503", read(false).ordersTrouble());

        broker.calls.failRead(2);
        FlattenSnapshot read = read(false);
        assertEquals("503", read.ordersTrouble());
        assertEquals(1, read.open().size());
    }
}
