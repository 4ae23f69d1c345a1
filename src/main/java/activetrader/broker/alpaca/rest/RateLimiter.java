package activetrader.broker.alpaca.rest;

import activetrader.time.Tick;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A bucket of tokens, one per request; a token comes back 60 seconds after its use. So no 60 seconds, wherever they
/// begin, ever see more than `limit` requests, whether the broker counts by the minute or by a rolling window.
///
/// The last `reserve` tokens are for exits alone. Everything else is served in the order in which it came.
///
/// It counts by the monotonic clock, so that a clock set back keeps nobody waiting.
///
/// The limiter only says when a call may go; waiting until then is the caller's, so that no lock is held meanwhile.
/// See decision 12.
final class RateLimiter {
    private static final Duration WINDOW = Duration.ofSeconds(60);

    private final int limit;
    private final int reserve;
    private final Deque<Tick> ordinary = new ArrayDeque<>();
    private final Deque<Tick> exits = new ArrayDeque<>();
    private Tick closedUntil = Tick.LONG_AGO;

    RateLimiter(int limit, int reserve) {
        this.limit = limit;
        this.reserve = reserve;
    }

    /// Takes a token for a call that may wait for `patience` at most, and says when the call may go; takes none and
    /// returns empty when it would have to wait longer.
    synchronized Optional<Tick> take(Tick now, boolean exit, Duration patience) {
        forget(ordinary, now);
        forget(exits, now);
        Tick when = exit ? nextForExit(now) : nextOrdinary(now);
        if (when.isAfter(now.plus(patience))) {
            return Optional.empty();
        }
        (exit ? exits : ordinary).addLast(when);
        return Optional.of(when);
    }

    /// The broker has refused a call for being one too many: nothing but exits may go before `tick`.
    synchronized void closeUntil(Tick tick) {
        closedUntil = Tick.later(closedUntil, tick);
    }

    /// How many calls for exits may go at `now`, one after the other, without waiting.
    synchronized int left(Tick now) {
        forget(ordinary, now);
        forget(exits, now);
        long waiting = ordinary.stream().filter(grant -> grant.isAfter(now)).count();
        return Math.max(0, limit - ordinary.size() - exits.size() + (int) waiting);
    }

    /// How many ordinary calls may go at `now`, one after the other, without waiting.
    synchronized int ordinaryLeft(Tick now) {
        boolean open = !nextOrdinary(now).isAfter(now);
        return open ? Math.max(0, left(now) - reserve) : 0;
    }

    private static void forget(Deque<Tick> grants, Tick now) {
        Tick end = now.minus(WINDOW);
        while (!grants.isEmpty() && !grants.getFirst().isAfter(end)) {
            grants.removeFirst();
        }
    }

    private Tick nextOrdinary(Tick now) {
        Tick earliest = notBefore(ordinary, Tick.later(now, closedUntil));
        if (ordinary.size() + exits.size() < limit - reserve) {
            return earliest;
        }
        return firstWithin(limit - reserve, Stream.concat(ordinary.stream(), exits.stream()), earliest);
    }

    /// Exits overtake the ordinary calls that are still waiting.
    private Tick nextForExit(Tick now) {
        Tick when = notBefore(exits, now);
        if (ordinary.size() + exits.size() < limit) {
            return when;
        }
        for (Tick earlier = Tick.LONG_AGO; !when.equals(earlier); ) {
            earlier = when;
            Tick end = when;
            Stream<Tick> gone = ordinary.stream().filter(grant -> !grant.isAfter(end));
            when = firstWithin(limit, Stream.concat(gone, exits.stream()), when);
        }
        return when;
    }

    /// The first tick, from `earliest` on, in whose window fewer than `tokens` requests lie.
    private static Tick firstWithin(int tokens, Stream<Tick> grants, Tick earliest) {
        List<Tick> oldestFirst = grants.sorted().toList();
        int oneTooMany = oldestFirst.size() - tokens;
        return oneTooMany < 0
                ? earliest
                : Tick.later(earliest, oldestFirst.get(oneTooMany).plus(WINDOW));
    }

    private static Tick notBefore(Deque<Tick> grants, Tick earliest) {
        return grants.isEmpty() ? earliest : Tick.later(earliest, grants.getLast());
    }
}
