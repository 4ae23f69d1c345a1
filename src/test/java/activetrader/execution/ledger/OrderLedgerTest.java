package activetrader.execution.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.RejectReason;
import activetrader.journal.OrderPurpose;
import activetrader.journal.OrderRecord;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.OrderStatus;
import activetrader.market.Quantity;
import activetrader.market.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrderLedgerTest extends LedgerFixture {
    private final List<OrderRecord> heard = new ArrayList<>();

    private LedgerEntry only() {
        assertEquals(1, ledger.entries().size());
        return ledger.entries().getFirst();
    }

    private static LedgerEntry.State state(LedgerEntry entry) {
        return entry.state();
    }

    @Test
    void intent_isInDoubt_untilItsOutcomeIsWritten() {
        ledger.write(entry("a"));

        assertTrue(only().isInDoubt());
        assertTrue(ledger.isInDoubt(AAPL));
        assertFalse(ledger.isInDoubt(MSFT));
        assertEquals(List.of(only()), ledger.inDoubt());

        ledger.write(accepted("a", "o1"));

        assertFalse(ledger.isInDoubt(AAPL));
        assertEquals(List.of(), ledger.inDoubt());
        assertEquals("o1", only().orderId());
    }

    @Test
    void outcome_isThatOfTheLastRecord() {
        ledger.write(entry("a"));
        ledger.write(new OrderRecord.Unknown(TEN, "a", "timeout"));
        ledger.write(new OrderRecord.Unknown(TEN, "a", "timeout"));
        assertEquals(2, only().doubts());
        assertTrue(only().isInDoubt());

        ledger.write(new OrderRecord.Absent(TEN, "a"));
        assertEquals(LedgerEntry.State.ABSENT, state(only()));
        assertEquals(2, only().doubts());

        ledger.write(new OrderRecord.Rejected(TEN, "a", RejectReason.NOT_TRADABLE.name(), "no"));
        assertEquals(LedgerEntry.State.REJECTED, state(only()));
        assertEquals(RejectReason.NOT_TRADABLE, only().rejectedFor());

        ledger.write(accepted("a", "o1", "leg"));
        ledger.write(new OrderRecord.Ended(TEN, "a", "o1", OrderStatus.FILLED, Quantity.of(10), null));
        assertEquals(LedgerEntry.State.ACCEPTED, state(only()));
        assertEquals(OrderStatus.FILLED, only().ended());
        assertEquals(List.of("leg"), only().legs());
    }

    @Test
    void outcomeWithoutAnIntent_makesNoOrder() {
        ledger.write(accepted("a", "o1"));
        ledger.write(new OrderRecord.Unknown(TEN, "b", "timeout"));

        assertEquals(List.of(), ledger.entries());
        assertEquals(Optional.empty(), ledger.byOrderId("o1"));
    }

    @Test
    void order_isFoundByItsIdAndByThoseOfItsLegs() {
        ledger.write(entry("a"));
        ledger.write(accepted("a", "o1", "stop", "target"));

        Optional<LedgerEntry> found = Optional.of(only());
        assertEquals(found, ledger.entry("a"));
        assertEquals(found, ledger.byOrderId("o1"));
        assertEquals(found, ledger.byOrderId("stop"));
        assertEquals(found, ledger.byOrderId("target"));
        assertEquals(Optional.empty(), ledger.byOrderId("a"));
        assertEquals(Optional.empty(), ledger.entry("o1"));
    }

    @Test
    void nextId_isTheFirstThatNeitherLedgerNorBrokerHolds() {
        assertEquals("x-1", ledger.nextId("x-"));

        ledger.write(entry("x-1"));
        assertEquals("x-2", ledger.nextId("x-"));

        Order held = broker.submit(NewOrder.market("x-2", AAPL, Side.BUY, Quantity.of(1)));
        ledger.learnIds(List.of(held));
        assertEquals("x-3", ledger.nextId("x-"));
        assertEquals("y-1", ledger.nextId("y-"));
    }

    @Test
    void after_givesWhatCameSince() {
        ledger.write(entry("a"));
        ledger.write(entry("b"));

        assertEquals(List.of("b"), ids(ledger.after(1)));
        assertEquals(List.of("a", "b"), ids(ledger.after(0)));
        assertEquals(List.of(), ids(ledger.after(5)));
    }

    private static List<String> ids(List<LedgerEntry> entries) {
        return entries.stream().map(entry -> entry.intent().clientOrderId()).toList();
    }

    @Test
    void open_readsThirtyDaysBack() {
        Instant oldest = TEN.minus(Duration.ofDays(30));
        ledger.write(intent("too-old", OrderPurpose.ENTRY, AAPL, oldest.minus(Duration.ofDays(1))));
        ledger.write(intent("old", OrderPurpose.ENTRY, AAPL, oldest));
        ledger.write(intent("today", OrderPurpose.ENTRY, AAPL, TEN));

        assertEquals(List.of("old", "today"), ids(OrderLedger.open(records, TEN).entries()));
    }

    @Test
    void write_keepsNothing_whenTheDiskFails() throws IOException {
        ledger.listen(heard::add);
        breakDisk();

        assertThrows(UncheckedIOException.class, () -> ledger.write(entry("a")));

        assertEquals(List.of(), ledger.entries());
        assertEquals(List.of(), heard);
    }

    @Test
    void note_keepsTheRecordInMemory_whenTheDiskFails() throws IOException {
        ledger.listen(heard::add);
        breakDisk();

        ledger.note(entry("a"));

        assertEquals(List.of("a"), ids(ledger.entries()));
        assertEquals(List.of(entry("a")), heard);
    }

    @Test
    void listener_getsEveryRecord() {
        ledger.listen(heard::add);

        ledger.write(entry("a"));
        ledger.note(accepted("a", "o1"));

        assertEquals(List.of(entry("a"), accepted("a", "o1")), heard);
        assertEquals(List.of("a"), ids(OrderLedger.open(records, TEN).entries()));
    }

    @Test
    void end_isRecordedOnce_andOnlyOfOrdersOfOurs() {
        Order filled = broker.submit(NewOrder.market("a", AAPL, Side.BUY, Quantity.of(1)));
        ledger.listen(heard::add);

        ledger.noteIfEnded(filled, TEN);
        assertEquals(List.of(), heard);

        ledger.write(entry("a"));
        ledger.noteIfEnded(filled, TEN);
        ledger.noteIfEnded(filled, TEN);

        assertEquals(
                List.of(
                        entry("a"),
                        new OrderRecord.Ended(
                                TEN, "a", filled.id(), OrderStatus.FILLED, Quantity.of(1), filled.averageFillPrice())),
                heard);
    }

    @Test
    void end_isNotRecorded_whileTheOrderIsOpen() {
        broker.orders.fillable.put(AAPL, Quantity.ZERO);
        Order open = broker.submit(NewOrder.market("a", AAPL, Side.BUY, Quantity.of(1)));
        ledger.write(entry("a"));

        ledger.noteIfEnded(open, TEN);

        assertEquals(null, only().ended());
    }
}
