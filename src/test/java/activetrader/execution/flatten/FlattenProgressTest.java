package activetrader.execution.flatten;

import static activetrader.execution.flatten.Samples.AAPL;
import static activetrader.execution.flatten.Samples.MSFT;
import static activetrader.execution.flatten.Samples.TEN;
import static activetrader.execution.flatten.Samples.order;
import static activetrader.execution.flatten.Samples.position;
import static activetrader.execution.flatten.Samples.raw;
import static activetrader.execution.flatten.Samples.snapshot;
import static activetrader.execution.flatten.Samples.sold;
import static activetrader.execution.flatten.Samples.stop;
import static activetrader.execution.flatten.Samples.with;
import static activetrader.execution.flatten.Samples.without;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.market.Account;
import activetrader.market.Money;
import activetrader.market.Order;
import activetrader.market.OrderStatus;
import activetrader.market.OrderType;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.RawItem;
import activetrader.market.Side;
import activetrader.time.SimulatedTime;
import activetrader.time.Tick;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlattenProgressTest {
    private static final String FIRST = "at-20260302-f-AAPL-1";
    private static final String PREFIX = "at-20260302-f-AAPL-";
    private static final FlattenSnapshot EMPTY = with(snapshot(List.of(), List.of()), balance("1000"));
    private static final FlattenSnapshot HELD = snapshot(List.of(), List.of(position(AAPL, 10, 10)));

    private final Tick start = new SimulatedTime(TEN).tick();
    private final FlattenProgress progress = new FlattenProgress(TEN, start);

    private static FlatBalance balance(String equity) {
        Account account = new Account(
                "id",
                "A1",
                "ACTIVE",
                Money.of(1000),
                Money.of(equity),
                Money.ZERO,
                Money.ZERO,
                BigDecimal.ONE,
                false,
                true);
        return new FlatBalance(account, List.of(), Map.of());
    }

    private Tick after(long seconds) {
        return start.plus(Duration.ofSeconds(seconds));
    }

    private void see(FlattenSnapshot... looks) {
        for (FlattenSnapshot look : looks) {
            progress.see(look, start);
        }
    }

    private static FlattenSnapshot afterSale() {
        return with(snapshot(List.of(sold(FIRST, AAPL)), List.of()), balance("1000"));
    }

    @Test
    void account_isNotFlat_beforeTheFirstSnapshot() {
        assertFalse(progress.isFlat());
        assertTrue(progress.mayBeLeft());
        assertFalse(progress.isSettled());
        assertFalse(progress.expectsNothing());
        assertEquals("the broker was not asked yet", progress.trouble());
    }

    @Test
    void account_isFlat_whenTwoSnapshotsInARowShowNothing() {
        see(EMPTY);
        assertFalse(progress.isFlat());

        see(EMPTY);
        assertTrue(progress.isFlat());
        assertFalse(progress.mayBeLeft());
        assertNull(progress.trouble());
    }

    @Test
    void emptySnapshots_areCountedAnew_afterOneThatShowsSomething() {
        see(EMPTY, HELD, EMPTY);

        assertFalse(progress.isFlat());
    }

    @Test
    void emptySnapshots_areCountedAnew_afterOneThatFailed() {
        see(EMPTY);
        progress.failed("503");
        assertEquals("503", progress.trouble());

        see(EMPTY);
        assertFalse(progress.isFlat());
        see(EMPTY);
        assertTrue(progress.isFlat());
    }

    @Test
    void oneSnapshotIsEnough_whenFilledClosingOrdersExplainIt() {
        see(HELD);
        progress.accepted(sold(FIRST, AAPL));

        see(afterSale());

        assertTrue(progress.isFlat());
    }

    @Test
    void oneSnapshotIsNotEnough_whenAnotherPositionIsNotExplained() {
        see(snapshot(List.of(), List.of(position(AAPL, 10, 10), position(MSFT, 10, 10))));
        progress.accepted(sold(FIRST, AAPL));

        see(afterSale());

        assertFalse(progress.isFlat());
    }

    @Test
    void oneSnapshotIsNotEnough_whenTheClosingOrderIsNotFilled() {
        see(HELD);
        Order ended = order(FIRST, AAPL, Side.SELL, OrderType.MARKET, OrderStatus.CANCELED, 5);
        progress.accepted(ended);

        see(with(snapshot(List.of(ended), List.of()), balance("1000")));

        assertFalse(progress.isFlat());
    }

    @Test
    void oneSnapshotIsNotEnough_whenAnotherOrderWasOpenBefore() {
        see(snapshot(List.of(stop("at-1", AAPL)), List.of(position(AAPL, 10, 10))));
        progress.accepted(sold(FIRST, AAPL));

        see(afterSale());

        assertFalse(progress.isFlat());
    }

    @Test
    void oneSnapshotIsNotEnough_whenTheOneBeforeWasNotComplete() {
        see(without(HELD, "503", null));
        progress.accepted(sold(FIRST, AAPL));

        see(afterSale());

        assertFalse(progress.isFlat());
    }

    @Test
    void account_isNotFlat_whileAnOrderIsUnderWay() {
        see(EMPTY, EMPTY);
        progress.awaits(List.of("order a may still be under way", "order b may still be under way"));

        assertFalse(progress.isFlat());
        assertEquals("order a may still be under way; order b may still be under way", progress.trouble());
    }

    @Test
    void account_isNotFlat_whenItsEquityIsNotCash() {
        FlattenSnapshot look = with(EMPTY, balance("5000"));
        see(look, look);

        assertFalse(progress.isFlat());
        assertTrue(progress.mayBeLeft());
        assertEquals("no position is listed, but equity is $5000 and cash $1000", progress.trouble());
    }

    @Test
    void closingOrders_areThoseSentByThisFlatten_andThoseOfOthersSinceItsStart() {
        Order earlier = order(
                "at-20260302-f-MSFT-1",
                MSFT,
                Side.SELL,
                OrderType.MARKET,
                OrderStatus.FILLED,
                10,
                TEN.minusSeconds(1),
                List.of());
        Order undated = order(
                "at-20260302-f-MSFT-2", MSFT, Side.SELL, OrderType.MARKET, OrderStatus.FILLED, 10, null, List.of());
        Order unfilled = order("at-20260302-f-MSFT-3", MSFT, Side.SELL, OrderType.MARKET, OrderStatus.NEW, 0);
        Order other = sold("at-20260302-c1-sell-AAPL-1", AAPL);
        Order ours =
                order(FIRST, AAPL, Side.SELL, OrderType.MARKET, OrderStatus.FILLED, 10, TEN.minusSeconds(1), List.of());
        progress.accepted(ours);

        see(snapshot(List.of(earlier, undated, unfilled, other, ours, sold("at-20260302-f-MSFT-4", MSFT)), List.of()));

        assertEquals(
                List.of("o-" + FIRST, "o-at-20260302-f-MSFT-4"),
                progress.closed().stream().map(FlattenReport.Closed::orderId).toList());
        assertEquals(
                new FlattenReport.Closed("o-" + FIRST, AAPL, Quantity.of(10), Side.SELL, Price.of("100"), null),
                progress.closed().getFirst());
    }

    @Test
    void orderInDoubt_isReportedOnce_whenTheBrokerShowsIt() {
        progress.inDoubt(AAPL, FIRST, "timeout");
        FlattenSnapshot look = snapshot(List.of(sold(FIRST, AAPL)), List.of());

        assertEquals(List.of(sold(FIRST, AAPL)), progress.see(look, start));
        assertEquals(List.of(), progress.see(look, start));
    }

    @Test
    void nextId_needsTwoSnapshots() {
        assertNull(progress.nextId(PREFIX));
        see(HELD);
        assertNull(progress.nextId(PREFIX));
        see(HELD);
        assertEquals(FIRST, progress.nextId(PREFIX));
    }

    @Test
    void nextId_countsTheClosingOrdersThatEndedBeforeThePositionsWereRead() {
        Order ended = order(FIRST, AAPL, Side.SELL, OrderType.MARKET, OrderStatus.CANCELED, 0);
        Order open = order(PREFIX + "2", AAPL, Side.SELL, OrderType.MARKET, OrderStatus.NEW, 0);
        FlattenSnapshot look = snapshot(List.of(ended, open), List.of(position(AAPL, 10, 10)));
        see(HELD, look);
        assertEquals(FIRST, progress.nextId(PREFIX));

        see(look);
        assertEquals(PREFIX + "2", progress.nextId(PREFIX));
        progress.accepted(open);
        assertNull(progress.nextId(PREFIX));
    }

    @Test
    void nextId_isNotKnown_whenTheOrdersWereNotReadBefore() {
        see(HELD, without(HELD, "503", null), HELD);

        assertNull(progress.nextId(PREFIX));
    }

    @Test
    void emptyAccount_isExpected_whenAllThatIsHeldWasSold() {
        see(HELD);
        assertFalse(progress.expectsNothing());

        progress.accepted(sold(FIRST, AAPL));
        assertTrue(progress.expectsNothing());
        see(without(HELD, null, "503"));
        assertFalse(progress.expectsNothing());
        see(with(HELD, List.of(raw(RawItem.Kind.POSITION, "X", "x")), List.of()));
        assertFalse(progress.expectsNothing());
        see(snapshot(List.of(stop("at-1", AAPL)), List.of()));
        assertFalse(progress.expectsNothing());
        see(EMPTY);
        assertTrue(progress.expectsNothing());
    }

    @Test
    void account_isSettled_whenAllListsCameAndNoOrderIsOpen() {
        see(HELD);
        assertTrue(progress.isSettled());
        see(snapshot(List.of(stop("at-1", AAPL)), List.of()));
        assertFalse(progress.isSettled());
        see(without(EMPTY, "503", null));
        assertFalse(progress.isSettled());
        assertEquals("503", progress.trouble());
    }

    @ParameterizedTest
    @CsvSource({"29, false", "30, true"})
    void account_isBlind_fromTheFirstSnapshotWithoutAnyList(long seconds, boolean blind) {
        FlattenSnapshot nothing = without(snapshot(List.of(), List.of()), "503", "503");
        progress.see(nothing, start);
        progress.see(nothing, after(seconds));

        assertEquals(blind, progress.isBlindFor(Duration.ofSeconds(30)));
        progress.see(without(HELD, "503", "503"), after(60));
        assertFalse(progress.isBlindFor(Duration.ofSeconds(30)));
        progress.see(nothing, after(61));
        assertFalse(progress.isBlindFor(Duration.ofSeconds(30)));
    }

    @Test
    void account_isNotBlind_whileOneListComes() {
        progress.see(without(snapshot(List.of(), List.of()), "503", null), start);
        progress.see(without(snapshot(List.of(), List.of()), "503", null), after(60));

        assertFalse(progress.isBlindFor(Duration.ofSeconds(30)));
    }

    @Test
    void ordersAreLacking_afterThreeSecondsWithoutTheirLists() {
        FlattenSnapshot look = without(HELD, "503", null);
        assertFalse(progress.lacksOrders());
        progress.see(look, start);
        assertFalse(progress.lacksOrders());
        progress.see(look, after(2));
        assertFalse(progress.lacksOrders());
        progress.see(look, after(3));
        assertTrue(progress.lacksOrders());
        progress.see(HELD, after(4));
        assertFalse(progress.lacksOrders());
    }

    @Test
    void holdersAreUnknown_whenSharesAreHeldByOrdersThatNoListShows() {
        FlattenSnapshot reserved = without(snapshot(List.of(), List.of(position(AAPL, 10, 4))), "503", null);
        Predicate<FlattenSnapshot> unknown = look -> {
            progress.see(EMPTY, start);
            progress.see(look, start);
            progress.see(look, after(15));
            return progress.holdersAreUnknownFor(Duration.ofSeconds(15));
        };

        assertTrue(unknown.test(reserved));
        assertFalse(unknown.test(without(HELD, "503", null)), "all shares are free");
        assertFalse(unknown.test(without(reserved, null, null)), "the orders came");
        assertFalse(unknown.test(without(reserved, "503", "503")), "the positions did not come");
        RawItem other = raw(RawItem.Kind.POSITION, "BTCUSD", "b");
        assertFalse(unknown.test(with(reserved, List.of(), List.of(other))), "a cancel would reach other assets");
    }

    @Test
    void cancel_isRepeatedAfterFiveSeconds() {
        assertTrue(progress.cancelDue("o", start));
        assertFalse(progress.cancelDue("o", after(4)));
        assertTrue(progress.cancelDue("other", after(4)));
        assertTrue(progress.cancelDue("o", after(5)));
        assertFalse(progress.cancelDue("o", after(9)));
    }

    @Test
    void cancelled_countsTheOrdersThatAreNoLongerOpen() {
        progress.cancelDue("o-at-1", start);
        progress.cancelDue("o-at-2", start);
        see(snapshot(List.of(stop("at-2", AAPL)), List.of()));

        assertEquals(1, progress.cancelled());
    }

    @Test
    void ordersInTheWay_areAllButClosingOnes() {
        Order stop = stop("at-1", AAPL);
        Order byFlatten = order(FIRST, AAPL, Side.SELL, OrderType.MARKET, OrderStatus.NEW, 0);
        Order byName = order("broker-1", MSFT, Side.SELL, OrderType.MARKET, OrderStatus.NEW, 0);
        Order stopOfTheSame = stop("at-2", MSFT);
        see(snapshot(List.of(stop, byFlatten, byName, stopOfTheSame), List.of()));
        assertEquals(List.of(stop, byName, stopOfTheSame), progress.toCancel());

        progress.acceptedByName("MSFT", "MSFT", after(10));

        assertEquals(List.of(stop, stopOfTheSame), progress.toCancel());
    }

    @Test
    void closeByName_isRepeated_onlyWhenItsTimeIsOver() {
        progress.acceptedByName("AAPL", "id-AAPL", after(10));

        assertFalse(progress.mayTry("id-AAPL", "other state", after(9)));
        assertTrue(progress.mayTry("id-AAPL", "other state", after(10)));
        assertTrue(progress.mayTry("id-MSFT", "any", start));
    }

    @Test
    void refusedOrder_isRepeated_afterAMinute_orInAnotherState() {
        progress.refused("AAPL", "state", "no", start);

        assertFalse(progress.mayTry("AAPL", "state", after(59)));
        assertTrue(progress.mayTry("AAPL", "other state", after(1)));
        assertTrue(progress.mayTry("AAPL", "state", after(60)));
        progress.failedFor("MSFT", "busy");
        assertTrue(progress.mayTry("MSFT", "state", start));
    }

    @Test
    void state_changesWithTheSharesAndTheirOrders() {
        see(snapshot(List.of(stop("at-1", AAPL), stop("at-2", MSFT)), List.of()));
        String state = progress.stateOf(position(AAPL, 10, 0));

        assertEquals("LONG 10 0 [o-at-1new0]", state);
        assertEquals("LONG 10 5 [o-at-1new0]", progress.stateOf(position(AAPL, 10, 5)));
    }

    @Test
    void news_comeWithTheFirstSnapshot_andWithEveryAcceptedOrder() {
        assertFalse(progress.hasNews());
        see(HELD);
        assertTrue(progress.hasNews());
        see(HELD);
        assertFalse(progress.hasNews());
        progress.accepted(sold(FIRST, AAPL));
        assertTrue(progress.hasNews());
        see(HELD);
        progress.acceptedByName("AAPL", "AAPL", start);
        assertTrue(progress.hasNews());
    }

    private String why() {
        return progress.remaining().getFirst().why();
    }

    @Test
    void remaining_saysWhyEachPositionIsStillHeld() {
        see(HELD);
        assertEquals("not closed yet", why());

        Order partial = order(FIRST, AAPL, Side.SELL, OrderType.MARKET, OrderStatus.CANCELED, 4);
        progress.accepted(partial);
        see(snapshot(List.of(partial), List.of(position(AAPL, 6, 6))));
        assertEquals("order " + FIRST + " is canceled, filled 4", why());

        progress.failedFor("AAPL", "busy");
        assertEquals("busy", why());

        Order entry = order("at-2", AAPL, Side.BUY, OrderType.LIMIT, OrderStatus.NEW, 0);
        see(snapshot(List.of(entry, stop("at-3", MSFT)), List.of(position(AAPL, 6, 6))));
        assertEquals("busy", why(), "neither the entry nor another symbol's stop holds the shares");

        see(snapshot(List.of(stop("at-1", AAPL)), List.of(position(AAPL, 6, 0))));
        assertEquals("order at-1 is new, filled 0", why());

        see(without(HELD, null, "503 positions"));
        assertEquals("503 positions", why());
    }

    @Test
    void remaining_saysTheLastClosingOrder_whenThereWereSeveral() {
        Order second = order(PREFIX + "2", AAPL, Side.SELL, OrderType.MARKET, OrderStatus.EXPIRED, 0);
        Order first = order(FIRST, AAPL, Side.SELL, OrderType.MARKET, OrderStatus.CANCELED, 0);
        see(snapshot(List.of(first, second), List.of(position(AAPL, 6, 6))));

        assertEquals("order " + PREFIX + "2 is expired, filled 0", why());
    }

    @Test
    void remaining_listsUnreadableItems_andOrdersWithoutAPosition() {
        progress.failedFor("id-1", "asset not found");
        see(with(
                snapshot(List.of(stop("at-1", AAPL), stop("at-2", MSFT)), List.of(position(AAPL, 10, 0))),
                List.of(raw(RawItem.Kind.POSITION, "ODD", "id-1"), raw(RawItem.Kind.ORDER, "ODD", "o-9")),
                List.of()));

        assertEquals(
                List.of(
                        "10 AAPL (order at-1 is new, filled 0)",
                        "5 ODD (qty is missing; asset not found)",
                        "ODD (order o-9, qty is missing)",
                        "MSFT (order o-at-2 is new)"),
                progress.remaining().stream()
                        .map(FlattenReport.Remaining::inWords)
                        .toList());
    }

    @Test
    void notes_areKept() {
        progress.note("one");
        progress.note("two");

        assertEquals(List.of("one", "two"), progress.notes());
    }
}
