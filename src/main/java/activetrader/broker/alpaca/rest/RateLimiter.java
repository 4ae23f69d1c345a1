package activetrader.broker.alpaca.rest;

import activetrader.time.Instants;
import java.time.Duration;
import java.time.Instant;
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
/// The limiter only says when a call may go; waiting until then is the caller's, so that no lock is held meanwhile.
final class RateLimiter {
    private static final Duration WINDOW = Duration.ofSeconds(60);

    private final int limit;
    private final int reserve;
    private final Deque<Instant> ordinary = new ArrayDeque<>();
    private final Deque<Instant> exits = new ArrayDeque<>();
    private Instant closedUntil = Instant.MIN;

    RateLimiter(int limit, int reserve) {
        this.limit = limit;
        this.reserve = reserve;
    }

    /// Takes a token for a call that may wait for `patience` at most, and says when the call may go; takes none and
    /// returns empty when it would have to wait longer.
    synchronized Optional<Instant> take(Instant now, boolean exit, Duration patience) {
        forget(ordinary, now);
        forget(exits, now);
        Instant when = exit ? nextForExit(now) : nextOrdinary(now);
        if (when.isAfter(now.plus(patience))) {
            return Optional.empty();
        }
        (exit ? exits : ordinary).addLast(when);
        return Optional.of(when);
    }

    /// The broker has refused a call for being one too many: nothing but exits may go before `instant`.
    synchronized void closeUntil(Instant instant) {
        closedUntil = Instants.later(closedUntil, instant);
    }

    /// How many calls for exits may go at `now`, one after the other, without waiting.
    synchronized int left(Instant now) {
        forget(ordinary, now);
        forget(exits, now);
        long waiting = ordinary.stream().filter(grant -> grant.isAfter(now)).count();
        return Math.max(0, limit - ordinary.size() - exits.size() + (int) waiting);
    }

    private static void forget(Deque<Instant> grants, Instant now) {
        Instant end = now.minus(WINDOW);
        while (!grants.isEmpty() && !grants.getFirst().isAfter(end)) {
            grants.removeFirst();
        }
    }

    private Instant nextOrdinary(Instant now) {
        Instant earliest = notBefore(ordinary, Instants.later(now, closedUntil));
        if (ordinary.size() + exits.size() < limit - reserve) {
            return earliest;
        }
        return firstWithin(limit - reserve, Stream.concat(ordinary.stream(), exits.stream()), earliest);
    }

    /// Exits overtake the ordinary calls that are still waiting.
    private Instant nextForExit(Instant now) {
        Instant when = notBefore(exits, now);
        if (ordinary.size() + exits.size() < limit) {
            return when;
        }
        for (Instant earlier = Instant.MIN; !when.equals(earlier); ) {
            earlier = when;
            Instant end = when;
            Stream<Instant> gone = ordinary.stream().filter(grant -> !grant.isAfter(end));
            when = firstWithin(limit, Stream.concat(gone, exits.stream()), when);
        }
        return when;
    }

    /// The first instant, from `earliest` on, in whose window fewer than `tokens` requests lie.
    private static Instant firstWithin(int tokens, Stream<Instant> grants, Instant earliest) {
        List<Instant> oldestFirst = grants.sorted().toList();
        int oneTooMany = oldestFirst.size() - tokens;
        return oneTooMany < 0
                ? earliest
                : Instants.later(earliest, oldestFirst.get(oneTooMany).plus(WINDOW));
    }

    private static Instant notBefore(Deque<Instant> grants, Instant earliest) {
        return grants.isEmpty() ? earliest : Instants.later(earliest, grants.getLast());
    }
}
