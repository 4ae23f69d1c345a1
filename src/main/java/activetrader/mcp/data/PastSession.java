package activetrader.mcp.data;

import activetrader.market.Bar;
import activetrader.market.Timeframe;
import activetrader.market.calendar.TradingDay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The 5-minute bars of a session before today, oldest first.
final class PastSession {
    private static final long MINUTES = Timeframe.MIN_5.duration().toMinutes();

    private final TradingDay day;
    private final List<Bar> fives;
    /// Of the first bars: none, one, two and so on.
    private final long[] volumes;

    /// @param all bars of any days, oldest first
    PastSession(TradingDay day, List<Bar> all) {
        this.day = day;
        this.fives = all.stream().filter(bar -> day.isOpenAt(bar.start())).toList();
        this.volumes = new long[fives.size() + 1];
        for (int i = 0; i < fives.size(); i++) {
            volumes[i + 1] = volumes[i] + fives.get(i).volume();
        }
    }

    TradingDay day() {
        return day;
    }

    List<Bar> fives() {
        return fives;
    }

    /// The volume of the bars that start in the first `elapsed` of the session.
    long volume(Duration elapsed) {
        Instant end = day.open().plus(elapsed);
        int bars = (int) Math.min(fives.size(), elapsed.toMinutes() / MINUTES + 1);
        while (bars > 0 && !fives.get(bars - 1).start().isBefore(end)) {
            bars--;
        }
        return volumes[bars];
    }
}
