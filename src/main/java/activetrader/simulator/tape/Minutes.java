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
            int end = Math.min(session.completeAt(asOf), session.countUntil(until));
            for (int minute = session.firstFrom(from); minute < end; minute++) {
                if (session.has(minute)) {
                    found.add(session.bar(minute));
                }
            }
        }
    }
}
