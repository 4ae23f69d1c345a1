package activetrader.execution.timers;

import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The moments of the current session at which the desk acts by itself. The calendar is asked again every ten minutes:
/// a close that a source of it names meanwhile moves them.
public final class DayMoments {
    private static final Duration EVERY = Duration.ofMinutes(10);

    private final TradingCalendar calendar;
    private final InstantSource time;
    private final Timers timers;
    private final Actions actions;
    private final List<TimedTask> armed = new ArrayList<>();
    private @Nullable TradingDay day;

    /// Where tasks are armed.
    public interface Timers {
        TimedTask at(Instant when, String name, Runnable task);

        TimedTask after(Duration wait, String name, Runnable task);
    }

    /// What is done at these moments.
    public interface Actions {
        void open();

        void flatten(TradingDay day);

        void closed();
    }

    public DayMoments(TradingCalendar calendar, InstantSource time, Timers timers, Actions actions) {
        this.calendar = calendar;
        this.time = time;
        this.timers = timers;
        this.actions = actions;
    }

    /// Arms the moments of the session under way or of the next one, from now on.
    public void start() {
        timers.after(EVERY, "calendar check", this::start);
        arm();
    }

    private synchronized void arm() {
        Instant now = time.instant();
        TradingDay next = calendar.currentOrNext(now);
        if (next.equals(day)) {
            return;
        }
        if (day != null && day.date().equals(next.date())) {
            armed.forEach(TimedTask::cancel);
        }
        armed.clear();
        day = next;
        if (now.isBefore(next.open())) {
            armed.add(timers.at(next.open(), "overnight positions", actions::open));
        }
        armed.add(timers.at(next.serverFlattenAt(), "flatten backstop", () -> actions.flatten(next)));
        armed.add(timers.at(next.escalateAt(), "flatten alarm", () -> actions.flatten(next)));
        armed.add(timers.at(next.close().plusSeconds(1), "next day", this::nextDay));
    }

    /// What is overdue of the day that ends is not cancelled: when the clock jumps past the close everything is due at
    /// once, in any order, and the flatten must come all the same.
    private void nextDay() {
        synchronized (this) {
            day = null;
        }
        actions.closed();
        arm();
    }
}
