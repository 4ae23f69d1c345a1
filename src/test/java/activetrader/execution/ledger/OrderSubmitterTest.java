package activetrader.execution.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.RejectReason;
import activetrader.execution.blocks.Refusal;
import activetrader.execution.blocks.Refusals;
import activetrader.execution.fake.FakeSubmits.Fault;
import activetrader.execution.fake.FakeSubmits.Hang;
import activetrader.journal.OrderPurpose;
import activetrader.journal.OrderRecord;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderSubmitterTest extends LedgerFixture {
    private static final Duration LOOK_UP = Duration.ofSeconds(20);

    private final Refusals refusals = new Refusals(time);
    private OrderSubmitter submitter;

    @BeforeEach
    void openSubmitter() {
        submitter = new OrderSubmitter(ledger, time, LOOK_UP, refusals);
    }

    private static OrderSubmitter.Tag tag(OrderPurpose purpose) {
        return new OrderSubmitter.Tag(purpose, "2026-03-02#5", Price.of("98"), "test");
    }

    private static NewOrder buy(String id) {
        return NewOrder.market(id, AAPL, Side.BUY, Quantity.of(10));
    }

    private static NewOrder sell(String id) {
        return NewOrder.market(id, AAPL, Side.SELL, Quantity.of(10));
    }

    private SubmitOutcome enter(String id) {
        return submitter.sendEntry(broker, buy(id), tag(OrderPurpose.ENTRY), () -> true);
    }

    private SubmitOutcome exit(String id) {
        return submitter.sendExit(broker, sell(id), tag(OrderPurpose.EXIT));
    }

    private SubmitOutcome protect(String id, String stop) {
        NewOrder order = NewOrder.stop(id, AAPL, Side.SELL, Quantity.of(10), Price.of(stop));
        return submitter.sendExit(broker, order, tag(OrderPurpose.PROTECTION));
    }

    private static Order accepted(SubmitOutcome outcome) {
        return assertInstanceOf(SubmitOutcome.Accepted.class, outcome).order();
    }

    private static SubmitOutcome.Rejected rejected(SubmitOutcome outcome) {
        return assertInstanceOf(SubmitOutcome.Rejected.class, outcome);
    }

    private LedgerEntry.State state(String id) {
        return ledger.entry(id).orElseThrow().state();
    }

    private void hold() {
        broker.externalBuy(AAPL, 10);
    }

    @Test
    void entry_isRecordedBeforeAndAfterItsOrder() {
        Order order = accepted(submitter.sendEntry(
                broker,
                NewOrder.limit("a", AAPL, Side.BUY, Quantity.of(10), Price.of("101")),
                new OrderSubmitter.Tag(OrderPurpose.ENTRY, "2026-03-02#5", Price.of("98"), "test", true),
                () -> true));

        LedgerEntry entry = ledger.entry("a").orElseThrow();
        assertEquals(order.id(), entry.orderId());
        assertEquals(order.status(), entry.ended());
        OrderRecord.Intent intent = entry.intent();
        assertEquals(TEN, intent.at());
        assertEquals(Price.of("101"), intent.limitPrice());
        assertEquals(Price.of("98"), intent.stopLoss());
        assertEquals(true, intent.marketable());
        assertEquals(List.of(entry), OrderLedger.open(records, TEN).entries());
    }

    @Test
    void entry_isNotSent_whenItsIntentCannotBeRecorded() throws IOException {
        breakDisk();

        assertEquals(OrderRefusal.Reason.RECORD_FAILED, rejected(enter("a")).why());
        assertEquals(List.of(), broker.orders.submitted);
    }

    @Test
    void exit_isSent_whenItsIntentCannotBeRecorded() throws IOException {
        hold();
        breakDisk();

        accepted(exit("a"));
        assertEquals(0, broker.held(AAPL).signum());
    }

    @Test
    void entry_isWithdrawn_whenEntriesWereStoppedBeforeItsOrder() {
        SubmitOutcome outcome = submitter.sendEntry(broker, buy("a"), tag(OrderPurpose.ENTRY), () -> false);

        assertEquals(OrderRefusal.Reason.WITHDRAWN, rejected(outcome).why());
        assertEquals(LedgerEntry.State.REJECTED, state("a"));
        assertEquals(List.of(), broker.orders.submitted);
        assertNull(ledger.entry("a").orElseThrow().intent().marketable());
    }

    @Test
    void exit_opensNoPosition_whenTheSharesAreGone() {
        broker.orders.shorts = true;

        assertEquals(
                new OrderRefusal.ByBroker(RejectReason.POSITION_EFFECT),
                rejected(exit("a")).why());
    }

    @Test
    void order_isAccepted_whenOnlyItsAnswerGotLost() {
        broker.submits.faults.add(Fault.LOST_AFTER);

        Order order = accepted(enter("a"));

        assertEquals(order.id(), ledger.entry("a").orElseThrow().orderId());
        assertEquals(1, broker.orders.submitted.size());
        assertEquals(TEN, time.instant(), "the order was found at once");
    }

    @Test
    void order_isSentOnceMoreUnderItsId_whenItGotLost() {
        broker.submits.faults.add(Fault.LOST_BEFORE);

        Order order = accepted(enter("a"));

        assertEquals("a", order.clientOrderId());
        assertEquals(1, broker.orders.submitted.size());
        assertEquals(LOOK_UP, Duration.between(TEN, time.instant()), "it was looked up for the whole time");
        assertEquals(2, ledger.entry("a").orElseThrow().doubts());
    }

    @Test
    void entry_isNotSentOnceMore_whenEntriesWereStoppedMeanwhile() {
        broker.submits.faults.add(Fault.LOST_BEFORE);
        Instant stop = TEN.plusSeconds(5);

        SubmitOutcome outcome = submitter.sendEntry(
                broker, buy("a"), tag(OrderPurpose.ENTRY), () -> time.instant().isBefore(stop));

        assertEquals(OrderRefusal.Reason.NOT_SENT, rejected(outcome).why());
        assertEquals(LedgerEntry.State.ABSENT, state("a"));
        assertEquals(List.of(), broker.orders.submitted);
    }

    @Test
    void order_staysInDoubt_whenItCannotBeLookedUp() {
        broker.submits.faults.add(Fault.LOST_BEFORE);
        broker.calls.readFailures = 1_000;

        assertEquals(
                "a", assertInstanceOf(SubmitOutcome.Unknown.class, enter("a")).clientOrderId());
        assertEquals(LedgerEntry.State.IN_DOUBT, state("a"));
        assertEquals(List.of(), broker.orders.submitted);
    }

    @Test
    void order_staysInDoubt_whenItGotLostTwice() {
        broker.submits.faults.addAll(List.of(Fault.LOST_BEFORE, Fault.LOST_BEFORE));

        assertInstanceOf(SubmitOutcome.Unknown.class, enter("a"));
        assertEquals(LedgerEntry.State.IN_DOUBT, state("a"));
    }

    @Test
    void orderThatArrivesLate_isFound_whenTheSecondOneIsADuplicate() {
        broker.submits.hangs.add(new Hang(Duration.ofSeconds(10).plus(LOOK_UP).minusMillis(1), Duration.ZERO));
        broker.orders.invisibleFor = Duration.ofSeconds(5);

        Order order = accepted(enter("a"));

        assertEquals("a", order.clientOrderId());
        assertEquals(1, broker.orders.submitted.size());
        assertEquals(order.id(), ledger.entry("a").orElseThrow().orderId());
    }

    @Test
    void duplicateThatIsNotFound_staysInDoubt() {
        broker.submits.rejections.addAll(
                List.of(RejectReason.DUPLICATE_CLIENT_ORDER_ID, RejectReason.DUPLICATE_CLIENT_ORDER_ID));

        assertInstanceOf(SubmitOutcome.Unknown.class, enter("a"));
        assertEquals(LedgerEntry.State.IN_DOUBT, state("a"));
    }

    @ParameterizedTest
    @EnumSource
    void orderOfOtherTermsUnderTheId_isNotOurs(Difference difference) {
        broker.submit(difference.order());

        assertEquals(OrderRefusal.Reason.ID_TAKEN, rejected(enter("a")).why());
        assertEquals(LedgerEntry.State.REJECTED, state("a"));
    }

    enum Difference {
        SYMBOL,
        SIDE,
        QUANTITY;

        NewOrder order() {
            return switch (this) {
                case SYMBOL -> NewOrder.market("a", MSFT, Side.BUY, Quantity.of(10));
                case SIDE -> NewOrder.market("a", AAPL, Side.SELL, Quantity.of(10));
                case QUANTITY -> NewOrder.market("a", AAPL, Side.BUY, Quantity.of(11));
            };
        }
    }

    @BeforeEach
    void allowShorts() {
        broker.orders.shorts = true;
    }

    @Test
    void order_isNotSent_whenTheBrokerIsBusy() {
        broker.submits.faults.add(Fault.BUSY);

        assertEquals(OrderRefusal.Reason.NOT_SENT, rejected(enter("a")).why());
        assertEquals(LedgerEntry.State.REJECTED, state("a"));
    }

    @Test
    void order_isRefused_whenTheKeyIsRevoked() {
        broker.calls.keyRevoked = true;

        SubmitOutcome.Rejected outcome = rejected(enter("a"));
        assertEquals(OrderRefusal.Reason.UNAUTHORIZED, outcome.why());
        assertEquals("UNAUTHORIZED", outcome.why().code());
        assertEquals("401 unauthorized.", outcome.message());
        assertEquals(LedgerEntry.State.REJECTED, state("a"));
    }

    @Test
    void permanentRefusalOfAnEntry_closesTheSymbolToEntries() {
        broker.submits.rejections.add(RejectReason.NOT_TRADABLE);

        assertEquals(
                new OrderRefusal.ByBroker(RejectReason.NOT_TRADABLE),
                rejected(enter("a")).why());

        assertEquals(
                List.of("AAPL"),
                refusals.entries().standing().stream().map(Refusal::symbol).toList());
        assertFalse(refusals.isSetAside("AAPL"));
    }

    @Test
    void permanentRefusalOfAnExit_holdsBackTheNext_untilItsTimeIsOver() {
        hold();
        broker.submits.rejections.add(RejectReason.NOT_TRADABLE);
        rejected(exit("a"));
        assertTrue(refusals.isSetAside("AAPL"));
        assertEquals(List.of(), refusals.entries().standing());

        SubmitOutcome.Rejected held = rejected(exit("b"));

        assertEquals(new OrderRefusal.ByBroker(RejectReason.NOT_TRADABLE), held.why());
        assertTrue(held.message().startsWith("not sent: "), held.message());
        assertTrue(ledger.entry("b").isEmpty());

        pass(Refusals.PERMANENT);
        accepted(exit("c"));
        assertFalse(refusals.isSetAside("AAPL"), "an accepted order ends the refusal");
    }

    @Test
    void passingRefusalOfAnExit_holdsNothingBack() {
        hold();
        broker.submits.rejections.add(RejectReason.INSUFFICIENT_QUANTITY);
        rejected(exit("a"));

        accepted(exit("b"));
    }

    @Test
    void lostProtection_isNotSentOnceMore_whenLaterProtectionIsAccepted() {
        hold();
        broker.submits.faults.add(Fault.LOST_BEFORE);
        time.at(TEN.plusSeconds(5), "later protection", () -> accepted(protect("later", "97")));

        assertEquals(
                OrderRefusal.Reason.NOT_SENT, rejected(protect("lost", "95")).why());
        assertEquals(
                List.of("later"),
                broker.orders.submitted.stream().map(NewOrder::clientOrderId).toList());
    }

    @Test
    void lostProtection_isSentOnceMore_whenOnlyEarlierProtectionIsAccepted() {
        broker.externalBuy(AAPL, 20);
        accepted(protect("earlier", "97"));
        broker.submits.faults.add(Fault.LOST_BEFORE);

        accepted(protect("lost", "95"));
    }

    @Test
    void lostExit_isSentOnceMore_whenLaterProtectionIsAccepted() {
        broker.externalBuy(AAPL, 20);
        broker.submits.faults.add(Fault.LOST_BEFORE);
        time.at(TEN.plusSeconds(5), "later protection", () -> accepted(protect("later", "97")));

        accepted(exit("lost"));
    }

    @Test
    void lostProtection_isSentOnceMore_whenLaterOrdersDoNotProtectIt() {
        broker.externalBuy(AAPL, 20);
        broker.externalBuy(MSFT, 10);
        broker.submits.faults.add(Fault.LOST_BEFORE);
        NewOrder other = NewOrder.stop("other", MSFT, Side.SELL, Quantity.of(10), Price.of("97"));
        time.at(TEN.plusSeconds(5), "an exit", () -> accepted(exit("exit")));
        time.at(
                TEN.plusSeconds(6),
                "protection of another symbol",
                () -> accepted(submitter.sendExit(broker, other, tag(OrderPurpose.PROTECTION))));
        time.at(TEN.plusSeconds(7), "refused protection", () -> {
            broker.submits.rejections.add(RejectReason.OTHER);
            rejected(protect("refused", "96"));
        });

        accepted(protect("lost", "95"));
    }

    @Test
    void restart_recallsTodaysPermanentRefusals() {
        hold();
        broker.externalBuy(MSFT, 10);
        broker.submits.rejections.add(RejectReason.NOT_TRADABLE);
        rejected(submitter.sendEntry(
                broker, NewOrder.market("entry", MSFT, Side.BUY, Quantity.of(1)), tag(OrderPurpose.ENTRY), () -> true));
        broker.submits.rejections.add(RejectReason.ACCOUNT_BLOCKED);
        rejected(exit("exit"));
        pass(Duration.ofMinutes(10));

        Refusals recalled = restart();

        assertEquals(
                List.of("MSFT"),
                recalled.entries().standing().stream().map(Refusal::symbol).toList());
        assertEquals(
                List.of("AAPL"),
                recalled.setAside().stream().map(Refusal::symbol).toList());
        pass(Duration.ofMinutes(20));
        assertTrue(recalled.standing("AAPL").isEmpty(), "half an hour counts from the refusal");
    }

    @Test
    void restart_recallsNoRefusal_afterAnAcceptedOrder() {
        hold();
        ledger.write(intent("refused", OrderPurpose.EXIT, AAPL, TEN));
        ledger.write(new OrderRecord.Rejected(TEN, "refused", RejectReason.NOT_TRADABLE.name(), "no"));
        ledger.write(intent("sold", OrderPurpose.EXIT, AAPL, TEN));
        ledger.write(accepted("sold", "o1"));

        assertEquals(List.of(), restart().setAside());
    }

    @Test
    void restart_recallsNoRefusalOfYesterday_norAPassingOne() {
        Instant yesterday = TEN.minus(Duration.ofDays(1));
        ledger.write(intent("old", OrderPurpose.ENTRY, AAPL, yesterday));
        ledger.write(new OrderRecord.Rejected(yesterday, "old", RejectReason.NOT_TRADABLE.name(), "no"));
        ledger.write(intent("passing", OrderPurpose.ENTRY, MSFT, TEN));
        ledger.write(new OrderRecord.Rejected(TEN, "passing", RejectReason.WASH_TRADE.name(), "no"));

        assertEquals(List.of(), restart().closedToEntries());
    }

    /// The refusals that another process reads from the same ledger.
    private Refusals restart() {
        Refusals fresh = new Refusals(time);
        new OrderSubmitter(OrderLedger.open(records, time.instant()), time, LOOK_UP, fresh).recallRefusals();
        return fresh;
    }

    @Test
    void age_isThatOfTheMonotonicClock_andNeverNegative() {
        enter("a");
        pass(Duration.ofSeconds(7));

        assertEquals(
                Duration.ofSeconds(7),
                submitter.ageOf(ledger.entry("a").orElseThrow().intent()));
        assertEquals(Duration.ofSeconds(7), submitter.ageOf(entry("of another process")));
        OrderRecord.Intent future = intent("b", OrderPurpose.ENTRY, AAPL, TEN.plusSeconds(60));
        assertEquals(Duration.ZERO, submitter.ageOf(future));
    }

    @Test
    void clearUp_acceptsAnOrderThatIsFound() {
        Order order = broker.submit(buy("a"));
        ledger.write(entry("a"));

        assertTrue(submitter.clearUp(broker));

        assertEquals(order.id(), ledger.entry("a").orElseThrow().orderId());
        assertEquals(TEN, time.instant());
    }

    @Test
    void clearUp_waitsForTheRestOfTheLookUp_thenCallsTheOrderAbsent() {
        ledger.write(intent("a", OrderPurpose.ENTRY, AAPL, TEN.minusSeconds(5)));

        assertTrue(submitter.clearUp(broker));

        assertEquals(LedgerEntry.State.ABSENT, state("a"));
        assertEquals(LOOK_UP.minusSeconds(5), Duration.between(TEN, time.instant()));
    }

    @Test
    void clearUp_leavesAnOrderInDoubt_thatCannotBeLookedUp() {
        ledger.write(intent("a", OrderPurpose.ENTRY, AAPL, TEN.minus(LOOK_UP)));
        broker.calls.readFailures = 2;

        assertFalse(submitter.clearUp(broker));
        assertEquals(LedgerEntry.State.IN_DOUBT, state("a"));

        assertTrue(submitter.clearUp(broker));
        assertEquals(LedgerEntry.State.ABSENT, state("a"));
    }

    @Test
    void clearUp_leavesAnOrderToItsSender_whileThatWaits() {
        broker.submits.hangs.add(new Hang(Duration.ofSeconds(5), Duration.ZERO));
        time.at(TEN.plusSeconds(1), "another thread clears up", () -> {
            assertFalse(submitter.clearUp(broker));
            assertEquals(TEN.plusSeconds(1), time.instant(), "it did not wait");
        });

        accepted(enter("a"));

        ledger.write(new OrderRecord.Unknown(time.instant(), "a", "test"));
        assertTrue(submitter.clearUp(broker), "the sender has its answer");
    }
}
