package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.calendar.CalendarLie;
import activetrader.broker.calendar.StoredCalendar;
import activetrader.execution.alerts.Alert;
import activetrader.execution.desk.OrderDeskAssembly;
import activetrader.execution.fake.FakeBroker;
import activetrader.execution.settings.ExecutionSettings;
import activetrader.journal.RecordFolder;
import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.risk.RiskLimits;
import activetrader.time.SimulatedTime;
import activetrader.time.SteppableTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Shares that come into an empty account outside the session.
class LateSharesTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final Symbol AAPL = new Symbol("AAPL");
    private static final Duration SOON = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    private final List<Alert> alerts = new ArrayList<>();
    private SimulatedTime world = new SimulatedTime(Instant.EPOCH);
    private SteppableTime ours = new SteppableTime(world, Duration.ZERO);
    private FakeBroker broker = new FakeBroker(world);
    private @Nullable OrderDesk desk;

    private void open(CalendarLie lie, String instant) throws IOException {
        lie.write(folder, MONDAY);
        world = new SimulatedTime(Instant.parse(instant));
        ours = new SteppableTime(world, Duration.ZERO);
        broker = new FakeBroker(world);
        desk = OrderDeskAssembly.open(
                broker,
                new TestMarket(broker, world),
                new StoredCalendar(folder, new NyseCalendar()),
                new RecordFolder(folder, "test"),
                RiskLimits.defaults(),
                ExecutionSettings.defaults(),
                ours,
                alerts::add);
    }

    @AfterEach
    void close() {
        Objects.requireNonNull(desk).close();
    }

    private void pass(Duration duration) {
        try {
            world.sleep(duration);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<Alert> told(Alert.Kind kind) {
        return alerts.stream().filter(alert -> alert.kind() == kind).toList();
    }

    private void assertSold() {
        assertTrue(broker.positions().isEmpty(), () -> broker.positions().toString());
        assertTrue(broker.openOrders().isEmpty());
    }

    @Test
    void shares_areSold_whenTheyComeAfterACloseThatOneSourceNames_andTheOthersDeny() throws Exception {
        open(CalendarLie.TODAY_CLOSES_AT_13, "2026-03-02T15:00:00Z");
        pass(Duration.ofHours(4)); // 14:00 in New York
        broker.externalBuy(AAPL, 7);

        pass(SOON);

        assertSold();
    }

    @Test
    void shares_areSold_whenTheyCome_andOurClockIsHoursAhead() throws Exception {
        open(CalendarLie.NONE, "2026-03-02T15:00:00Z");
        pass(Duration.ofMinutes(30));
        ours.step(Duration.ofHours(6));
        pass(Duration.ofMinutes(30));
        broker.externalBuy(AAPL, 7);

        pass(SOON);

        assertSold();
    }

    @Test
    void shares_haveAStop_whenTheyCome_andOurClockIsHoursBehind() throws Exception {
        open(CalendarLie.NONE, "2026-03-02T15:00:00Z");
        pass(Duration.ofMinutes(30));
        ours.step(Duration.ofHours(-5));
        pass(Duration.ofMinutes(30));
        broker.externalBuy(AAPL, 7);

        pass(SOON);

        assertEquals(1, broker.openOrders().size());
        assertFalse(broker.positions().isEmpty());
    }

    @Test
    void shares_areSold_whenOurClockIsWrong_andTheBrokersNoLongerAnswers() throws Exception {
        open(CalendarLie.NONE, "2026-03-02T15:00:00Z");
        broker.clock.fails = true;
        ours.step(Duration.ofHours(6));
        pass(Duration.ofMinutes(30));
        broker.externalBuy(AAPL, 7);

        pass(SOON);

        assertSold();
    }

    /// Both clocks call the exchange closed, and each denies the other.
    @ParameterizedTest
    @ValueSource(ints = {8, -15})
    void shares_areSold_whenOurClockIsSetForward_andTheBrokersIsWrongToo(int hours) throws Exception {
        open(CalendarLie.NONE, "2026-03-02T15:00:00Z");
        pass(Duration.ofMinutes(30));
        ours.step(Duration.ofHours(6));
        broker.clock.ahead = Duration.ofHours(hours);
        pass(Duration.ofMinutes(30));
        broker.externalBuy(AAPL, 7);

        pass(SOON);

        assertSold();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-02T21:05:00Z", "2026-03-02T22:00:00Z", "2026-03-03T07:00:00Z"})
    void shares_areReportedOnce_whenAllSourcesCallTheExchangeClosed(String when) throws Exception {
        open(CalendarLie.NONE, "2026-03-02T20:00:00Z");
        pass(Duration.between(world.instant(), Instant.parse(when)));
        broker.externalBuy(AAPL, 7);

        pass(Duration.ofMinutes(45));

        assertEquals(1, told(Alert.Kind.NOT_FLAT).size());
        assertTrue(
                told(Alert.Kind.NOT_FLAT).getFirst().text().contains("AAPL 7 shares; closed first at the next open"));
        assertEquals(List.of(), told(Alert.Kind.FLATTENED));
        assertFalse(broker.positions().isEmpty());
    }
}
