package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.desk.OrderDeskAssembly;
import activetrader.execution.fake.FakeBroker;
import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.execution.flatten.UnresolvedIntents;
import activetrader.execution.ledger.LedgerContent;
import activetrader.execution.ledger.LedgerEntry;
import activetrader.execution.ledger.OrderLedger;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.orders.exits.ExitRequest;
import activetrader.execution.orders.exits.ExitResult;
import activetrader.execution.settings.ExecutionSettings;
import activetrader.journal.RecordFolder;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.risk.RiskLimits;
import activetrader.time.SimulatedTime;
import activetrader.time.SteppableTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Exits while the machine's clock is set forward and back by up to five hours.
class ClockStepsTest {
    private static final Instant TEN = Instant.parse("2026-03-02T15:00:00Z");
    private static final Symbol AAPL = new Symbol("AAPL");
    private static final Symbol MSFT = new Symbol("MSFT");
    private static final Duration PROMISED = Duration.ofSeconds(12);

    private final SimulatedTime world = new SimulatedTime(TEN);
    private final SteppableTime ours = new SteppableTime(world, Duration.ZERO);
    private final FakeBroker broker = new FakeBroker(world);
    private Path folder = Path.of("unset");
    private OrderDesk desk;

    @BeforeEach
    void open(@TempDir Path records) {
        folder = records;
        desk = OrderDeskAssembly.open(
                broker,
                new TestMarket(broker, world),
                new NyseCalendar(),
                new RecordFolder(folder, "test"),
                RiskLimits.defaults(),
                ExecutionSettings.defaults(),
                ours,
                _ -> {});
        assertInstanceOf(EntryResult.Placed.class, desk.enter(EntryRequest.buy(AAPL, Quantity.of(10), "test", null)));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    /// Three steps at random moments of the next seconds.
    private void stepAtRandom(Random random) {
        broker.orders.cancelTakes = Duration.ofMillis(random.nextInt(4_000));
        for (int i = 0; i < 3; i++) {
            Duration step = Duration.ofSeconds(random.nextInt(-5 * 3600, 5 * 3600));
            world.after(Duration.ofMillis(random.nextInt(5_000)), "step", () -> ours.step(step));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void exit_isDoneInTime_whereverTheClockSteps(long seed) {
        stepAtRandom(new Random(seed));

        ExitResult result = desk.exit(ExitRequest.all(AAPL, "test", null));

        assertInstanceOf(ExitResult.Placed.class, result);
        assertTrue(Duration.between(TEN, world.instant()).compareTo(PROMISED) < 0, world.instant() + "");
        assertTrue(broker.positions().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void flatten_endsFlatInTime_whereverTheClockSteps(long seed) {
        stepAtRandom(new Random(seed));

        FlattenReport report = desk.flatten(new FlattenRequest("test", "test"));

        assertEquals(true, report.flat());
        assertTrue(Duration.between(TEN, world.instant()).compareTo(PROMISED) < 0, world.instant() + "");
        assertTrue(broker.positions().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {-5 * 3600, -120, 120, 5 * 3600})
    void entry_isCancelledInTime_whereverTheClockSteps(int seconds) throws InterruptedException {
        world.sleep(Duration.ofMinutes(20)); // the pause between entries
        assertInstanceOf(
                EntryResult.Placed.class,
                desk.enter(new EntryRequest(
                        MSFT, Side.BUY, Quantity.of(1), Price.of("50"), null, null, "test", "2026-03-02#1")));
        ours.step(Duration.ofSeconds(seconds));

        world.sleep(Duration.ofSeconds(50));
        assertTrue(isOpen(MSFT));
        world.sleep(Duration.ofSeconds(30));
        assertFalse(isOpen(MSFT));
    }

    private boolean isOpen(Symbol symbol) {
        return broker.openOrders().stream().anyMatch(order -> order.symbol().equals(symbol));
    }

    @ParameterizedTest
    @ValueSource(ints = {-5 * 3600, -120, 120, 5 * 3600})
    void identicalRequest_isTheSameForAMinute_whereverTheClockSteps(int seconds) throws InterruptedException {
        assertFalse(exitOne().repeated());
        ours.step(Duration.ofSeconds(seconds));
        assertTrue(exitOne().repeated());

        world.sleep(Duration.ofSeconds(61));
        assertFalse(exitOne().repeated());
    }

    private ExitResult.Placed exitOne() {
        return assertInstanceOf(
                ExitResult.Placed.class, desk.exit(new ExitRequest(AAPL, Quantity.of(1), null, "test", null)));
    }

    /// An order that may be under way keeps its window: FLAT comes neither too early nor hours late.
    @ParameterizedTest
    @ValueSource(ints = {-5 * 3600, -120, 120, 5 * 3600})
    void intentInDoubt_keepsItsWindow_whereverTheClockSteps(int seconds) throws InterruptedException {
        LedgerEntry entry = OrderLedger.open(new RecordFolder(folder, "test"), TEN)
                .entries()
                .getFirst();
        LedgerEntry inDoubt =
                new LedgerEntry(entry.intent(), LedgerEntry.State.IN_DOUBT, null, List.of(), null, 1, null);
        UnresolvedIntents underWay =
                new UnresolvedIntents(() -> new LedgerContent.Known(List.of(inDoubt)), new FakeBroker(world), ours);
        underWay.beforeLook();

        ours.step(Duration.ofSeconds(seconds));
        world.sleep(Duration.ofSeconds(15));
        assertEquals(1, underWay.afterLook().size());
        world.sleep(Duration.ofSeconds(2));
        assertEquals(List.of(), underWay.afterLook());
    }
}
