package activetrader.execution.flatten;

import static activetrader.execution.flatten.Samples.AAPL;
import static activetrader.execution.flatten.Samples.TEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.execution.fake.FakeBroker;
import activetrader.execution.fake.FakeCalls.Read;
import activetrader.execution.ledger.LedgerContent;
import activetrader.execution.ledger.LedgerEntry;
import activetrader.journal.OrderPurpose;
import activetrader.journal.OrderRecord;
import activetrader.market.NewOrder;
import activetrader.market.OrderClass;
import activetrader.market.OrderType;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.time.SimulatedTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnresolvedIntentsTest {
    private static final Duration WINDOW = UnresolvedIntents.WINDOW;

    private final SimulatedTime time = new SimulatedTime(TEN);
    private final FakeBroker broker = new FakeBroker(time);
    private LedgerContent ledger = new LedgerContent.Known(List.of());
    private final UnresolvedIntents underWay = new UnresolvedIntents(() -> ledger, broker, time);

    private static LedgerEntry entry(OrderPurpose purpose, LedgerEntry.State state) {
        OrderRecord.Intent intent = new OrderRecord.Intent(
                TEN,
                "a",
                purpose,
                null,
                AAPL,
                Side.BUY,
                Quantity.of(10),
                OrderType.MARKET,
                OrderClass.SIMPLE,
                null,
                null,
                null,
                null,
                "test",
                null);
        return new LedgerEntry(intent, state, null, List.of(), null, 0, null);
    }

    private void holds(LedgerEntry.State state) {
        ledger = new LedgerContent.Known(List.of(entry(OrderPurpose.ENTRY, state)));
    }

    private List<String> look() {
        underWay.beforeLook();
        return underWay.afterLook();
    }

    private void pass(Duration duration) {
        try {
            time.sleep(duration);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void nothingIsUnderWay_withoutIntents() {
        assertEquals(List.of(), look());
    }

    @Test
    void intentWithoutAnOutcome_isUnderWay_untilTheWindowIsOver_andTheBrokerDeniesIt() {
        holds(LedgerEntry.State.IN_DOUBT);

        assertEquals(List.of("order a may still be under way"), look());
        pass(WINDOW.minusMillis(1));
        assertEquals(List.of("order a may still be under way"), look());
        pass(Duration.ofMillis(1));
        assertEquals(List.of(), look());
    }

    @Test
    void intentWrittenDuringTheSnapshot_isUnderWay() {
        underWay.beforeLook();
        holds(LedgerEntry.State.IN_DOUBT);

        assertEquals(List.of("order a may still be under way"), underWay.afterLook());
    }

    @Test
    void order_isUnderWay_whileItIsOpenAtTheBroker() {
        holds(LedgerEntry.State.IN_DOUBT);
        look();
        broker.submit(NewOrder.limit("a", AAPL, Side.BUY, Quantity.of(10), Price.of("50")));
        pass(WINDOW);

        assertEquals(List.of("order a is new at the broker"), look());
        assertEquals(List.of("order a is new at the broker"), look());
    }

    /// Its shares may be missing in the list of positions of the same snapshot.
    @Test
    void filledOrder_isUnderWay_whenItIsFoundForTheFirstTime() {
        holds(LedgerEntry.State.IN_DOUBT);
        look();
        broker.submit(NewOrder.market("a", AAPL, Side.BUY, Quantity.of(10)));
        pass(WINDOW);

        assertEquals(List.of("order a is filled at the broker"), look());
        assertEquals(List.of(), look());
    }

    @Test
    void cancelledOrderWithoutAFill_isNotUnderWay() {
        holds(LedgerEntry.State.IN_DOUBT);
        look();
        String id = broker.submit(NewOrder.limit("a", AAPL, Side.BUY, Quantity.of(10), Price.of("50")))
                .id();
        broker.cancel(id);
        pass(WINDOW);

        assertEquals(List.of(), look());
    }

    @Test
    void order_isUnderWay_whenItCannotBeLookedUp() {
        holds(LedgerEntry.State.IN_DOUBT);
        look();
        pass(WINDOW);
        broker.calls.failing.add(Read.ORDER);

        assertEquals(List.of("order a cannot be looked up: 503 ORDER"), look());
    }

    @Test
    void orderAcceptedDuringTheSnapshot_isUnderWay_onlyForThatSnapshot() {
        holds(LedgerEntry.State.IN_DOUBT);
        underWay.beforeLook();
        holds(LedgerEntry.State.ACCEPTED);

        assertEquals(List.of("order a was accepted just now"), underWay.afterLook());
        assertEquals(List.of(), look());
    }

    @ParameterizedTest
    @EnumSource(names = {"REJECTED", "ABSENT", "ACCEPTED"})
    void orderWithAnOutcome_isNotUnderWay(LedgerEntry.State state) {
        holds(state);

        assertEquals(List.of(), look());
    }

    @Test
    void closingOrderOfAFlatten_isNotWaitedFor() {
        ledger = new LedgerContent.Known(List.of(entry(OrderPurpose.FLATTEN, LedgerEntry.State.IN_DOUBT)));

        assertEquals(List.of(), look());
    }

    @Test
    void unreadableLedger_isWaitedFor_untilTheWindowIsOver() {
        ledger = new LedgerContent.Unreadable("the disk is gone");

        assertEquals(List.of("an order may be under way, the disk is gone"), look());
        pass(WINDOW.minusMillis(1));
        assertEquals(List.of("an order may be under way, the disk is gone"), look());
        pass(Duration.ofMillis(1));
        assertEquals(List.of(), look());
    }

    @Test
    void orders_areAccepted_beforeAnUnreadableLedger_makesThemNewAgain() {
        holds(LedgerEntry.State.ACCEPTED);
        ledger = new LedgerContent.Unreadable("the disk is gone");
        underWay.beforeLook();
        holds(LedgerEntry.State.ACCEPTED);

        assertEquals(List.of("order a was accepted just now"), underWay.afterLook());
    }
}
