package activetrader.mcp.data;

import activetrader.market.Bar;
import activetrader.market.Timeframe;
import activetrader.market.calendar.TradingDay;
import java.time.Duration;
import java.util.List;

/// The 5-minute bars of a session before today, oldest first.
final class PastSession {

    private final TradingDay day;
    private final List<Bar> fives;
    /// Of the bars that start before so many five minutes of the session.
    private final long[] volumes;

    /// @param all bars of any days, oldest first
    PastSession(TradingDay day, List<Bar> all) {
        this.day = day;
        this.fives = all.stream().filter(bar -> day.isOpenAt(bar.start())).toList();
        this.volumes = new long[fivesIn(Duration.between(day.open(), day.close())) + 1];
        for (Bar bar : fives) {
            volumes[fivesIn(Duration.between(day.open(), bar.start()).plusNanos(1))] += bar.volume();
        }
        for (int i = 1; i < volumes.length; i++) {
            volumes[i] += volumes[i - 1];
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
        return volumes[Math.min(fivesIn(elapsed), volumes.length - 1)];
    }

    /// How many five minutes begin in `time`.
    private static int fivesIn(Duration time) {
        return (int) Math.ceilDiv(time.toNanos(), Timeframe.MIN_5.duration().toNanos());
    }
}
