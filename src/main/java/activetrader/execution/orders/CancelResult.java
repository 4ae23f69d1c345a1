package activetrader.execution.orders;

import activetrader.market.Order;

/// What became of a request to cancel an order.
public sealed interface CancelResult {
    /// The order has ended; a part of it may have been filled before.
    record Done(Order order) implements CancelResult {}

    /// The broker has not confirmed the cancel yet.
    record Pending(Order order) implements CancelResult {}

    /// The order stays: it does not exist, or it is the stop that protects a position.
    record Refused(String message) implements CancelResult {}
}
