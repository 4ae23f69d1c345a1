package activetrader.execution.orders;

import activetrader.market.Order;

/// What became of the wish to cancel an order.
public sealed interface CancelResult {
    /// The order is at its end; some of it may have been filled before.
    record Done(Order order) implements CancelResult {}

    /// The broker has not confirmed yet.
    record Pending(Order order) implements CancelResult {}

    /// It stays: no such order, or it is the stop that protects a position.
    record Refused(String message) implements CancelResult {}
}
