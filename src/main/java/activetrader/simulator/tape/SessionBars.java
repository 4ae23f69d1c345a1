package activetrader.simulator.tape;

import activetrader.market.Bar;
import activetrader.market.calendar.TradingDay;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The minutes of one symbol in one session, with gaps where nothing traded. Minutes count from 0 at the
/// open; prices are in [PriceUnits]. What is made of them for the many who ask is made once.
public final class SessionBars {
    private static final int SECONDS = 60;

    private final TradingDay day;
    private final long[] open;
    private final long[] high;
    private final long[] low;
    private final long[] close;
    private final long[] volume;
    private @Nullable Bar @Nullable [] made;
    private @Nullable DayBar whole;
    private @Nullable Bar daily;

    private SessionBars(TradingDay day, int minutes) {
        this.day = day;
        open = new long[minutes];
        high = new long[minutes];
        low = new long[minutes];
        close = new long[minutes];
        volume = new long[minutes];
    }

    private SessionBars(SessionBars other) {
        day = other.day;
        open = other.open;
        high = other.high;
        low = other.low;
        close = other.close;
        volume = other.volume;
        whole = other.total(other.minutes()).orElse(null);
        daily = other.daily(other.minutes()).orElse(null);
    }

    /// The same minutes, for one player: what is made of them is given up with it.
    public SessionBars alone() {
        return new SessionBars(this);
    }

    public TradingDay day() {
        return day;
    }

    public int minutes() {
        return open.length;
    }

    public boolean has(int minute) {
        return open[minute] != 0;
    }

    public long open(int minute) {
        return open[minute];
    }

    public long high(int minute) {
        return high[minute];
    }

    public long low(int minute) {
        return low[minute];
    }

    public long close(int minute) {
        return close[minute];
    }

    public long volume(int minute) {
        return volume[minute];
    }

    Instant startOf(int minute) {
        return day.open().plusSeconds(minute * 60L);
    }

    /// The last minute up to `minute` that has a bar; -1 when none has.
    public int lastUpTo(int minute) {
        int found = Math.min(minute, minutes() - 1);
        while (found >= 0 && !has(found)) {
            found--;
        }
        return found;
    }

    public Bar bar(int minute) {
        @Nullable Bar[] bars = made;
        if (bars == null) {
            bars = new Bar[minutes()];
            made = bars;
        }
        Bar known = bars[minute];
        if (known == null) {
            known = Bars.of(startOf(minute), open[minute], high[minute], low[minute], close[minute], volume[minute]);
            bars[minute] = known;
        }
        return known;
    }

    /// The minutes before `end` as a daily bar, which starts at New York midnight; empty when none of them has traded.
    Optional<Bar> daily(int end) {
        if (end < minutes()) {
            return total(end).map(DayBar::toBar);
        }
        Bar known = daily;
        if (known == null) {
            known = total(end).map(DayBar::toBar).orElse(null);
            daily = known;
        }
        return Optional.ofNullable(known);
    }

    /// The first minute that starts at `from` or later; the number of minutes when none does.
    int firstFrom(Instant from) {
        Duration passed = Duration.between(day.open(), from);
        long seconds = passed.toNanosPart() == 0 ? passed.toSeconds() : passed.toSeconds() + 1;
        return Math.clamp(Math.ceilDiv(seconds, SECONDS), 0, minutes());
    }

    /// How many minutes start at `until` or earlier.
    int countUntil(Instant until) {
        long seconds = Duration.between(day.open(), until).toSeconds();
        return Math.clamp(Math.floorDiv(seconds, SECONDS) + 1, 0, minutes());
    }

    /// How many minutes are complete at `now`.
    int completeAt(Instant now) {
        long passed = Math.floorDiv(now.getEpochSecond() - day.open().getEpochSecond(), SECONDS);
        return Math.clamp(passed, 0, minutes());
    }

    /// The minutes before `end` as one bar; empty when none of them has traded.
    public Optional<DayBar> total(int end) {
        if (end < minutes()) {
            return add(end);
        }
        DayBar known = whole;
        if (known == null) {
            known = add(end).orElse(null);
            whole = known;
        }
        return Optional.ofNullable(known);
    }

    private Optional<DayBar> add(int end) {
        int last = lastUpTo(end - 1);
        if (last < 0) {
            return Optional.empty();
        }
        int first = 0;
        while (!has(first)) {
            first++;
        }
        long top = 0;
        long bottom = Long.MAX_VALUE;
        long shares = 0;
        for (int minute = first; minute <= last; minute++) {
            if (has(minute)) {
                top = Math.max(top, high[minute]);
                bottom = Math.min(bottom, low[minute]);
                shares += volume[minute];
            }
        }
        return Optional.of(new DayBar(day.date(), open[first], top, bottom, close[last], shares));
    }

    /// These minutes without those that overlap [`from`, `until`).
    SessionBars without(Instant from, Instant until) {
        Builder kept = new Builder(day);
        for (int minute = 0; minute < minutes(); minute++) {
            boolean overlaps =
                    startOf(minute).isBefore(until) && startOf(minute + 1).isAfter(from);
            if (has(minute) && !overlaps) {
                kept.put(minute, open[minute], high[minute], low[minute], close[minute], volume[minute]);
            }
        }
        return kept.build();
    }

    /// These minutes with the prices of those that start at `from` or later times `factor`, on the tick.
    SessionBars stepped(Instant from, BigDecimal factor) {
        Builder changed = new Builder(day);
        for (int minute = 0; minute < minutes(); minute++) {
            BigDecimal by = startOf(minute).isBefore(from) ? BigDecimal.ONE : factor;
            if (has(minute)) {
                changed.put(
                        minute,
                        PriceUnits.times(open[minute], by),
                        PriceUnits.times(high[minute], by),
                        PriceUnits.times(low[minute], by),
                        PriceUnits.times(close[minute], by),
                        volume[minute]);
            }
        }
        return changed.build();
    }

    /// These minutes in the shares of after a split: prices times `factor`, volumes divided by it.
    public SessionBars adjusted(BigDecimal factor) {
        Builder changed = new Builder(day);
        for (int minute = 0; minute < minutes(); minute++) {
            if (has(minute)) {
                changed.put(
                        minute,
                        PriceUnits.scaled(open[minute], factor),
                        PriceUnits.scaled(high[minute], factor),
                        PriceUnits.scaled(low[minute], factor),
                        PriceUnits.scaled(close[minute], factor),
                        PriceUnits.shares(volume[minute], factor));
            }
        }
        return changed.build();
    }

    /// Collects the minutes of one session.
    public static final class Builder {
        private final SessionBars bars;

        public Builder(TradingDay day) {
            bars = new SessionBars(
                    day, (int) Duration.between(day.open(), day.close()).toMinutes());
        }

        public void put(int minute, long open, long high, long low, long close, long volume) {
            bars.open[minute] = open;
            bars.high[minute] = high;
            bars.low[minute] = low;
            bars.close[minute] = close;
            bars.volume[minute] = volume;
        }

        public SessionBars build() {
            return bars;
        }
    }
}
