package activetrader.execution.fills;

import activetrader.execution.fills.book.ReadBack;
import activetrader.journal.TradeRow;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.time.Instants;
import activetrader.time.TimeSource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// From when on the broker is asked for fills that may not be recorded.
final class FillWindow {
    private final TradingCalendar calendar;
    private final TimeSource time;
    private volatile Instant from;

    FillWindow(TradingCalendar calendar, TimeSource time) {
        this.calendar = calendar;
        this.time = time;
        this.from = MarketZone.startOfDay(time.instant());
    }

    /// The instant from which new fills are asked for.
    Instant from() {
        return from;
    }

    /// Asks from `instant` on, be it earlier or later than before.
    void startAt(Instant instant) {
        from = instant;
    }

    /// Asks for no fill again that is older than the last of `rows`, but for a while in which fills may come late.
    void advance(List<TradeRow> rows) {
        if (!rows.isEmpty()) {
            from = Instants.later(rows.getLast().at().minus(ReadBack.LATE_FILLS), from);
        }
    }

    /// Asks for no fill of an earlier day again, but for a while in which fills may come late.
    void dropEarlierDays() {
        from = Instants.later(from, MarketZone.startOfDay(time.instant().minus(ReadBack.LATE_FILLS)));
    }

    /// The instant from which all fills are compared: the close of the session before the latest one (today's, or at
    /// night and on days without a session the last one), or [#from] where that is earlier.
    Instant beginning() {
        Instant now = time.instant();
        LocalDate next = calendar.currentOrNext(now).date();
        LocalDate latest = next.equals(MarketZone.dateOf(now))
                ? next
                : calendar.previous(next).date();
        return Instants.earlier(calendar.previous(latest).close(), from);
    }
}
