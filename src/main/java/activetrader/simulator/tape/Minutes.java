package activetrader.simulator.tape;

import activetrader.market.Bar;
import java.time.Instant;
import java.util.List;

/// The minutes of one symbol that started in [`from`, `until`] and were complete by `asOf`.
record Minutes(SymbolTape tape, Instant from, Instant until, Instant asOf) {
    void addTo(List<Bar> found) {
        for (int index = Math.max(0, tape.sessionAt(from)); index < tape.sessionCount(); index++) {
            SessionBars session = tape.session(index);
            if (session.day().open().isAfter(until) || session.day().open().isAfter(asOf)) {
                return;
            }
            int complete = session.completeAt(asOf);
            for (int minute = 0; minute < complete; minute++) {
                Instant start = session.startOf(minute);
                if (session.has(minute) && !start.isBefore(from) && !start.isAfter(until)) {
                    found.add(session.bar(minute));
                }
            }
        }
    }
}
