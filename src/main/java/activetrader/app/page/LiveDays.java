package activetrader.app.page;

import activetrader.journal.RecordFolder;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.page.day.RecordedDates;
import activetrader.session.console.ConsoleText;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// The recorded days of one signature, as the page shows them.
final class LiveDays {
    /// Days that are kept in memory.
    private static final int KEPT = 4;

    private final RecordFolder records;
    private final TradingCalendar calendar;
    private final InstantSource time;
    private final Map<LocalDate, LiveDay> days = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<LocalDate, LiveDay> eldest) {
            return size() > KEPT;
        }
    };

    LiveDays(RecordFolder records, TradingCalendar calendar, InstantSource time) {
        this.records = records;
        this.calendar = calendar;
        this.time = time;
    }

    String signature() {
        return records.signature();
    }

    /// That a page is up to date.
    String line() {
        return "✓ Up to date at " + ConsoleText.clockSeconds(time.instant());
    }

    /// The recorded days, and today from the wake-up on.
    NavigableSet<LocalDate> dates() {
        NavigableSet<LocalDate> dates = new TreeSet<>(RecordedDates.of(records));
        Instant now = time.instant();
        calendar.on(MarketZone.dateOf(now))
                .filter(day -> !now.isBefore(day.wakeAt()))
                .ifPresent(day -> dates.add(day.date()));
        return dates;
    }

    /// Gives back the memory of the days; the next look reads them again.
    synchronized void forget() {
        days.clear();
    }

    Optional<LiveDay> last() {
        NavigableSet<LocalDate> dates = dates();
        return dates.isEmpty() ? Optional.empty() : on(dates.last());
    }

    /// Empty when nothing is recorded of `date`.
    synchronized Optional<LiveDay> on(LocalDate date) {
        if (!dates().contains(date)) {
            return Optional.empty();
        }
        LiveDay known = days.get(date);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<LiveDay> day = calendar.on(date).map(session -> new LiveDay(records, session, time));
        day.ifPresent(found -> days.put(date, found));
        return day;
    }
}
