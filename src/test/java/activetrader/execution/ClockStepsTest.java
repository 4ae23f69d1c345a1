package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.journal.RecordFolder;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.risk.RiskLimits;
import activetrader.time.SimulatedTime;
import activetrader.time.SteppableTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Exits while the machine's clock is set forward and back by up to five hours.
class ClockStepsTest {
    private static final Instant TEN = Instant.parse("2026-03-02T15:00:00Z");
    private static final Symbol AAPL = new Symbol("AAPL");
    private static final Duration PROMISED = Duration.ofSeconds(12);

    private final SimulatedTime world = new SimulatedTime(TEN);
    private final SteppableTime ours = new SteppableTime(world, Duration.ZERO);
    private final FakeBroker broker = new FakeBroker(world);
    private TradingDesk desk;

    @BeforeEach
    void open(@TempDir Path folder) {
        desk = TradingDesk.open(
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
        broker.cancelTakes = Duration.ofMillis(random.nextInt(4_000));
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
}
