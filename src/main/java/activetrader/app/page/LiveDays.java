package activetrader.app.page;

import activetrader.app.status.NextEvent;
import activetrader.config.FileFault;
import activetrader.execution.mode.ModeFile;
import activetrader.execution.mode.ModeState;
import activetrader.journal.RecordFolder;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.page.day.RecordedDates;
import activetrader.session.console.ConsoleText;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;

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

    /// That the page of `day` is up to date; on the day itself also its phase, its next moment and the trading mode.
    String line(TradingDay day) {
        Instant now = time.instant();
        String line = "✓ Up to date at " + ConsoleText.clockSeconds(now);
        if (!day.date().equals(MarketZone.dateOf(now)) || !now.isBefore(day.close())) {
            return line;
        }
        NextEvent next = NextEvent.after(now, day);
        return line + " · " + day.phaseAt(now) + ", " + next.what() + " in " + ConsoleText.span(next.in(now)) + " · "
                + mode(now);
    }

    private String mode(Instant now) {
        ModeFile file = new ModeFile(records.dataFolder());
        if (FileFault.denied(file.path()).isPresent()) {
            return "✗ the trading mode cannot be read";
        }
        ModeState mode = file.read(now);
        return switch (mode.mode()) {
            case ACTIVE -> "mode ACTIVE";
            case REDUCE_ONLY, HALTED -> "⚠ mode " + mode.mode() + ": " + mode.reason();
        };
    }

    NavigableSet<LocalDate> dates() {
        return RecordedDates.of(records);
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
