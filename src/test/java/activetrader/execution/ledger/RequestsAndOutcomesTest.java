package activetrader.execution.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.blocks.Refusals;
import activetrader.journal.OrderPurpose;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.OrderStatus;
import activetrader.market.Quantity;
import activetrader.market.Side;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which request repeats an order of the ledger, what became of orders, and their ids.
class RequestsAndOutcomesTest extends LedgerFixture {
    private static final String CYCLE = "2026-03-02#5";

    private OrderSubmitter submitter;
    private OrderOutcomes outcomes;
    private RepeatedRequests repeated;

    @BeforeEach
    void open() {
        submitter = new OrderSubmitter(ledger, time, Duration.ofSeconds(2), new Refusals(time));
        outcomes = new OrderOutcomes(ledger, submitter, broker, time);
        repeated = new RepeatedRequests(submitter, Duration.ofMinutes(1));
    }

    private LedgerEntry sent(@Nullable String cycle) {
        submitter.sendEntry(
                broker,
                NewOrder.market("a", AAPL, Side.BUY, Quantity.of(10)),
                new OrderSubmitter.Tag(OrderPurpose.ENTRY, cycle, null, "test"),
                () -> true);
        return ledger.entry("a").orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02#5, 2026-03-02#5, 600, true",
        "2026-03-02#5, 2026-03-02#6, 0, false",
        "2026-03-02#5, , 0, false",
        ", 2026-03-02#5, 0, false",
        ", , 60, true",
        ", , 61, false",
    })
    void request_isRepeated_inItsCycle_orWithinAMinuteWithoutOne(
            @Nullable String first, @Nullable String second, int seconds, boolean expected) {
        LedgerEntry entry = sent(first);
        pass(Duration.ofSeconds(seconds));

        assertEquals(expected, repeated.isRepeatedIn(second, entry));
    }

    @Test
    void request_isNotRepeated_whenItsOrderWasRefused() {
        LedgerEntry entry = sent(CYCLE);

        assertTrue(repeated.isRepeatedIn(CYCLE, entry.inDoubt()));
        assertFalse(repeated.isRepeatedIn(CYCLE, entry.rejected(null)));
        assertFalse(repeated.isRepeatedIn(CYCLE, entry.absent()));
    }

    @Test
    void outcomes_areResolved_whenNothingIsInDoubtAnyMore() {
        assertTrue(outcomes.resolve());
        ledger.write(entry("a"));
        broker.calls.readFailures = 1_000;
        assertFalse(outcomes.resolve());

        broker.calls.readFailures = 0;
        assertTrue(outcomes.resolve());
        assertEquals(LedgerEntry.State.ABSENT, ledger.entry("a").orElseThrow().state());
    }

    @Test
    void ends_areRecorded() {
        ledger.write(entry("a"));
        Order filled = broker.submit(NewOrder.market("a", AAPL, Side.BUY, Quantity.of(10)));

        outcomes.noteEnded(List.of(filled));

        assertEquals(OrderStatus.FILLED, ledger.entry("a").orElseThrow().ended());
    }

    @Test
    void newId_isTheNextOfItsRequestOrRule() {
        assertEquals("at-20260302-c5-buy-AAPL-1", submitter.newId(CYCLE, Side.BUY, AAPL));
        assertEquals("at-20260302-r-AAPL-1", submitter.newIdByRule(AAPL));
    }
}
