package activetrader.mcp.data;

import activetrader.market.Bar;
import activetrader.market.BarMerge;
import activetrader.market.Timeframe;
import activetrader.market.calendar.TradingDay;
import activetrader.signals.Frame;
import activetrader.time.Instants;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/// The bars of one symbol in one session: 1-, 5- and 15-minute bars with indicators, past sessions included for the
/// warm-up, and its daily bars before today. Longer bars are built from today's minutes once their time is over.
final class SymbolBars {
    private final History history;
    private final TradingDay session;
    private final List<PastSession> past;
    private final MinuteRow minutes;
    private Frame one = new Frame(Timeframe.MIN_1);
    private Frame five = new Frame(Timeframe.MIN_5);
    private Frame fifteen = new Frame(Timeframe.MIN_15);
    private Instant nextFive;
    /// The volume of today's minutes before `nextFive`.
    private long volume;
    private Instant nextFifteen;

    /// The bars from before today, regular sessions only, oldest first.
    ///
    /// @param minutes of the last session
    /// @param fives of the last sessions
    /// @param days the daily bars
    record History(List<TradingDay> sessions, List<Bar> minutes, List<Bar> fives, List<Bar> days) {}

    SymbolBars(History history, TradingDay session) {
        this.history = history;
        this.past = history.sessions().stream()
                .map(day -> new PastSession(day, history.fives()))
                .toList();
        this.session = session;
        this.minutes = new MinuteRow(session);
        this.nextFive = session.open();
        this.nextFifteen = session.open();
        rebuild();
    }

    Frame frame(Timeframe timeframe) {
        return switch (timeframe) {
            case MIN_1 -> one;
            case MIN_5 -> five;
            case MIN_15 -> fifteen;
            case MIN_30, HOUR_1, DAY_1 ->
                throw new IllegalArgumentException("a session keeps 1Min, 5Min and 15Min, not " + timeframe.code());
        };
    }

    List<Bar> days() {
        return history.days();
    }

    /// Adds minutes of today's session, new and revised ones.
    ///
    /// @param until all minutes before it are known
    void add(Collection<Bar> news, Instant until) {
        boolean rewritten = false;
        for (Bar bar : news) {
            if (!session.isOpenAt(bar.start()) || minutes.has(bar)) {
                continue;
            }
            boolean isNext = minutes.put(bar) && !bar.start().isBefore(nextFive);
            if (isNext) {
                one.append(bar);
            } else {
                rewritten = true;
            }
        }
        if (rewritten) {
            rebuild();
        }
        closeLongerBars(until);
    }

    /// Builds all longer bars and indicators again from the minutes: a revised minute changes what was derived from
    /// it.
    private void rebuild() {
        one = Frame.of(Timeframe.MIN_1, history.minutes());
        five = Frame.of(Timeframe.MIN_5, history.fives());
        fifteen = new Frame(Timeframe.MIN_15);
        for (PastSession each : past) {
            closeBars(fifteen, each.fives(), each.day().open(), each.day().close());
        }
        minutes.from(session.open()).forEach(one::append);
        nextFive = session.open();
        volume = 0;
        nextFifteen = session.open();
    }

    private void closeLongerBars(Instant until) {
        Instant end = Instants.earlier(until, session.close());
        Instant before = nextFive;
        List<Bar> rest = minutes.from(before);
        nextFive = closeBars(five, rest, before, end);
        for (Bar bar : rest) {
            if (bar.start().isBefore(nextFive)) {
                volume += bar.volume();
            }
        }
        nextFifteen = closeBars(fifteen, minutes.from(nextFifteen), nextFifteen, end);
    }

    /// Appends to `frame` each bar that is over by `end`; returns the start of the first bar that is not.
    private static Instant closeBars(Frame frame, Collection<Bar> parts, Instant start, Instant end) {
        Duration length = frame.timeframe().duration();
        List<Bar> part = new ArrayList<>();
        Instant from = start;
        for (Bar bar : parts) {
            while (!bar.start().isBefore(from.plus(length))) {
                append(frame, from, part);
                from = from.plus(length);
            }
            part.add(bar);
            if (from.plus(length).isAfter(end)) {
                return from;
            }
        }
        while (!from.plus(length).isAfter(end)) {
            append(frame, from, part);
            from = from.plus(length);
        }
        return from;
    }

    private static void append(Frame frame, Instant start, List<Bar> parts) {
        if (!parts.isEmpty()) {
            frame.append(BarMerge.merge(start, parts));
            parts.clear();
        }
    }

    /// Today's volume up to the last complete five minutes, as a multiple of the mean volume of the last sessions
    /// up to the same time; empty in the first minutes and without history.
    OptionalDouble relativeVolume() {
        Duration elapsed = Duration.between(session.open(), nextFive);
        long sum = 0;
        int sessions = 0;
        for (PastSession each : past) {
            long traded = each.volume(elapsed);
            if (traded > 0) {
                sum += traded;
                sessions++;
            }
        }
        return elapsed.isZero() || sum == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(volume / ((double) sum / sessions));
    }

    /// Whether there are no bars to score.
    boolean isEmpty() {
        return one.isEmpty() && five.isEmpty();
    }

    /// The newest complete bar; there must be one.
    Bar newest() {
        return one.isEmpty() ? five.lastBar() : one.lastBar();
    }

    /// Whether the symbol has traded in today's session.
    boolean hasTradedToday() {
        return !minutes.isEmpty();
    }
}
