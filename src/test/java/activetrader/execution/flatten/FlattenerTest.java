package activetrader.execution.flatten;

import static activetrader.execution.flatten.Samples.AAPL;
import static activetrader.execution.flatten.Samples.MSFT;
import static activetrader.execution.flatten.Samples.TEN;
import static activetrader.execution.flatten.Samples.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.BrokerException;
import activetrader.broker.RejectReason;
import activetrader.execution.account.ForeignHoldings;
import activetrader.execution.blocks.Refusals;
import activetrader.execution.fake.FakeBroker;
import activetrader.execution.fake.FakeCalls.Read;
import activetrader.execution.fake.FakeSubmits.Fault;
import activetrader.journal.OrderPurpose;
import activetrader.journal.OrderRecord;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.OrderStatus;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.RawItem;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.time.SimulatedTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A flatten of ten shares of AAPL that a stop of ours holds.
class FlattenerTest {
    private static final FlattenRequest REQUEST = new FlattenRequest("test", "the reason");

    private final SimulatedTime time = new SimulatedTime(TEN);
    private final FakeBroker broker = new FakeBroker(time);
    private final List<OrderRecord> records = new ArrayList<>();
    private final Refusals refusals = new Refusals(time);
    private final Flattener flattener =
            new Flattener(broker, time, records::add, ParallelCalls.SEQUENTIAL).settingAside(refusals);
    private Order stop;

    @BeforeEach
    void hold() {
        broker.externalBuy(AAPL, 10);
        stop = broker.submit(NewOrder.stop("at-20260302-p-AAPL-1", AAPL, Side.SELL, Quantity.of(10), Price.of("90"))
                .closing());
    }

    private FlattenReport run(Duration within) {
        return flattener.run(REQUEST, TEN.plus(within));
    }

    private FlattenReport run() {
        return run(Duration.ofMinutes(5));
    }

