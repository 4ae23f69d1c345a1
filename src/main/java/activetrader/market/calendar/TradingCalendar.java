package activetrader.market.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// Knows on which days, and from when to when, the exchange is open.
///
/// There are two views of a day. What must end before the close keeps to [#on], which in doubt calls a day a session
/// and
/// its close early. What may be opened keeps to [#entriesOn], which in doubt calls a day closed.
public interface TradingCalendar {
    /// The session on a New York date; empty on weekends, holidays and other closures.
    Optional<TradingDay> on(LocalDate date);

    /// The session on a New York date in which positions may be opened: the same, or a shorter one, or none.
    default Optional<TradingDay> entriesOn(LocalDate date) {
        return on(date);
    }

    /// Whether any source of the calendar calls the exchange open at `now`.
    default boolean mayBeOpenAt(Instant now) {
        return on(MarketZone.dateOf(now)).filter(day -> day.isOpenAt(now)).isPresent();
    }

    /// The session that has not closed at `now`: the one under way, or the next one.
    default TradingDay currentOrNext(Instant now) {
        LocalDate date = MarketZone.dateOf(now);
        for (int days = 0; days < 30; days++) {
            Optional<TradingDay> session = on(date.plusDays(days));
            if (session.isPresent() && now.isBefore(session.get().close())) {
                return session.get();
            }
        }
        throw new IllegalStateException("the calendar has no session within 30 days of " + now);
    }

    /// The last session that closed before `date` begins.
    default TradingDay previous(LocalDate date) {
        for (int days = 1; days < 30; days++) {
            Optional<TradingDay> session = on(date.minusDays(days));
            if (session.isPresent()) {
                return session.get();
            }
        }
        throw new IllegalStateException("the calendar has no session within 30 days before " + date);
    }
}
