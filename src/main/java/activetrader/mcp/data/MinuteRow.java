package activetrader.mcp.data;

import activetrader.market.Bar;
import activetrader.market.calendar.TradingDay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The minutes of one symbol in one session, by the minute in which they start.
final class MinuteRow {
    private final TradingDay session;
    private final @Nullable Bar[] minutes;
    private int end;

    MinuteRow(TradingDay session) {
        this.session = session;
        this.minutes =
                new Bar[(int) Duration.between(session.open(), session.close()).toMinutes()];
    }

    private int index(Instant at) {
        return (int) Duration.between(session.open(), at).toMinutes();
    }

    boolean isEmpty() {
        return end == 0;
    }

    /// Whether `bar`, which starts within the session, is known as it is.
    @SuppressWarnings("ReferenceEquality") // the same object needs no comparison
    boolean has(Bar bar) {
        Bar known = minutes[index(bar.start())];
        return known == bar || bar.equals(known);
    }

    /// Puts `bar`, which starts within the session, in its place.
    ///
    /// @return whether it is the newest
    boolean put(Bar bar) {
        int index = index(bar.start());
        minutes[index] = bar;
        boolean newest = index >= end;
        end = Math.max(end, index + 1);
        return newest;
    }

    /// The bars that start at `from` or later, oldest first.
    List<Bar> from(Instant from) {
        List<Bar> found = new ArrayList<>();
        for (int index = index(from); index < end; index++) {
            Bar bar = minutes[index];
            if (bar != null) {
                found.add(bar);
            }
        }
        return found;
    }
}
