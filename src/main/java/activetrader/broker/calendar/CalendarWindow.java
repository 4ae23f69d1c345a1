package activetrader.broker.calendar;

import activetrader.market.calendar.TradingDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What the broker said of the days from `from` to `to`, both included.
///
/// @param asked the New York date on which it was asked
/// @param sessions by date; a day within the window that is missing has no session
record CalendarWindow(LocalDate asked, LocalDate from, LocalDate to, List<TradingDay> sessions) {
    CalendarWindow {
        Objects.requireNonNull(asked, "asked");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        sessions = List.copyOf(sessions);
    }

    static CalendarWindow of(LocalDate asked, LocalDate from, LocalDate to, List<TradingDay> answer) {
        return new CalendarWindow(
                asked,
                from,
                to,
                answer.stream()
                        .filter(day -> !day.date().isBefore(from) && !day.date().isAfter(to))
                        .toList());
    }

    boolean covers(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to);
    }

    Optional<TradingDay> on(LocalDate date) {
        return sessions.stream().filter(day -> day.date().equals(date)).findFirst();
    }
}
