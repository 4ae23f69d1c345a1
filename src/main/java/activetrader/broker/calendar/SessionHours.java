package activetrader.broker.calendar;

import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingDay;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;

/// The hours within which every regular session of the exchange lies: 9:30 to 16:00 New York time, Monday to Friday.
///
/// Source: NYSE, core trading session.
final class SessionHours {
    static final LocalTime FIRST_OPEN = LocalTime.of(9, 30);
    private static final LocalTime LAST_CLOSE = LocalTime.of(16, 0);

    private SessionHours() {}

    /// What is wrong with `day` as a session; empty when nothing is.
    static Optional<String> fault(TradingDay day) {
        ZonedDateTime open = MarketZone.at(day.open());
        ZonedDateTime close = MarketZone.at(day.close());
        if (!open.toLocalDate().equals(day.date()) || !close.toLocalDate().equals(day.date())) {
            return Optional.of(
                    "a session of " + day.date() + " from " + open.toLocalDate() + " to " + close.toLocalDate());
        }
        DayOfWeek weekday = day.date().getDayOfWeek();
        if (weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY) {
            return Optional.of("a session on " + day.date() + ", a day of the weekend");
        }
        if (open.toLocalTime().isBefore(FIRST_OPEN)) {
            return Optional.of("an open at " + open.toLocalTime() + " on " + day.date() + ", before 09:30");
        }
        return close.toLocalTime().isAfter(LAST_CLOSE)
                ? Optional.of("a close at " + close.toLocalTime() + " on " + day.date() + ", after 16:00")
                : Optional.empty();
    }
}
