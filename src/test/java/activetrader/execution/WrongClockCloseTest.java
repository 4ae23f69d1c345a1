package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.alerts.Alert;
import activetrader.execution.desk.OrderDeskAssembly;
import activetrader.execution.fake.FakeBroker;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.settings.ExecutionSettings;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is held is closed before the real close while our clock, or the broker's, is wrong, also after a restart, which
/// forgets the intervals of the desk before it.
class WrongClockCloseTest {
    private static final Symbol AAPL = new Symbol("AAPL");
    private static final Instant TEN = Instant.parse("2026-03-02T15:00:00Z");
    private static final Instant BEFORE_THE_FLATTEN = Instant.parse("2026-03-02T20:55:00Z");
    private static final Instant AFTER_THE_FLATTEN = Instant.parse("2026-03-02T20:56:00Z");

    @TempDir
    private Path folder;

    private final List<Alert> alerts = new ArrayList<>();
    private final SimulatedTime world = new SimulatedTime(TEN);
    private final SteppableTime ours = new SteppableTime(world, Duration.ZERO);
    private final FakeBroker broker = new FakeBroker(world);
    private @Nullable OrderDesk desk;

    private void open() {
        desk = OrderDeskAssembly.open(
                broker,
                new TestMarket(broker, world),
                new NyseCalendar(),
                new RecordFolder(folder, "test"),
                RiskLimits.defaults(),
                ExecutionSettings.defaults(),
                ours,
                alerts::add);
    }

    private OrderDesk desk() {
        return Objects.requireNonNull(desk);
    }

    @AfterEach
    void close() {
        desk().close();
    }

    private void openWithAPosition() {
        open();
        assertInstanceOf(EntryResult.Placed.class, desk().enter(EntryRequest.buy(AAPL, Quantity.of(10), "test", null)));
        assertFalse(broker.positions().isEmpty());
    }

    private void restartWithTheClockSet(Duration step) {
        desk().close();
        ours.step(step);
        open();
    }

    private void passTo(Instant instant) throws InterruptedException {
        world.sleepUntil(instant);
    }

    private void assertFlat() {
        assertTrue(broker.positions().isEmpty(), () -> broker.positions().toString());
        assertTrue(broker.openOrders().isEmpty(), () -> broker.openOrders().toString());
        assertEquals(
                1,
                alerts.stream()
                        .filter(alert -> alert.kind() == Alert.Kind.FLATTENED)
                        .count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT1M", "-PT3H", "-PT8H", "-PT24H"})
    void everythingIsClosedBeforeTheClose_whenOurClockWasSetBeforeARestart(Duration step) throws Exception {
        openWithAPosition();
        passTo(TEN.plus(Duration.ofHours(1)));
        restartWithTheClockSet(step);

        passTo(BEFORE_THE_FLATTEN);
        assertFalse(broker.positions().isEmpty());
        assertFalse(broker.openOrders().isEmpty());
        passTo(AFTER_THE_FLATTEN);

        assertFlat();
    }

    @Test
    void everythingIsClosedAtOnce_whenTheRestartComesAfterTheMomentOfTheFlatten() throws Exception {
        openWithAPosition();
        desk().close();
        passTo(Instant.parse("2026-03-02T20:57:00Z"));
        restartWithTheClockSet(Duration.ofHours(-3));

        passTo(Instant.parse("2026-03-02T20:57:30Z"));

        assertFlat();
    }

    @Test
    void everythingIsClosedBeforeTheClose_whenTheBrokersClockAnswersOnlyLater() throws Exception {
        openWithAPosition();
        broker.clock.fails = true;
        restartWithTheClockSet(Duration.ofHours(-3));
        passTo(TEN.plus(Duration.ofHours(4)));
        broker.clock.fails = false;

        passTo(AFTER_THE_FLATTEN);

        assertFlat();
    }

    @Test
    void personIsAlerted_whenTheFlattenByTheBrokersClockDoesNotEnd() throws Exception {
        openWithAPosition();
        restartWithTheClockSet(Duration.ofHours(-3));
        broker.orders.fillable.put(AAPL, Quantity.ZERO);

        passTo(Instant.parse("2026-03-02T20:58:30Z"));

        assertTrue(alerts.stream()
                .anyMatch(alert -> alert.kind() == Alert.Kind.NOT_FLAT
                        && alert.text().startsWith("not flat two minutes before the close")));
    }

    /// The broker's clock behind ours is no reason to hold longer.
    @ParameterizedTest
    @ValueSource(strings = {"-PT3H", "-PT24H"})
    void everythingIsClosedByOurClock_whenTheBrokersIsBehind(Duration ahead) throws Exception {
        openWithAPosition();
        broker.clock.ahead = ahead;
        restartWithTheClockSet(Duration.ZERO);

        passTo(AFTER_THE_FLATTEN);

        assertFlat();
    }

    @Test
    void nothingIsClosed_whenTheBrokersClockWasWrongOnce() throws Exception {
        openWithAPosition();
        broker.clock.ahead = Duration.ofHours(2);
        restartWithTheClockSet(Duration.ZERO);
        broker.clock.ahead = Duration.ZERO;

        passTo(Instant.parse("2026-03-02T19:30:00Z"));

        assertFalse(broker.positions().isEmpty());
    }
}
