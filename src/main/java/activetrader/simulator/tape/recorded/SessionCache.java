package activetrader.simulator.tape.recorded;

import activetrader.history.Adjustment;
import activetrader.history.HistoryFolder;
import activetrader.history.PackedBars;
import activetrader.history.SeriesKey;
import activetrader.history.StoredBars;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.simulator.tape.DayBar;
import activetrader.simulator.tape.SessionBars;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The sessions of a history by month, read once for many days that are played. The minutes of months that were not
/// asked for lately are given up again; daily bars are kept.
final class SessionCache {
    private static final int FEWEST_MONTHS = 64;
    /// A day needs the minutes of two months.
    private static final int MONTHS_A_SERIES = 3;
    private static final long UNITS = 100;

    private final HistoryFolder folder;
    private final Map<Month, SortedSet<LocalDate>> covered = new ConcurrentHashMap<>();
    private final Map<Month, List<DayBar>> totals = new ConcurrentHashMap<>();
    private final Map<SeriesKey, Adjustment> series = new ConcurrentHashMap<>();
    private final LinkedHashMap<Month, List<SessionBars>> minutes = new LinkedHashMap<>(64, 0.75f, true);

    private record Month(SeriesKey key, String period) {
        static Month of(SeriesKey key, LocalDate date) {
            return new Month(key, key.resolution().periodOf(date));
        }
    }

    SessionCache(HistoryFolder folder) {
        this.folder = folder;
    }

    /// The days that are covered in the month around `date`.
    SortedSet<LocalDate> covered(SeriesKey key, LocalDate date) {
        return covered.computeIfAbsent(Month.of(key, date), _ -> folder.covered(key, date));
    }

    /// The daily bars of the month around `date`, oldest first, without days on which nothing traded.
    List<DayBar> totals(SeriesKey key, LocalDate date, TradingCalendar calendar) {
        return totals.computeIfAbsent(
                Month.of(key, date),
                _ -> sessions(key, date, calendar).stream()
                        .flatMap(session -> session.total(session.minutes()).stream())
                        .toList());
    }

    /// The sessions of the month around `date`, oldest first, without days on which nothing traded.
    List<SessionBars> sessions(SeriesKey key, LocalDate date, TradingCalendar calendar) {
        Month month = Month.of(key, date);
        List<SessionBars> known = known(month);
        if (known != null) {
            return known;
        }
        Optional<StoredBars> read = folder.read(key, date);
        read.ifPresent(content -> series.put(key, content.adjustment()));
        List<SessionBars> sessions =
                read.map(content -> sessions(content.bars(), calendar)).orElse(List.of());
        keep(month, sessions);
        return sessions;
    }

    /// Whether the prices of `key`, of which a month was read, are as they traded.
    boolean isRaw(SeriesKey key) {
        return series.get(key) == Adjustment.RAW;
    }

    private @Nullable List<SessionBars> known(Month month) {
        synchronized (minutes) {
            return minutes.get(month);
        }
    }

    private void keep(Month month, List<SessionBars> sessions) {
        synchronized (minutes) {
            minutes.put(month, sessions);
            while (minutes.size() > Math.max(FEWEST_MONTHS, MONTHS_A_SERIES * series.size())) {
                minutes.pollFirstEntry();
            }
        }
    }

    /// Bars outside the exchange's hours are left out.
    private static List<SessionBars> sessions(PackedBars bars, TradingCalendar calendar) {
        List<SessionBars> sessions = new ArrayList<>();
        for (int index = 0; index < bars.size(); ) {
            LocalDate date = bars.date(index);
            int end = index;
            while (end < bars.size() && bars.date(end).equals(date)) {
                end++;
            }
            int from = index;
            int until = end;
            calendar.on(date)
                    .map(day -> session(day, bars, from, until))
                    .filter(session -> session.lastUpTo(session.minutes() - 1) >= 0)
                    .ifPresent(sessions::add);
            index = end;
        }
        return List.copyOf(sessions);
    }

    private static SessionBars session(TradingDay day, PackedBars bars, int from, int until) {
        SessionBars.Builder session = new SessionBars.Builder(day);
        for (int index = from; index < until; index++) {
            if (day.isOpenAt(bars.start(index))) {
                session.put(
                        (int) Duration.between(day.open(), bars.start(index)).toMinutes(),
                        units(bars.open(index)),
                        units(bars.high(index)),
                        units(bars.low(index)),
                        units(bars.close(index)),
                        bars.volume(index));
            }
        }
        return session.build();
    }

    /// The simulator's price, to which a finer one is rounded half-even.
    private static long units(long millionths) {
        long units = millionths / UNITS;
        long rest = millionths % UNITS;
        boolean up = rest > UNITS / 2 || (rest == UNITS / 2 && units % 2 != 0);
        return Math.max(1, up ? units + 1 : units);
    }
}
