package activetrader.simulator.tape;

import activetrader.market.Symbol;
import java.time.Instant;

/// A time in which nothing trades in `symbol`, from `from` up to but not including `until`. The bars of the minutes
/// that it touches are gone.
public record Halt(Symbol symbol, Instant from, Instant until) {
    public Halt {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a halt must end after it begins, was " + from + " to " + until);
        }
    }

    boolean covers(Symbol other, Instant at) {
        return symbol.equals(other) && !at.isBefore(from) && at.isBefore(until);
    }
}
