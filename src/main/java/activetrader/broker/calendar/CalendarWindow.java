package activetrader.broker.calendar;

import activetrader.market.calendar.SessionWitness.Statement;
import activetrader.market.calendar.TradingDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What the broker's calendar said of the days from `from` to `to`, both included.
///
/// @param asked the New York date on which it was asked
/// @param sessions by date; a day within the window that is missing has no session
record CalendarWindow(LocalDate asked, LocalDate from, LocalDate to, List<TradingDay> sessions) {
    /// The exchange was never closed for as long; the longest closure since 1933 took six days.
    private static final int LONGEST_CLOSURE_DAYS = 10;

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

    /// What no true calendar says; empty when it may be one.
    Optional<String> fault() {
        LocalDate last = asked.plusDays(LONGEST_CLOSURE_DAYS);
        if (sessions.stream().map(TradingDay::date).noneMatch(date -> !date.isBefore(asked) && !date.isAfter(last))) {
            return Optional.of("no session from " + asked + " to " + last);
        }
        if (sessions.stream().map(TradingDay::date).distinct().count() < sessions.size()) {
            return Optional.of("a day with two sessions");
        }
        return sessions.stream()
                .flatMap(day -> SessionHours.fault(day).stream())
                .findFirst();
    }

    Statement on(LocalDate date) {
        if (date.isBefore(from) || date.isAfter(to)) {
            return new Statement.Silent();
        }
        return sessions.stream()
                .filter(day -> day.date().equals(date))
                .findFirst()
                .<Statement>map(Statement.Open::new)
                .orElseGet(Statement.Closed::new);
    }
}
