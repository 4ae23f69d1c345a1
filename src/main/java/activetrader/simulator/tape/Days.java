package activetrader.simulator.tape;

import activetrader.market.Bar;
import activetrader.market.calendar.MarketZone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The daily bars of one symbol.
final class Days {
    private Days() {}

    /// Those of the dates `from` to `until`, as far as they were known at `asOf`.
    static List<Bar> between(SymbolTape tape, LocalDate from, LocalDate until, Instant asOf) {
        List<Bar> found = new ArrayList<>();
        List<DayBar> days = tape.series().days();
        if (!days.isEmpty() && !days.getLast().date().isBefore(from)) {
            LocalDate today = MarketZone.dateOf(asOf);
            for (DayBar day : days) {
                if (!day.date().isBefore(from)
                        && !day.date().isAfter(until)
                        && day.date().isBefore(today)) {
                    found.add(day.toBar());
                }
            }
        }
        for (int index = tape.sessionAt(MarketZone.startOfDay(from)) + 1; index < tape.sessionCount(); index++) {
            SessionBars session = tape.session(index);
            if (session.day().date().isAfter(until)) {
                break;
            }
            session.daily(session.completeAt(asOf)).ifPresent(found::add);
        }
        return found;
    }
}
