package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.market.Quantity;
import activetrader.risk.AccountSnapshot;
import activetrader.time.SteppableTime;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What the desk shows of the account, and how often it asks for that.
class DeskBooksTest extends DeskFixture {
    private final SteppableTime ours = new SteppableTime(time, Duration.ZERO);

    @Override
    TimeSource clock() {
        return ours;
    }

    private EntryResult enter(int shares) {
        return desk.enter(EntryRequest.buy(AAPL, Quantity.of(shares), "test", null));
    }

    private AccountSnapshot books() {
        return Objects.requireNonNull(desk.riskView().books());
    }

    private int callsOf(Runnable work) {
        int before = broker.calls.made;
        work.run();
        return broker.calls.made - before;
    }

    @Test
    void factsOfOneMoment_areReadOnce() {
        int first = callsOf(() -> desk.portfolio("2026-03-02#1"));
        int rest = callsOf(() -> {
            desk.openOrders();
            desk.riskView();
            desk.portfolio();
        });

        assertEquals(3, first, "orders, account, positions");
        assertEquals(0, rest);
    }

    @Test
    void facts_showWhatTheDeskDid_atOnce() {
        assertTrue(desk.portfolio().holdings().isEmpty());

        assertInstanceOf(EntryResult.Placed.class, enter(10));

        assertEquals(
                Quantity.of(10),
                desk.portfolio().holdings().getFirst().position().quantity());
        assertEquals(1, books().positions().size());
        assertEquals(1, desk.openOrders().size());
    }

    @Test
    void facts_showExternalFills_afterAMoment() throws InterruptedException {
        desk.portfolio();
        broker.externalBuy(AAPL, 7);

        time.sleep(Duration.ofSeconds(1));

        assertEquals(
                Quantity.of(7),
                desk.portfolio().holdings().getFirst().position().quantity());
    }

    @Test
    void facts_areReadAnew_whenTheClockWasSetBack() throws InterruptedException {
        desk.portfolio();
        broker.externalBuy(AAPL, 7);
        ours.step(Duration.ofHours(-1));
        time.sleep(Duration.ofSeconds(1));

        assertEquals(1, desk.portfolio().holdings().size());
    }

    @Test
    void entries_readTheAccountThemselves() {
        desk.portfolio();
        broker.externalBuy(AAPL, 900);

        EntryResult.Denied denied = assertInstanceOf(EntryResult.Denied.class, enter(10));

        assertEquals("POSITION_TOO_LARGE", denied.reasonCode());
    }

    @Test
    void deniedEntry_asksForNoFills() {
        int before = broker.fillReads;

        assertInstanceOf(EntryResult.Denied.class, enter(1_000_000));
        assertEquals(before, broker.fillReads);

        assertInstanceOf(EntryResult.Placed.class, enter(10));
        assertTrue(broker.fillReads > before);
    }

    @Test
    void failedSnapshot_isNotShown() {
        broker.calls.readFailures = 1;

        assertNull(desk.riskView().books());
        assertEquals(3, callsOf(this::books));
    }
}
