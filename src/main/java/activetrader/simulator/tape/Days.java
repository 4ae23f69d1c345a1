package activetrader.simulator.tape;

import activetrader.market.calendar.MarketZone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The daily bars of one symbol.
final class Days {
    private Days() {}

    /// Those of the dates `from` to `until`, as far as they were known at `asOf`.
    static List<DayBar> between(SymbolTape tape, LocalDate from, LocalDate until, Instant asOf) {
        List<DayBar> found = new ArrayList<>();
        LocalDate today = MarketZone.dateOf(asOf);
        for (DayBar day : tape.series().days()) {
            if (!day.date().isBefore(from)
                    && !day.date().isAfter(until)
                    && day.date().isBefore(today)) {
                found.add(day);
            }
        }
        for (int index = 0; index < tape.sessionCount(); index++) {
            SessionBars session = tape.session(index);
            LocalDate date = session.day().date();
            if (!date.isBefore(from) && !date.isAfter(until)) {
                session.total(session.completeAt(asOf)).ifPresent(found::add);
            }
        }
        return found;
    }
}
