package activetrader.broker.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.broker.MarketClock;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.time.SimulatedTime;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CachedCalendarTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final TradingDay EARLY = session(MONDAY, 18);
    private static final TradingCalendar RULES = new NyseCalendar();

    @TempDir
    private Path folder;

    private final SimulatedTime time = new SimulatedTime(NOW);
    private final List<String> alarms = new ArrayList<>();
    private Supplier<MarketClock> clock = () -> {
        throw new BrokerException.Transient("down", null);
    };
    private int calls;

    private static TradingDay session(LocalDate date, int closeHour) {
        return new TradingDay(
                date, Instant.parse(date + "T14:30:00Z"), Instant.parse(date + "T" + closeHour + ":00:00Z"));
    }

    private CachedCalendar calendar(Supplier<List<TradingDay>> answer) {
        Broker broker = (Broker)
                Proxy.newProxyInstance(Broker.class.getClassLoader(), new Class<?>[] {Broker.class}, (_, method, _) -> {
                    if (method.getName().equals("clock")) {
                        return clock.get();
                    }
                    assertEquals("calendar", method.getName());
                    calls++;
                    return answer.get();
                });
        return new CachedCalendar(broker, RULES, time, folder.resolve("cache"), alarms::add);
    }

    private CachedCalendar calendar() {
        return calendar(() -> List.of(EARLY));
    }

    private CachedCalendar calendarOfADeadBroker() {
        return calendar(() -> {
            throw new BrokerException.Transient("down", null);
        });
    }

    @Test
    void on_isTheEarliestClose_andEntriesNeedAll_withinTheWindowThatWasAskedFor() {
        CachedCalendar calendar = calendar();
        calendar.refresh();

        assertEquals(Optional.of(EARLY), calendar.on(MONDAY));
        assertEquals(Optional.of(EARLY), calendar.entriesOn(MONDAY));
        for (LocalDate denied : List.of(MONDAY.plusDays(60), MONDAY.minusDays(10))) {
            assertEquals(RULES.on(denied), calendar.on(denied));
            assertEquals(Optional.empty(), calendar.entriesOn(denied));
        }
        for (LocalDate unasked : List.of(MONDAY.plusDays(61), MONDAY.minusDays(11))) {
            assertEquals(RULES.on(unasked), calendar.entriesOn(unasked));
        }
    }

    @Test
    void disagreement_isOneAlarm_thatNamesWhoSaysWhat() throws InterruptedException {
        CachedCalendar calendar =
                calendar(() -> CalendarLie.TODAY_MISSING.sessions(MONDAY.minusDays(10), MONDAY.plusDays(60), MONDAY));
        clock = () -> new MarketClock(
                time.instant(),
                false,
                session(MONDAY, 21).open(),
                session(MONDAY, 21).close());
        calendar.refresh();
        time.sleep(Duration.ofHours(1));
        calendar.refresh();

        assertEquals(
                List.of("the sources of the calendar disagree about 2026-03-02: the broker's calendar says closed, the"
                        + " broker's clock says open 09:30 to 16:00, the exchange's rule book says open 09:30 to 16:00;"
                        + " everything is closed before the earliest close, and nothing is opened that day"),
                alarms);
    }

    @Test
    void mourning_isGuardedAndNotTraded_whenTheBrokerAloneKnowsIt() {
        CachedCalendar calendar =
                calendar(() -> CalendarLie.TODAY_MISSING.sessions(MONDAY.minusDays(10), MONDAY.plusDays(60), MONDAY));
        clock = () -> new MarketClock(
                time.instant(),
                false,
                session(MONDAY.plusDays(1), 21).open(),
                session(MONDAY.plusDays(1), 21).close());
        calendar.refresh();

        assertEquals(RULES.on(MONDAY), calendar.on(MONDAY));
        assertEquals(Optional.empty(), calendar.entriesOn(MONDAY));
        assertEquals(1, alarms.size(), alarms.toString());
    }

    @ParameterizedTest
    @EnumSource(names = {"PAST_SESSIONS_ONLY", "EVERY_CLOSE_AT_20", "SESSIONS_ON_SUNDAYS"})
    void answer_isNeitherKeptNorUsed_whenItCannotBeTrue(CalendarLie lie) {
        CachedCalendar calendar = calendar(() -> lie.sessions(MONDAY.minusDays(10), MONDAY.plusDays(60), MONDAY));
        calendar.refresh();

        assertEquals(RULES.on(MONDAY), calendar.on(MONDAY));
        assertEquals(RULES.on(MONDAY), calendar.entriesOn(MONDAY));
        assertEquals(1, alarms.size(), alarms.toString());
        assertTrue(alarms.getFirst().startsWith("the broker's calendar is not believed"), alarms.toString());
        assertFalse(Files.exists(folder.resolve("cache").resolve("calendar.json")));
    }

    @Test
    void clock_isNeitherKeptNorUsed_whenItCannotBeTrue() {
        clock = () -> new MarketClock(
                time.instant(),
                true,
                session(MONDAY, 21).open(),
                session(MONDAY, 21).close());
        CachedCalendar calendar = calendar(List::of);
        calendar.refresh();

        assertEquals(RULES.on(MONDAY), calendar.entriesOn(MONDAY));
        assertTrue(alarms.getFirst().startsWith("the broker's clock is not believed"), alarms.toString());
        assertFalse(Files.exists(folder.resolve("cache").resolve("market_clock.json")));
    }

    @Test
    void clock_isKeptForProcessesWithoutAKey() {
        clock = () -> new MarketClock(
                time.instant(),
                false,
                session(MONDAY, 18).open(),
                session(MONDAY, 18).close());
        calendar(List::of).refresh();

        assertEquals(Optional.of(EARLY), new StoredCalendar(folder.resolve("cache"), RULES).on(MONDAY));
    }

    @Test
    void on_followsTheRules_beforeTheBrokerWasEverHeard() {
        assertEquals(RULES.on(MONDAY), calendar().on(MONDAY));
    }

    @Test
    void refresh_keepsWhatIsKnown_afterARestartWithoutNetwork() throws InterruptedException {
        calendar().refresh();
        time.sleep(Duration.ofDays(1));
        CachedCalendar restarted = calendarOfADeadBroker();
        restarted.refresh();

        assertEquals(2, calls);
        assertEquals(Optional.of(EARLY), restarted.on(MONDAY));
    }

    @Test
    void refresh_asksOnceADay() throws InterruptedException {
        CachedCalendar calendar = calendar();
        calendar.refresh();
        calendar.refresh();
        assertEquals(1, calls);

        time.sleep(Duration.ofDays(1));
        calendar.refresh();
        assertEquals(2, calls);
    }

    @Test
    void refresh_asksAgain_afterTheBrokerWasDown() {
        CachedCalendar calendar = calendarOfADeadBroker();
        calendar.refresh();
        calendar.refresh();

        assertEquals(2, calls);
        assertEquals(RULES.on(MONDAY), calendar.on(MONDAY));
    }

    @Test
    void refresh_ignoresAnEmptyAnswer() {
        CachedCalendar calendar = calendar(List::of);
        calendar.refresh();

        assertEquals(RULES.on(MONDAY), calendar.on(MONDAY));
    }

    @Test
    void cache_isIgnored_whenItIsTorn() throws IOException {
        calendar().refresh();
        Path file = folder.resolve("cache").resolve("calendar.json");
        Files.writeString(file, Files.readString(file).substring(0, 40));

        assertEquals(RULES.on(MONDAY), calendarOfADeadBroker().on(MONDAY));
    }

    @Test
    void cache_isDoneWithout_whenTheFolderCannotBeMade() throws IOException {
        Files.writeString(folder.resolve("cache"), "a file where the folder should be");
        CachedCalendar calendar = calendar();
        calendar.refresh();

        assertEquals(Optional.of(EARLY), calendar.on(MONDAY));
    }
}
