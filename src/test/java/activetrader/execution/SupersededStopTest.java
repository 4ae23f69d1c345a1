package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import activetrader.execution.blocks.Refusals;
import activetrader.execution.fake.FakeBroker;
import activetrader.execution.fake.FakeSubmits.Fault;
import activetrader.execution.ledger.LedgerEntry;
import activetrader.execution.ledger.OrderLedger;
import activetrader.execution.ledger.OrderSubmitter;
import activetrader.execution.ledger.SubmitOutcome;
import activetrader.journal.OrderPurpose;
import activetrader.journal.RecordFolder;
import activetrader.market.NewOrder;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.time.SimulatedTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A stop that got lost, while another thread sends one beside it.
class SupersededStopTest {
    private static final Symbol AAPL = Symbol.of("AAPL");
    private static final Symbol MSFT = Symbol.of("MSFT");
    private static final Instant TEN = Instant.parse("2026-03-02T15:00:00Z");
    private static final Duration LOOK_UP = Duration.ofSeconds(10);

    private final SimulatedTime time = new SimulatedTime(TEN);
    private final FakeBroker broker = new FakeBroker(time);
    private OrderLedger ledger;
    private OrderSubmitter sender;

    @BeforeEach
    void hold(@TempDir Path folder) {
        broker.account.prices.put(AAPL, Price.of("100"));
        broker.account.prices.put(MSFT, Price.of("100"));
        broker.externalBuy(AAPL, 10);
        broker.externalBuy(MSFT, 10);
        ledger = OrderLedger.open(new RecordFolder(folder, "test"), TEN);
        sender = new OrderSubmitter(ledger, time, LOOK_UP, new Refusals(time));
    }

    private SubmitOutcome send(String id, Symbol symbol, OrderPurpose purpose) {
        NewOrder stop = NewOrder.stop(id, symbol, Side.SELL, Quantity.of(5), Price.of("98"));
        return sender.sendExit(broker, stop, new OrderSubmitter.Tag(purpose, null, Price.of("98"), "test"));
    }

    private SubmitOutcome sendLost(String id, OrderPurpose purpose, Runnable meanwhile) {
        broker.submits.faults.add(Fault.LOST_BEFORE);
        time.at(TEN.plusSeconds(5), "another thread", meanwhile);
        return send(id, AAPL, purpose);
    }

    private List<String> arrived() {
        return broker.orders.submitted.stream().map(NewOrder::clientOrderId).toList();
    }

    @Test
    void lostStop_isNotSentAgain_whenAnotherWasAcceptedMeanwhile() {
        SubmitOutcome sending =
                sendLost("p-1", OrderPurpose.PROTECTION, () -> send("p-2", AAPL, OrderPurpose.PROTECTION));

        assertEquals(
                "NOT_SENT",
                assertInstanceOf(SubmitOutcome.Rejected.class, sending).why().code());
        assertEquals(List.of("p-2"), arrived());
        assertEquals(LedgerEntry.State.ABSENT, ledger.entry("p-1").orElseThrow().state());
    }

    @Test
    void lostStop_isSentAgain_whenTheOtherIsOfAnotherSymbol() {
        assertInstanceOf(
                SubmitOutcome.Accepted.class,
                sendLost("p-1", OrderPurpose.PROTECTION, () -> send("p-2", MSFT, OrderPurpose.PROTECTION)));

        assertEquals(List.of("p-2", "p-1"), arrived());
    }

    @Test
    void lostExit_isSentAgain_whateverProtectsMeanwhile() {
        sendLost("c1", OrderPurpose.EXIT, () -> send("p-2", AAPL, OrderPurpose.PROTECTION));

        assertEquals(List.of("p-2", "c1"), arrived());
    }
}
