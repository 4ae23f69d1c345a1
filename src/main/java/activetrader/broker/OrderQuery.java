package activetrader.broker;

import activetrader.market.Symbol;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which orders to list.
///
/// @param submittedAfter null for no bound
/// @param symbols empty for all
public record OrderQuery(State state, @Nullable Instant submittedAfter, Set<Symbol> symbols) {
    public OrderQuery {
        symbols = Set.copyOf(symbols);
    }

    public static OrderQuery open() {
        return new OrderQuery(State.OPEN, null, Set.of());
    }

    /// Orders in any state, submitted after `instant`.
    public static OrderQuery since(Instant instant) {
        return new OrderQuery(State.ALL, instant, Set.of());
    }

    /// Orders in any state, submitted after `instant`, and those of before that are still open.
    public static OrderQuery sinceOrOpen(Instant instant) {
        return new OrderQuery(State.ALL_OR_OPEN, instant, Set.of());
    }

    /// These orders as far as they are in `symbol`.
    public OrderQuery in(Symbol symbol) {
        return new OrderQuery(state, submittedAfter, Set.of(symbol));
    }

    /// What the broker itself calls open, flat, of any day, without held legs: one call.
    public static OrderQuery calledOpen() {
        return new OrderQuery(State.CALLED_OPEN, null, Set.of());
    }

    /// The states that a query can ask for. The broker's list of open orders leaves out held legs.
    public enum State {
        OPEN,
        /// Open by the broker's own list, which leaves out held legs.
        CALLED_OPEN,
        CLOSED,
        ALL,
        /// Any state, and for open ones no bound in time.
        ALL_OR_OPEN
    }
}
