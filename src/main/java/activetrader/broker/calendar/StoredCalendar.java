package activetrader.broker.calendar;

import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/// The broker's calendar as the process that keeps it has written it to disk, and the exchange's own rules for every
/// other date. For processes that hold no broker key.
///
/// The file is read at every question, so that a change is known at once; there are few questions.
public final class StoredCalendar implements TradingCalendar {
    private final CalendarFile file;
    private final TradingCalendar rules;

    /// Reads what a [CachedCalendar] keeps in `folder`.
    ///
    /// @param rules answers for dates that the file does not cover
    public StoredCalendar(Path folder, TradingCalendar rules) {
        this.file = CalendarFile.in(folder);
        this.rules = rules;
    }

    @Override
    public Optional<TradingDay> on(LocalDate date) {
        Optional<CalendarWindow> window = file.read().filter(heard -> heard.covers(date));
        return window.isPresent() ? window.get().on(date) : rules.on(date);
    }
}
