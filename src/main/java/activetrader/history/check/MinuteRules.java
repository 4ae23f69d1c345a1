package activetrader.history.check;

import activetrader.history.PackedBars;
import activetrader.history.check.HistoryFinding.Kind;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Looks at the minutes of one session of the exchange.
final class MinuteRules {
    /// A session with bars in so many of its minutes trades in every minute; in others a minute without a trade is
    /// usual.
    private static final double DENSE = 0.95;
    /// In a session that is not dense, a longer silence is a hole.
    private static final int LONG_SILENCE = 30;
    /// So many holes of a session are named.
    private static final int MOST_NAMED = 5;
    /// A tick away by more than this, in hundredths of the prices before and after it, is a bad one.
    private static final long AWAY_PERCENT = 20;

    private final Session session;
    private final TradingDay day;
    private final BiConsumer<Kind, String> found;
    private final int minutes;
    private final BitSet traded = new BitSet();

    private MinuteRules(Session session, TradingDay day, BiConsumer<Kind, String> found) {
        this.session = session;
        this.day = day;
        this.found = found;
        this.minutes = (int) Duration.between(day.open(), day.close()).toMinutes();
    }

    static void check(Session session, TradingDay day, BiConsumer<Kind, String> found) {
        MinuteRules rules = new MinuteRules(session, day, found);
        rules.checkHours();
        rules.checkSilence();
        rules.checkTicks();
    }

    private void checkHours() {
        int outside = 0;
        for (int index = session.from(); index < session.until(); index++) {
            Instant start = session.bars().start(index);
            if (day.isOpenAt(start)) {
                traded.set((int) Duration.between(day.open(), start).toMinutes());
            } else {
                outside++;
            }
        }
        if (outside > 0) {
            found.accept(
                    Kind.WRONG_LENGTH,
                    outside + " bars outside the exchange's hours, " + at(0) + " to " + at(minutes) + ": "
                            + session.time(session.from()) + " to " + session.time(session.until() - 1));
        }
    }

    private void checkSilence() {
        int first = traded.nextSetBit(0);
        int end = traded.length();
        if (first < 0) {
            return;
        }
        int span = end - first;
        boolean dense = traded.cardinality() >= DENSE * span;
        int longest = dense ? 0 : LONG_SILENCE;
        if (first > LONG_SILENCE || minutes - end > LONG_SILENCE || (dense && (first > 0 || end < minutes))) {
            found.accept(
                    Kind.WRONG_LENGTH,
                    "bars from " + at(first) + " to " + at(end) + ", the exchange was open from " + at(0) + " to "
                            + at(minutes));
        }
        List<String> holes = new ArrayList<>();
        for (int silent = traded.nextClearBit(first); silent < end; silent = traded.nextClearBit(silent)) {
            int next = traded.nextSetBit(silent);
            if (next - silent > longest) {
                holes.add(at(silent) + " to " + at(next));
            }
            silent = next;
        }
        if (!holes.isEmpty()) {
            int more = holes.size() - MOST_NAMED;
            found.accept(
                    Kind.HOLE,
                    "no bars from " + String.join(", ", holes.subList(0, Math.min(MOST_NAMED, holes.size())))
                            + (more > 0 ? " and " + more + " more times" : ""));
        }
    }

    private LocalTime at(int minute) {
        return MarketZone.at(day.open().plusSeconds(60L * minute)).toLocalTime();
    }

    private void checkTicks() {
        PackedBars bars = session.bars();
        for (int index = session.from() + 1; index < session.until() - 1; index++) {
            long before = bars.close(index - 1);
            long after = bars.open(index + 1);
            Optional<Long> away = isAbove(bars.high(index), Math.max(before, after))
                    ? Optional.of(bars.high(index))
                    : Optional.of(bars.low(index)).filter(low -> isAbove(Math.min(before, after), low));
            int at = index;
            away.ifPresent(price -> found.accept(
                    Kind.BAD_TICK,
                    "at " + session.time(at) + " a price of " + PackedBars.price(price) + " between "
                            + PackedBars.price(before) + " and " + PackedBars.price(after)));
        }
    }

    private static boolean isAbove(long high, long low) {
        return high * 100 >= low * (100 + AWAY_PERCENT);
    }
}
