package activetrader.broker.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedCalendarTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final TradingDay EARLY = session(MONDAY, 18);
    private static final TradingCalendar RULES = date -> Optional.of(session(date, 21));

    @TempDir
    private Path folder;

    private final SimulatedTime time = new SimulatedTime(NOW);
    private int calls;

    private static TradingDay session(LocalDate date, int closeHour) {
        return new TradingDay(
                date, Instant.parse(date + "T14:30:00Z"), Instant.parse(date + "T" + closeHour + ":00:00Z"));
    }

    private CachedCalendar calendar(Supplier<List<TradingDay>> answer) {
        Broker broker = (Broker)
                Proxy.newProxyInstance(Broker.class.getClassLoader(), new Class<?>[] {Broker.class}, (_, method, _) -> {
                    assertEquals("calendar", method.getName());
                    calls++;
                    return answer.get();
                });
        return new CachedCalendar(broker, RULES, time, folder.resolve("cache"));
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
    void on_isTheBrokersAnswer_withinTheWindowItWasAskedFor() {
        CachedCalendar calendar = calendar();
        calendar.refresh();

        assertEquals(Optional.of(EARLY), calendar.on(MONDAY));
        assertEquals(Optional.empty(), calendar.on(MONDAY.plusDays(60)));
        assertEquals(RULES.on(MONDAY.plusDays(61)), calendar.on(MONDAY.plusDays(61)));
        assertEquals(Optional.empty(), calendar.on(MONDAY.minusDays(10)));
        assertEquals(RULES.on(MONDAY.minusDays(11)), calendar.on(MONDAY.minusDays(11)));
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
