package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.BrokerException;
import activetrader.execution.account.EntryAttempts;
import activetrader.execution.alerts.Alert;
import activetrader.execution.fake.FakeSubmits.Hang;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.execution.mode.ModeState;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.orders.exits.ExitFailure;
import activetrader.execution.orders.exits.ExitPromises;
import activetrader.execution.orders.exits.ExitRequest;
import activetrader.execution.orders.exits.ExitResult;
import activetrader.journal.OrderRecord;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.risk.RiskLimits;
import activetrader.risk.TradingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An exit is sent whatever entries do; one that is late or fails is recorded and reported.
class ExitPrecedenceTest extends DeskFixture {
    private final List<OrderRecord.ExitNotDone> notDone = new ArrayList<>();
    private final List<EntryResult> entries = new ArrayList<>();
    private int cycles;

    @Override
    RiskLimits limits() {
        return RiskLimits.defaults();
    }

    @BeforeEach
    void listen() {
        desk.listen(new OrderListener() {
            @Override
            public void recorded(OrderRecord entry) {
                if (entry instanceof OrderRecord.ExitNotDone late) {
                    notDone.add(late);
                }
            }
        });
    }

    private String cycle() {
        return "2026-03-02#" + ++cycles;
    }

    private EntryResult buy(Symbol symbol) {
        return desk.enter(EntryRequest.buy(symbol, Quantity.of(10), "test", cycle()));
    }

    private void buyOnTheWay(Symbol symbol, Duration there, Duration back) {
        broker.submits.hangs.add(new Hang(there, back));
        time.at(time.instant(), "buy", () -> entries.add(buy(symbol)));
        pass(Duration.ofMillis(200));
    }

    private ExitResult exit(Symbol symbol) {
        return desk.exit(ExitRequest.all(symbol, "out", cycle()));
    }

    private void halt() {
        desk.setMode(new ModeState(TradingMode.HALTED, "test", "test", time.instant(), null));
    }

