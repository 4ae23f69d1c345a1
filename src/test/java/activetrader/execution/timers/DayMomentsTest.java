package activetrader.execution.timers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayMomentsTest {
    private static final LocalDate DATE = LocalDate.of(2026, 1, 14);

    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-01-14T19:00:00Z"));
    private final TaskFailures failures = new TaskFailures(_ -> {});
    private final Map<String, Runnable> tasks = new LinkedHashMap<>();
    private Instant now = time.instant();
    private final List<LocalDate> flattened = new ArrayList<>();

    private final DayMoments.Timers timers = new DayMoments.Timers() {
        @Override
        public TimedTask at(Instant when, String name, Runnable task) {
            tasks.putIfAbsent(name, task);
            return new TimedTask(time, failures, name, task).at(when);
        }

        @Override
        public TimedTask after(Duration wait, String name, Runnable task) {
            tasks.putIfAbsent(name, task);
            return new TimedTask(time, failures, name, () -> {});
        }
    };

    private final DayMoments moments = new DayMoments(new NyseCalendar(), () -> now, timers, new DayMoments.Actions() {
        @Override
        public void open() {}

        @Override
        public void flatten(TradingDay day) {
            flattened.add(day.date());
        }

        @Override
        public void closed() {}
    });

    /// When the clock jumps past the close everything is due at once, in any order.
    @ParameterizedTest
    @ValueSource(strings = {"next day", "calendar check"})
    void flatten_isNotCancelled_whenTheDayEndsBeforeIt(String first) throws InterruptedException {
        moments.start();
        now = Instant.parse("2026-01-14T22:00:00Z");

        Objects.requireNonNull(tasks.get(first)).run();
        time.sleepUntil(new NyseCalendar().on(DATE).orElseThrow().close());

        assertEquals(List.of(DATE, DATE), flattened);
    }
}