    private <T extends OrderRecord> List<T> recorded(Class<T> kind) {
        return records.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static List<String> words(List<FlattenReport.Remaining> left) {
        return left.stream().map(FlattenReport.Remaining::inWords).toList();
    }

    @Test
    void run_cancelsAndCloses_andRecordsEachStep() {
        FlattenReport report = run();

        assertTrue(report.flat(), report::toString);
        assertEquals(1, report.cancelledOrders());
        assertEquals(List.of(), report.remaining());
        assertEquals("test", report.requestedBy());
        assertTrue(report.finishedAt().isBefore(TEN.plusSeconds(1)), report::toString);
        FlattenReport.Closed closed = report.closed().getFirst();
        assertEquals(AAPL, closed.symbol());
        assertEquals(Quantity.of(10), closed.quantity());

        assertEquals(new OrderRecord.FlattenStarted(TEN, "test", "the reason"), records.getFirst());
        assertEquals(
                List.of(new OrderRecord.CancelRequested(TEN, "at-20260302-p-AAPL-1", stop.id(), "flatten")),
                recorded(OrderRecord.CancelRequested.class));
        OrderRecord.Intent intent = recorded(OrderRecord.Intent.class).getFirst();
        assertEquals("at-20260302-f-AAPL-1", intent.clientOrderId());
        assertEquals(OrderPurpose.FLATTEN, intent.purpose());
        assertEquals(Side.SELL, intent.side());
        assertEquals(
                closed.orderId(),
                recorded(OrderRecord.Accepted.class).getFirst().orderId());
        assertEquals(new OrderRecord.FlattenFinished(report.finishedAt(), "test", true, List.of()), records.getLast());
    }

    @Test
    void run_buysBackAShortPosition() {
        broker.orders.shorts = true;
        broker.externalSell(MSFT, 5);

        assertTrue(run().flat());
        assertEquals(0, broker.held(MSFT).signum());
    }

    @Test
    void run_waitsLongerAndLonger_upToTwoSeconds_whileNothingChanges() {
        broker.orders.cancelTakes = Duration.ofMinutes(2);

        FlattenReport report = run(Duration.ofMinutes(1));

        assertFalse(report.flat());
        int looks = broker.positionReads;
        assertTrue(looks >= 90 && looks <= 100, () -> "eight between two cancels, was " + looks);
        assertTrue(report.finishedAt().isAfter(TEN.plusSeconds(57)), report::toString);
        assertFalse(report.finishedAt().isAfter(TEN.plusSeconds(60)), report::toString);
        assertEquals(12, recorded(OrderRecord.CancelRequested.class).size(), "a cancel is repeated every 5 s");
        assertEquals(
                List.of(AAPL),
                recorded(OrderRecord.FlattenFinished.class).getFirst().remaining());
    }

    @Test
    void run_continuesAfterAFailedCall() {
        broker.calls.readFailures = 3;

        assertTrue(run().flat());
    }

    @Test
    void closingOrder_isSentAgain_whenTheBrokerIsBusy() {
        broker.submits.faults.add(Fault.BUSY);

        assertTrue(run().flat());

        assertEquals("NOT_SENT", recorded(OrderRecord.Rejected.class).getFirst().reasonCode());
    }

    @Test
    void closingOrder_isAccepted_whenOnlyItsAnswerGotLost() {
        broker.submits.faults.add(Fault.LOST_AFTER);

        assertTrue(run().flat());

        assertEquals(1, recorded(OrderRecord.Unknown.class).size());
        assertEquals(
                List.of("at-20260302-f-AAPL-1"),
                recorded(OrderRecord.Accepted.class).stream()
                        .map(OrderRecord.Accepted::clientOrderId)
                        .toList());
    }

    @Test
    void closingOrder_hasTheNextNumber_whenTheFirstOneEnded() {
        broker.orders.endsOneSecondAfter = OrderStatus.CANCELED;
        broker.orders.fillable.put(AAPL, Quantity.of(4));
        time.at(TEN.plusSeconds(10), "the market fills again", () -> broker.orders.fillable.clear());

        FlattenReport report = run();

        assertTrue(report.flat(), report::toString);
        assertTrue(
                recorded(OrderRecord.Intent.class).stream()
                        .anyMatch(intent -> intent.clientOrderId().equals("at-20260302-f-AAPL-2")),
                records::toString);
        assertEquals(
                0,
                report.closed().stream()
                        .map(closed -> closed.quantity().value())
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .compareTo(BigDecimal.TEN));
    }

    @Test
    void closingOrder_isLeftToAnotherFlatten_whenItsIdIsTaken() {
        broker.submits.rejections.add(RejectReason.DUPLICATE_CLIENT_ORDER_ID);

        assertTrue(run().flat());

        assertEquals(List.of(), recorded(OrderRecord.Rejected.class));
        assertEquals(List.of(), refusals.setAside());
    }

    @Test
    void revokedKey_isNamed() {
        broker.calls.keyRevoked = true;

        FlattenReport report = run(Duration.ofSeconds(10));

        assertFalse(report.flat());
        assertEquals("401 unauthorized.", report.trouble());
    }

    @Test
    void run_ends_whenOnlyWhatCannotBeSoldIsLeft() {
        broker.submits.rejections.add(RejectReason.NOT_TRADABLE);

        FlattenReport report = run();

        assertFalse(report.flat());
        assertTrue(report.finishedAt().isBefore(TEN.plusSeconds(5)), report::toString);
        assertEquals(
                List.of("10 AAPL (cannot be sold, NOT_TRADABLE: rejected by the test)"), words(report.remaining()));
        assertEquals(
                "NOT_TRADABLE", recorded(OrderRecord.Rejected.class).getFirst().reasonCode());
    }

    @Test
    void run_sellsTheRest_beforeItEnds() {
        broker.externalBuy(MSFT, 5);
        refusals.note("AAPL", RejectReason.NOT_TRADABLE, "halted for good");

        FlattenReport report = run();

        assertEquals(List.of("10 AAPL (cannot be sold, NOT_TRADABLE: halted for good)"), words(report.remaining()));
        assertEquals(0, broker.held(MSFT).signum());
        assertEquals(10, broker.held(AAPL).intValue());
    }

    @Test
    void otherRefusal_isRepeatedAfterAMinute() {
        broker.submits.rejections.add(RejectReason.OTHER);

        FlattenReport report = run();

        assertTrue(report.flat());
        assertTrue(report.finishedAt().isAfter(TEN.plusSeconds(60)), report::toString);
        assertTrue(report.finishedAt().isBefore(TEN.plusSeconds(65)), report::toString);
    }

    @Test
    void positions_areClosedByName_whenNoListOfOrdersComes() {
        broker.cancel(stop.id());
        broker.calls.failing.add(Read.ORDERS);

        FlattenReport report = run(Duration.ofSeconds(20));

        assertEquals(0, broker.held(AAPL).signum());
        assertFalse(report.flat(), "open orders may be left");
        assertEquals("503 ORDERS", report.trouble());
        assertEquals(
                1,
                broker.account.fills().stream()
                        .filter(fill -> fill.side() == Side.SELL)
                        .count());
        assertEquals(List.of(), recorded(OrderRecord.AccountClosed.class));
    }

    @Test
    void allOrders_areCancelled_whenNoListShowsThoseThatHoldTheShares() {
        broker.calls.failing.add(Read.ORDERS);
        time.at(
                TEN.plusSeconds(14),
                "still waiting",
                () -> assertEquals(1, broker.openOrders().size()));

        FlattenReport report = run(Duration.ofMinutes(2));

        assertEquals(0, broker.held(AAPL).signum());
        assertEquals(
                "DELETE /v2/orders",
                recorded(OrderRecord.AccountClosed.class).getFirst().call());
        assertEquals(1, recorded(OrderRecord.AccountClosed.class).size());
        assertEquals(
                List.of("sent DELETE /v2/orders, which reaches what is not ours too: no list of orders could be read "
                        + "for 15 s"),
                report.notes());
    }

    @Test
    void wholeAccount_isClosedOnceAMinute_whenNothingCanBeRead() {
        broker.calls.failing.addAll(Set.of(Read.ORDERS, Read.POSITIONS));

        FlattenReport report =
                flattener.believing(() -> Map.of(AAPL, Quantity.of(10))).run(REQUEST, TEN.plusSeconds(100));

        List<Instant> closes = recorded(OrderRecord.AccountClosed.class).stream()
                .map(OrderRecord::at)
                .toList();
        assertEquals(2, closes.size());
        assertFalse(closes.getFirst().isBefore(TEN.plusSeconds(30)));
        assertFalse(closes.getLast().isBefore(closes.getFirst().plusSeconds(60)));
        assertEquals(List.of("10 AAPL (held when last seen; 503 POSITIONS)"), words(report.remaining()));
    }

    @Test
    void everything_isClosedAtOnce_whenAPersonAskedForIt() {
        broker.account.otherAssets = List.of(raw(RawItem.Kind.POSITION, "BTCUSD", "NOPE"));

        FlattenReport report = flattener.ofEverything().run(REQUEST, TEN.plusSeconds(30));

        assertEquals(
                "DELETE /v2/positions?cancel_orders=true",
                recorded(OrderRecord.AccountClosed.class).getFirst().call());
        assertEquals(TEN, recorded(OrderRecord.AccountClosed.class).getFirst().at());
        assertFalse(report.flat());
        assertEquals(0, broker.held(AAPL).signum());
    }

    @Test
    void unreadablePosition_isClosedByItsAddress() {
        broker.externalBuy(MSFT, 5);
        broker.account.unreadablePositions = List.of(raw(RawItem.Kind.POSITION, "MSFT", ""));
        time.at(TEN.plusSeconds(1), "the list is whole again", () -> broker.account.unreadablePositions = List.of());

        assertTrue(run().flat());
        assertEquals(0, broker.held(MSFT).signum());
    }

    @Test
    void unreadableOrder_isCancelledByItsId() {
        Order open = broker.submit(NewOrder.limit("x", MSFT, Side.BUY, Quantity.of(1), Price.of("50")));
        broker.orders.unreadable = List.of(raw(RawItem.Kind.ORDER, "MSFT", open.id()));
        broker.orders.unlistedFor = Duration.ofHours(1);
        time.at(TEN.plusSeconds(1), "the list is whole again", () -> broker.orders.unreadable = List.of());

        run(Duration.ofSeconds(10));

        assertFalse(broker.openOrders().stream().anyMatch(order -> order.id().equals(open.id())));
    }

    private static ForeignHoldings keeps(Symbol symbol) {
        return _ -> Set.of(symbol);
    }

    @Test
    void externalPosition_stays_whereThatIsConfigured() {
        broker.externalBuy(MSFT, 5);

        FlattenReport report = flattener.keeping(keeps(MSFT)).run(REQUEST, TEN.plusSeconds(60));

        assertTrue(report.flat(), report::toString);
        assertEquals(5, broker.held(MSFT).intValue());
        assertEquals(List.of("5 MSFT (an external position)"), words(report.kept()));
    }

    @Test
    void allPositions_areClosed_whenTheirOwnersStayUnknownForFiveSnapshots() {
        int[] asked = {0};
        ForeignHoldings unknown = _ -> {
            asked[0]++;
            throw new BrokerException.Transient("owners unknown", null);
        };
        List<Integer> left = new ArrayList<>();

        FlattenReport report = flattener
                .keeping(unknown)
                .watchedBy(remaining -> left.add(asked[0]))
                .run(REQUEST, TEN.plusSeconds(60));

        assertTrue(report.flat(), report::toString);
        assertEquals(5, left.getFirst(), "nothing is done before the fifth look");
    }

    @Test
    void allOrders_areNotCancelled_whereExternalPositionsStay() {
        broker.calls.failing.add(Read.ORDERS);

        flattener.keeping(keeps(MSFT)).run(REQUEST, TEN.plusSeconds(60));

        assertEquals(List.of(), recorded(OrderRecord.AccountClosed.class));
        assertEquals(1, broker.openOrders().size());
    }

    @Test
    void account_isNotFlat_untilNoOrderIsUnderWay() {
        List<String> calls = new ArrayList<>();
        OrdersUnderWay underWay = new OrdersUnderWay() {
            @Override
            public void beforeLook() {
                calls.add("before");
            }

            @Override
            public List<String> afterLook() {
                calls.add("after");
                return time.instant().isBefore(TEN.plusSeconds(16))
                        ? List.of("order a may still be under way")
                        : List.of();
            }
        };

        FlattenReport report = flattener.awaiting(underWay).run(REQUEST, TEN.plusSeconds(60));

        assertTrue(report.flat());
        assertFalse(report.finishedAt().isBefore(TEN.plusSeconds(16)));
        assertEquals("before", calls.getFirst());
        assertTrue(calls.contains("after"));
    }

    @Test
    void lateFlatten_isReportedOnce() {
        broker.orders.cancelTakes = Duration.ofSeconds(30);
        List<List<String>> late = new ArrayList<>();

        flattener.lateFrom(TEN.plusSeconds(10), left -> late.add(words(left))).run(REQUEST, TEN.plusSeconds(60));

        assertEquals(List.of(List.of("10 AAPL (order at-20260302-p-AAPL-1 is new, filled 0)")), late);
    }

    @Test
    void flattenInTime_isNotReportedAsLate() {
        List<List<String>> late = new ArrayList<>();

        flattener.lateFrom(TEN.plusSeconds(10), left -> late.add(words(left))).run(REQUEST, TEN.plusSeconds(60));

        assertEquals(List.of(), late);
    }

    @Test
    void seesNothing_onlyWhenOneSnapshotShowsAnEmptyAccount() {
        assertFalse(flattener.seesNothing());
        run();
        assertTrue(flattener.seesNothing());

        broker.account.equityError = new BigDecimal("500");
        assertFalse(flattener.seesNothing());
        broker.account.equityError = BigDecimal.ZERO;
        broker.calls.failing.add(Read.ORDERS);
        assertFalse(flattener.seesNothing());
    }

    @Test
    void seesNothing_isFalse_whenOwnersAreUnknown() {
        run();
        ForeignHoldings unknown = _ -> {
            throw new BrokerException.Transient("owners unknown", null);
        };

        assertFalse(flattener.keeping(unknown).seesNothing());
    }

    @Test
    void interruptedFlatten_ends() {
        broker.orders.cancelTakes = Duration.ofMinutes(2);
        Thread.currentThread().interrupt();

        FlattenReport report = run();

        assertTrue(Thread.interrupted());
        assertFalse(report.flat());
        assertTrue(report.finishedAt().isBefore(TEN.plusSeconds(1)), report::toString);
    }

    @Test
    void report_addsWhatIsBelievedToBeHeld_toWhatWasRead() {
        broker.calls.failing.add(Read.POSITIONS);
        broker.orders.cancelTakes = Duration.ofMinutes(2);

        FlattenReport report = flattener
                .believing(() -> Map.of(AAPL, Quantity.of(10), MSFT, Quantity.of(5)))
                .run(REQUEST, TEN.plusSeconds(10));

        assertEquals(
                List.of("10 AAPL (503 POSITIONS)", "5 MSFT (held when last seen; 503 POSITIONS)"),
                words(report.remaining()));
    }

    @Test
    void report_isThatOfTheBroker_whenItsPositionsWereRead() {
        broker.orders.cancelTakes = Duration.ofMinutes(2);

        FlattenReport report =
                flattener.believing(() -> Map.of(MSFT, Quantity.of(5))).run(REQUEST, TEN.plusSeconds(10));

        assertEquals(List.of("10 AAPL (order at-20260302-p-AAPL-1 is new, filled 0)"), words(report.remaining()));
    }
}
