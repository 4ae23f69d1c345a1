package activetrader.execution.orders.exits;

import activetrader.market.Money;
import activetrader.market.Order;
import activetrader.market.Symbol;
import org.jspecify.annotations.Nullable;

/// What became of an [ExitRequest].
public sealed interface ExitResult {
    /// The broker holds the order.
    ///
    /// @param order as last seen, with its fills so far
    /// @param profit of its fills so far; null when none is booked yet
    /// @param repeated whether this answers an earlier request, and nothing new was sent
    record Placed(Order order, @Nullable Money profit, boolean repeated) implements ExitResult {}

    /// There is nothing to close: never held, or closed by a stop in the meantime.
    record NothingHeld(Symbol symbol) implements ExitResult {}

    /// The exit is not tried.
    record Refused(ExitRefusal why) implements ExitResult {}

    /// The exit failed; the stop of what is held was re-created where it had been cancelled.
    record Failed(ExitFailure why, String message) implements ExitResult {}
}
