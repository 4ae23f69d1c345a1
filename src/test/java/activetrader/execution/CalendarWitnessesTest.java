package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.calendar.CalendarLie;
import activetrader.broker.calendar.StoredCalendar;
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
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the trade service does while the broker's calendar is wrong.
class CalendarWitnessesTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate HALF_DAY = LocalDate.of(2026, 11, 27);
    private static final Symbol AAPL = new Symbol("AAPL");

    @TempDir
    private Path folder;

    private SimulatedTime time = new SimulatedTime(Instant.parse("2026-03-02T15:00:00Z"));
    private FakeBroker broker = new FakeBroker(time);
    private @Nullable OrderDesk opened;

    private void open(CalendarLie lie, LocalDate day, String instant) throws IOException {
        lie.write(folder, day);
        time = new SimulatedTime(Instant.parse(instant));
        broker = new FakeBroker(time);
        opened = OrderDeskAssembly.open(
                broker,
                new TestMarket(broker, time),
                new StoredCalendar(folder, new NyseCalendar()),
                new RecordFolder(folder, "test"),
                RiskLimits.defaults(),
                ExecutionSettings.defaults(),
                time,
                _ -> {});
    }

    private OrderDesk desk() {
        return Objects.requireNonNull(opened);
    }

    @AfterEach
    void close() {
        desk().close();
    }

    private EntryResult buy() {
        return desk().enter(EntryRequest.buy(AAPL, Quantity.of(10), "test", null));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsHeld_isClosedBeforeTheClose_whateverTheBrokersCalendarSays(CalendarLie lie) throws Exception {
        open(lie, MONDAY, "2026-03-02T15:00:00Z");
        broker.externalBuy(AAPL, 10);

        time.sleepUntil(Instant.parse("2026-03-02T20:56:00Z"));

        assertTrue(broker.positions().isEmpty());
    }

    @Test
    void whatIsHeld_isClosedBeforeTheEarlyClose_whenTheBrokersCalendarNamesTheUsualOne() throws Exception {
        open(CalendarLie.TODAY_CLOSES_AT_16, HALF_DAY, "2026-11-27T15:00:00Z");
        assertInstanceOf(EntryResult.Placed.class, buy());

        time.sleepUntil(Instant.parse("2026-11-27T17:56:00Z"));

        assertTrue(broker.positions().isEmpty());
        assertInstanceOf(EntryResult.Denied.class, buy());
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "PAST_SESSIONS_ONLY", "EVERY_CLOSE_AT_20", "TODAY_CLOSES_AT_16"})
    void entries_continue_whenNoTrustedSourceDeniesTheDay(CalendarLie lie) throws Exception {
        open(lie, MONDAY, "2026-03-02T15:00:00Z");

        assertInstanceOf(EntryResult.Placed.class, buy());
    }

    @Test
    void entries_areDenied_whenTheBrokersCalendarDeniesTheDay() throws Exception {
        open(CalendarLie.TODAY_MISSING, MONDAY, "2026-03-02T15:00:00Z");

        assertInstanceOf(EntryResult.Denied.class, buy());
    }

    @Test
    void flatten_comesEarlier_whenAnEarlierCloseIsNamedDuringTheDay() throws Exception {
        open(CalendarLie.NONE, MONDAY, "2026-03-02T15:00:00Z");
        assertInstanceOf(EntryResult.Placed.class, buy());
        time.sleep(Duration.ofMinutes(30));
        CalendarLie.TODAY_CLOSES_AT_13.write(folder, MONDAY);

        time.sleepUntil(Instant.parse("2026-03-02T17:54:00Z"));
        assertFalse(broker.positions().isEmpty());
        time.sleepUntil(Instant.parse("2026-03-02T17:56:00Z"));

        assertTrue(broker.positions().isEmpty());
        assertEquals(0, desk().openOrders().size());
    }
}