    private List<Alert.Level> told() {
        return alerts.stream()
                .filter(alert -> alert.kind() == Alert.Kind.EXIT_NOT_DONE)
                .map(Alert::level)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"9000, 0", "0, 9000", "12000, 0"})
    void exit_passesBesideAnEntryThatIsOnItsWay(long there, long back) {
        assertInstanceOf(EntryResult.Placed.class, buy(AAPL));
        pass(Duration.ofMinutes(15)); // entries keep a distance in time
        buyOnTheWay(MSFT, Duration.ofMillis(there), Duration.ofMillis(back));
        Instant asked = time.instant();

        assertInstanceOf(ExitResult.Placed.class, exit(AAPL));

        Duration took = Duration.between(asked, time.instant());
        assertTrue(took.compareTo(Duration.ofSeconds(1)) < 0, () -> "took " + took);
        assertEquals(List.of(), told());
        pass(Duration.ofSeconds(60));
        assertEquals(10, broker.held(MSFT).intValueExact());
    }

    @Test
    void exit_isDoneAtOnce_afterManyDeniedEntries() {
        assertInstanceOf(EntryResult.Placed.class, buy(AAPL));
        halt();
        int before = broker.calls.made;
        for (int i = 0; i < 27; i++) {
            assertInstanceOf(EntryResult.Denied.class, buy(MSFT));
        }

        assertEquals(before, broker.calls.made, "denied entries cost calls");
        assertInstanceOf(ExitResult.Placed.class, exit(AAPL));
    }

    @Test
    void cancel_isRefused_insteadOfHoldingTheAccountWhileItWaitsForTheRateLimit() {
        assertInstanceOf(EntryResult.Placed.class, buy(AAPL));
        broker.calls.ordinaryWait = Duration.ofSeconds(40);
        List<BrokerException> refused = new ArrayList<>();
        time.at(
                time.instant(),
                "cancel",
                () -> refused.add(assertThrows(BrokerException.Transient.class, () -> desk.cancel("unknown"))));
        pass(Duration.ofMillis(200));
        Instant asked = time.instant();

        assertInstanceOf(ExitResult.Placed.class, exit(AAPL));

        assertEquals(1, refused.size());
        Duration took = Duration.between(asked, time.instant());
        assertTrue(took.compareTo(Duration.ofSeconds(1)) < 0, () -> "took " + took);
        assertEquals(List.of(), told());
    }

    @Test
    void enter_isBounded_whenItIsDeniedForWhatHasToBeRead() {
        int before = broker.calls.made;
        List<EntryResult> results = new ArrayList<>();
        for (int i = 0; i < 27; i++) {
            results.add(desk.enter(EntryRequest.buy(AAPL, Quantity.of(100_000), "test", cycle())));
        }

        long refused = results.stream()
                .filter(result -> result instanceof EntryResult.Denied denied
                        && denied.reasonCode().equals("TOO_MANY_ATTEMPTS"))
                .count();
        assertEquals(27 - EntryAttempts.MOST, refused);
        assertTrue(
                broker.calls.made - before <= 10 * EntryAttempts.MOST, () -> "calls: " + (broker.calls.made - before));
        pass(Duration.ofSeconds(61));
        assertInstanceOf(EntryResult.Placed.class, buy(AAPL));
    }

    @Test
    void enter_yields_whileAnExitWaitsForCalls() {
        assertInstanceOf(EntryResult.Placed.class, buy(AAPL));
        broker.calls.left = 10;
        time.at(time.instant(), "exit", () -> exit(AAPL));
        pass(Duration.ofSeconds(1));

        assertEquals(
                "EXIT_FIRST",
                assertInstanceOf(EntryResult.Denied.class, buy(MSFT)).reasonCode());
    }

    @Test
    void lateExit_isRecordedAndReported_thenDone() {
        assertInstanceOf(EntryResult.Placed.class, buy(AAPL));
        broker.calls.left = 10;
        time.at(time.instant(), "exit", () -> exit(AAPL));
        pass(Duration.ofSeconds(13));

        assertEquals(List.of(Alert.Level.CRITICAL), told());
        assertEquals("LATE", notDone.getFirst().reasonCode());

        broker.calls.left = 180;
        pass(Duration.ofSeconds(2));
        assertEquals(0, broker.held(AAPL).signum());
        assertEquals(List.of(Alert.Level.CRITICAL, Alert.Level.INFO), told());
    }

    @Test
    void exit_triesAgain_untilTheBrokerAnswers() {
        assertInstanceOf(EntryResult.Placed.class, buy(AAPL));
        broker.calls.readFailures = 3;

        assertInstanceOf(ExitResult.Placed.class, exit(AAPL));
        assertEquals(List.of(), told());
    }

    @Test
    void exit_isRecordedAndReported_whenTheBrokerDoesNotAnswer() {
        assertInstanceOf(EntryResult.Placed.class, buy(AAPL));
        broker.calls.readFailures = 1_000;
        Instant asked = time.instant();

        ExitResult.Failed failed = assertInstanceOf(ExitResult.Failed.class, exit(AAPL));

        assertEquals(ExitFailure.BROKER_SILENT, failed.why());
        assertTrue(time.instant().isBefore(asked.plusSeconds(14)));
        assertTrue(told().contains(Alert.Level.CRITICAL));
        assertEquals("BROKER_SILENT", notDone.getLast().reasonCode());
    }

    @Test
    void sale_isRecordedAndReported_whenThePositionIsUnknown() {
        assertInstanceOf(EntryResult.Placed.class, buy(AAPL));
        broker.calls.readFailures = 1;

        assertThrows(BrokerException.class, () -> desk.held(AAPL, Side.SELL, "2026-03-02#9"));

        assertEquals(List.of(Alert.Level.CRITICAL), told());
        assertEquals("BROKER_SILENT", notDone.getFirst().reasonCode());
        assertEquals("2026-03-02#9", notDone.getFirst().cycle());
    }

    @Test
    void saleOfNothing_andPurchase_areNotReported_whenThePositionIsUnknown() {
        assertInstanceOf(EntryResult.Placed.class, buy(AAPL));
        broker.calls.readFailures = 2;

        assertThrows(BrokerException.class, () -> desk.held(MSFT, Side.SELL, null));
        assertThrows(BrokerException.class, () -> desk.held(AAPL, Side.BUY, null));

        pass(ExitPromises.BOUND.plusSeconds(1));
        assertEquals(List.of(), told());
    }

    @Test
    void checkOfAPosition_leavesNoRequestBehind() {
        assertInstanceOf(EntryResult.Placed.class, buy(AAPL));

        assertTrue(desk.held(AAPL, Side.SELL, null).isPresent());

        pass(ExitPromises.BOUND.plusSeconds(1));
        assertEquals(List.of(), notDone);
    }

    private void flattenWithoutABroker() {
        broker.calls.readFailures = 1_000;
        time.at(time.instant(), "flatten", () -> desk.flatten(new FlattenRequest("test", "test")));
    }

    @Test
    void exit_isRecordedAndReported_whenAFlattenRunsAndTheBrokerIsUnreachable() {
        assertInstanceOf(EntryResult.Placed.class, buy(AAPL));
        flattenWithoutABroker();
        pass(Duration.ofSeconds(1));

        assertInstanceOf(ExitResult.Refused.class, exit(AAPL));

        pass(ExitPromises.BOUND);
        assertEquals(List.of(Alert.Level.CRITICAL), told());
        assertEquals(
                List.of("LATE", "LATE"),
                notDone.stream().map(OrderRecord.ExitNotDone::reasonCode).toList());
        assertEquals("2026-03-02#" + cycles, notDone.getLast().cycle());
    }

    @Test
    void flatten_isRecordedAndReported_whenTheBrokerIsUnreachable_thenDone() {
        assertInstanceOf(EntryResult.Placed.class, buy(AAPL));
        flattenWithoutABroker();
        pass(ExitPromises.BOUND.minusSeconds(1));
        assertEquals(List.of(), told());

        pass(Duration.ofSeconds(1));
        assertEquals(List.of(Alert.Level.CRITICAL), told());
        assertEquals(AAPL, notDone.getFirst().symbol());

        broker.calls.readFailures = 0;
        pass(Duration.ofSeconds(10));
        assertEquals(0, broker.held(AAPL).signum());
        assertEquals(List.of(Alert.Level.CRITICAL, Alert.Level.INFO), told());
    }

    @Test
    void flatten_isNotReported_whenItsOrderIsAtTheBroker() {
        assertInstanceOf(EntryResult.Placed.class, buy(AAPL));
        broker.orders.fillable.put(AAPL, Quantity.ZERO);
        time.at(time.instant(), "flatten", () -> desk.flatten(new FlattenRequest("test", "test")));
        pass(Duration.ofSeconds(1));
        assertInstanceOf(ExitResult.Refused.class, exit(AAPL));

        pass(Duration.ofSeconds(30));

        assertEquals(List.of(), told());
    }

    @Test
    void exit_isReportedAgain_whenItIsRequestedAgainAndStillNotDone() {
        assertInstanceOf(EntryResult.Placed.class, buy(AAPL));
        broker.calls.readFailures = 100_000;
        exit(AAPL);
        exit(AAPL);
        assertEquals(1, told().size());

        pass(ExitPromises.QUIET);
        exit(AAPL);

        assertEquals(2, told().size());
    }

    @Test
    void exit_saysThatTheServiceStops() {
        assertTrue(desk.drain(Duration.ofSeconds(1)));

        assertEquals(
                ExitFailure.STOPPING,
                assertInstanceOf(ExitResult.Failed.class, exit(AAPL)).why());
        assertEquals(
                "STOPPING",
                assertInstanceOf(EntryResult.Denied.class, buy(AAPL)).reasonCode());
    }

    @Test
    void partialExit_isNotSentTwice_whileItsOutcomeIsUnknown() {
        assertInstanceOf(EntryResult.Placed.class, buy(AAPL));
        broker.submits.hangs.add(new Hang(Duration.ofSeconds(25), Duration.ZERO));
        ExitRequest part = new ExitRequest(AAPL, Quantity.of(4), null, "part", "2026-03-02#77");
        time.at(time.instant(), "first", () -> desk.exit(part));
        pass(Duration.ofSeconds(1));

        desk.exit(part);
        pass(Duration.ofMinutes(2));

        assertEquals(6, broker.held(AAPL).intValueExact());
    }

    @ParameterizedTest
    @CsvSource({"1000, 0", "5000, 0", "0, 5000", "0, 12000", "12000, 0"})
    void entry_isClosedAtOnce_whenTradingIsHaltedWhileItIsOnItsWay(long there, long back) {
        buyOnTheWay(AAPL, Duration.ofMillis(there), Duration.ofMillis(back));
        halt();

        pass(Duration.ofSeconds(40));

        assertEquals(0, broker.held(AAPL).signum());
        assertEquals(List.of(), broker.openOrders());
    }

    @Test
    void entry_isClosedAtOnce_whenItsSymbolWasLeftWhileItWasOnItsWay() {
        buyOnTheWay(AAPL, Duration.ofSeconds(5), Duration.ZERO);
        exit(AAPL);

        pass(Duration.ofSeconds(40));

        assertEquals(0, broker.held(AAPL).signum());
        assertInstanceOf(EntryResult.Undone.class, entries.getFirst());
    }

    @Test
    void entry_stays_whenTradingIsHaltedAfterIt() {
        assertInstanceOf(EntryResult.Placed.class, buy(AAPL));
        pass(Duration.ofSeconds(20));
        halt();

        pass(Duration.ofSeconds(60));

        assertEquals(10, broker.held(AAPL).intValueExact());
    }
}
