package activetrader.app.services.daemon;

import activetrader.app.status.NextEvent;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.metrics.MetricPage;
import java.time.Instant;
import java.time.InstantSource;

/// The daemon's metrics of the trading day.
public final class DayGauges {
    private DayGauges() {}

    public static void put(MetricPage page, TradingCalendar calendar, InstantSource time) {
        page.ask("next_event_seconds", "Until the next moment of the trading day", () -> {
            Instant now = time.instant();
            return NextEvent.after(now, calendar.currentOrNext(now)).in(now).toSeconds();
        });
        page.ask(
                "cycles_due",
                "1 while cycles must run: from the open until six minutes before the close",
                () -> areCyclesDue(calendar, time.instant()) ? 1 : 0);
    }

    static boolean areCyclesDue(TradingCalendar calendar, Instant now) {
        TradingDay day = calendar.currentOrNext(now);
        return !now.isBefore(day.open()) && now.isBefore(day.cyclesEndAt());
    }
}
