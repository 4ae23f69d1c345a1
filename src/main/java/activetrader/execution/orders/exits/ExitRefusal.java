package activetrader.execution.orders.exits;

import activetrader.market.Quantity;
import activetrader.market.Symbol;

/// Why an exit is not tried.
public sealed interface ExitRefusal {
    /// The quantity is zero, or more than is held.
    record WrongQuantity(Quantity wanted, Quantity held) implements ExitRefusal {}

    /// Everything is being closed anyway.
    record Flattening() implements ExitRefusal {}

    /// The position is a foreign holding and is left alone.
    record ExternalPosition(Symbol symbol) implements ExitRefusal {}
}
