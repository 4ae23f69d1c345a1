package activetrader.history.check;

import activetrader.history.PackedBars;
import activetrader.market.calendar.MarketZone;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/// The bars of one date, from `from` up to but not including `until`; at least one.
record Session(LocalDate date, PackedBars bars, int from, int until) {
    /// The dates of `bars`, oldest first.
    static List<Session> of(PackedBars bars) {
        List<Session> sessions = new ArrayList<>();
        for (int index = 0; index < bars.size(); ) {
            LocalDate date = bars.date(index);
            int end = index;
            while (end < bars.size() && bars.date(end).equals(date)) {
                end++;
            }
            sessions.add(new Session(date, bars, index, end));
            index = end;
        }
        return sessions;
    }

    int size() {
        return until - from;
    }

    long firstOpen() {
        return bars.open(from);
    }

    long lastClose() {
        return bars.close(until - 1);
    }

    LocalTime time(int index) {
        return MarketZone.at(bars.start(index)).toLocalTime();
    }
}
