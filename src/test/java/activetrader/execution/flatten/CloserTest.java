package activetrader.execution.flatten;

import static activetrader.execution.flatten.Samples.AAPL;
import static activetrader.execution.flatten.Samples.MSFT;
import static activetrader.execution.flatten.Samples.TEN;
import static activetrader.execution.flatten.Samples.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.RejectReason;
import activetrader.execution.blocks.Refusals;
import activetrader.execution.fake.FakeBroker;
import activetrader.execution.fake.FakeCalls.Read;
import activetrader.execution.fake.FakeSubmits.Fault;
import activetrader.journal.OrderRecord;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.RawItem;
import activetrader.market.Side;
import activetrader.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Single steps of a flatten of ten free shares of AAPL.
class CloserTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T05:00:00Z");

    private final SimulatedTime time = new SimulatedTime(TEN);
    private final FakeBroker broker = new FakeBroker(time);
    private final List<OrderRecord> records = new ArrayList<>();
    private final Refusals refusals = new Refusals(time);
    private final Closer closer = new Closer(broker, time, records::add, ParallelCalls.SEQUENTIAL, refusals);
    private final FlattenProgress progress = new FlattenProgress(TEN, time.tick());

    @BeforeEach
    void hold() {
        broker.externalBuy(AAPL, 10);
        look();
        look();
    }

    private void look() {
        progress.see(FlattenSnapshot.at(broker, MIDNIGHT, ParallelCalls.SEQUENTIAL, false), time.tick());
    }

    private String why() {
        look();
        return progress.remaining().getFirst().why();
    }

    private void pass(Duration duration) {
        try {
            time.sleep(duration);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// No list of orders comes for long enough, so positions are closed by their names.
    private void loseOrders() {
        broker.calls.failing.add(Read.ORDERS);
        look();
        pass(Duration.ofSeconds(3));
        look();
        assertTrue(progress.lacksOrders());
    }

    private long sales() {
        return broker.orders.submitted.stream()
                .filter(order -> order.side() == Side.SELL)
                .count();
    }

    @Test
    void orderInDoubt_isRecorded_andItsReasonShown() {
        broker.submits.faults.add(Fault.LOST_BEFORE);

        closer.closeFree(progress);

        assertEquals(new OrderRecord.Unknown(TEN, "at-20260302-f-AAPL-1", "reset"), records.getLast());
        assertEquals("reset", why());
    }

    @Test
    void orderOfAnotherFlatten_isAwaited() {
        broker.submits.rejections.add(RejectReason.DUPLICATE_CLIENT_ORDER_ID);

        closer.closeFree(progress);

        assertEquals("another flatten closes it", why());
    }

    @Test
    void orderThatWasNotSent_isRecorded_andItsReasonShown() {
        broker.submits.faults.add(Fault.BUSY);

        closer.closeFree(progress);

        assertEquals("429 rate limit exceeded", why());
    }

    @Test
    void orderWithARevokedKey_isRecorded_andItsReasonShown() {
        broker.calls.keyRefusals = 1;

        closer.closeFree(progress);

        assertEquals(
                new OrderRecord.Rejected(TEN, "at-20260302-f-AAPL-1", "UNAUTHORIZED", "401 unauthorized."),
                records.getLast());
        assertEquals("401 unauthorized.", why());
    }

    @Test
    void holdingThatIsSetAside_isNotSold_andItsReasonShown() {
        refusals.note("AAPL", RejectReason.NOT_TRADABLE, "no");

        closer.closeFree(progress);

        assertEquals(List.of(), records);
        assertEquals("cannot be sold, NOT_TRADABLE: no", why());
    }

    /// Two flattens try at the same time after half an hour: only the first one sends.
    @Test
    void holdingThatAnotherFlattenTries_isHeldBack() {
        refusals.note("AAPL", RejectReason.NOT_TRADABLE, "no");
        pass(Refusals.PERMANENT);
        Closer other = new Closer(broker, time, records::add, tasks -> closer.closeFree(progress), refusals);
        broker.submits.rejections.add(RejectReason.NOT_TRADABLE);

        other.closeFree(progress);

        assertEquals(
                1, records.stream().filter(OrderRecord.Intent.class::isInstance).count());
    }

    @Test
    void acceptedOrder_endsARefusal() {
        refusals.note("AAPL", RejectReason.NOT_TRADABLE, "no");
        pass(Refusals.PERMANENT);

        closer.closeFree(progress);

        assertEquals(1, sales());
        assertEquals(List.of(), refusals.setAside());
    }

    @Test
    void sharesHeldByOrders_areNotSold() {
        broker.submit(NewOrder.stop("at-1", AAPL, Side.SELL, Quantity.of(10), Price.of("90"))
                .closing());
        look();

        closer.closeFree(progress);

        assertEquals(List.of(), records);
    }

    /// The stop is listed, but the position shows its shares as available; another order changes the broker's state.
    @Test
    void sharesHeldByAListedOrder_areNotSoldAgain_afterARefusal_thoughTheyShowAsAvailable() {
        broker.submit(NewOrder.stop("at-1", AAPL, Side.SELL, Quantity.of(6), Price.of("90"))
                .closing());
        broker.account.showsAllAvailable = true;
        look();
        closer.closeFree(progress);
        broker.submit(NewOrder.limit("x", AAPL, Side.SELL, Quantity.of(1), Price.of("150"))
                .closing());
        broker.orders.fillable.put(AAPL, Quantity.ZERO);

        pass(Duration.ofSeconds(14));
        look();
        closer.closeFree(progress);
        assertEquals(1, broker.orders.refused.size());
        assertEquals(Quantity.of(3), broker.orders.submitted.getLast().quantity(), "what no order holds is sold");

        broker.cancelAll();
        look();
        look();
        closer.closeFree(progress);
        assertEquals(Quantity.of(10), broker.orders.submitted.getLast().quantity(), "what was cancelled holds none");
    }

    @Test
    void positionClosedByName_isRequestedAgainAfterTenSeconds() {
        loseOrders();
        broker.orders.fillable.put(AAPL, Quantity.ZERO);

        closer.closeFree(progress);
        closer.closeFree(progress);
        assertEquals(1, sales());

        pass(Duration.ofSeconds(10));
        broker.orders.submitted.clear();
        broker.cancelAll();
        closer.closeFree(progress);
        assertEquals(1, sales());
    }

    @Test
    void closeByNameInDoubt_isNotRepeatedAtOnce_andItsReasonShown() {
        loseOrders();
        broker.submits.faults.add(Fault.LOST_BEFORE);

        closer.closeFree(progress);
        closer.closeFree(progress);

        assertEquals(0, sales());
        assertEquals("reset", why());
    }

    @Test
    void closeByNameThatWasNotSent_isRepeatedAtOnce() {
        loseOrders();
        broker.submits.faults.add(Fault.BUSY);

        closer.closeFree(progress);
        assertEquals("429 rate limit exceeded", why());

        closer.closeFree(progress);
        assertEquals(1, sales());
    }

    @Test
    void closeByName_isHeldBack_whenTheHoldingIsSetAside() {
        loseOrders();
        refusals.note("AAPL", RejectReason.NOT_TRADABLE, "no");

        closer.closeFree(progress);

        assertEquals(0, sales());
    }

    @Test
    void closeByName_endsARefusal() {
        loseOrders();
        refusals.note("AAPL", RejectReason.OTHER, "no");

        closer.closeFree(progress);

        assertEquals(1, sales());
        assertFalse(refusals.isSetAside("AAPL"));
    }

    @Test
    void ordersThatARefusalNames_areCancelled_whenNoListShowsThem() {
        Order stop = broker.submit(NewOrder.stop("at-1", AAPL, Side.SELL, Quantity.of(10), Price.of("90"))
                .closing());
        broker.orders.namesHolders = true;
        loseOrders();

        closer.closeFree(progress);

        assertFalse(broker.openOrders().stream().anyMatch(order -> order.id().equals(stop.id())));
        assertEquals("insufficient qty available for order", why());
        look();
        closer.closeFree(progress);
        assertEquals(0, broker.held(AAPL).signum());
    }

    @Test
    void closeByName_isRepeatedAfterAMinute_whenTheRefusalNamesNoOrder() {
        broker.submit(NewOrder.stop("at-1", AAPL, Side.SELL, Quantity.of(10), Price.of("90"))
                .closing());
        loseOrders();
        closer.closeFree(progress);
        int before = broker.calls.made;

        closer.closeFree(progress);
        assertEquals(before, broker.calls.made);

        pass(Duration.ofMinutes(1));
        closer.closeFree(progress);
        assertEquals(before + 1, broker.calls.made);
    }

    @Test
    void unreadablePositionWithoutAName_isLeft() {
        broker.account.unreadablePositions = List.of(raw(RawItem.Kind.POSITION, "", ""));
        broker.externalSell(AAPL, 10);
        look();
        int before = broker.calls.made;

        closer.closeFree(progress);

        assertEquals(before, broker.calls.made);
    }

    @Test
    void unreadableOrderWithoutAnId_isLeft() {
        broker.orders.unreadable = List.of(raw(RawItem.Kind.ORDER, "MSFT", ""));
        look();
        int before = broker.calls.made;

        assertFalse(closer.cancelOthers(progress));

        assertEquals(before, broker.calls.made);
    }

    @Test
    void cancel_isRequestedOnce_andItsFailureIsNoFailureOfTheFlatten() {
        Order open = broker.submit(NewOrder.limit("x", MSFT, Side.BUY, Quantity.of(1), Price.of("50")));
        look();
        broker.cancel(open.id());

        assertTrue(closer.cancelOthers(progress));
        assertFalse(closer.cancelOthers(progress));
    }
}
