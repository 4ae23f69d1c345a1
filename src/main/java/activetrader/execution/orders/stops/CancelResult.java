package activetrader.execution.orders.stops;

import activetrader.execution.blocks.BlockReason;
import activetrader.market.Order;

/// What became of a request to cancel an order.
public sealed interface CancelResult {
    /// The order has ended; a part of it may have been filled before.
    record Done(Order order) implements CancelResult {}

    /// The broker has not confirmed the cancel yet.
    record Pending(Order order) implements CancelResult {}

    /// The order stays as it is; nothing was asked of the broker.
    sealed interface Refused extends CancelResult {}

    /// The broker has no order with this id.
    record NoSuchOrder(String orderId) implements Refused {}

    /// The order is filled, cancelled or otherwise at its end.
    record Ended(Order order) implements Refused {}

    /// The order is external, and such orders are left alone.
    record External(Order order) implements Refused {}

    /// The order protects a position: a stop, or a target whose cancel would cancel the stop beside it.
    record Protecting(Order order) implements Refused {}

    /// No order can be cancelled now.
    record NotNow(BlockReason reason) implements Refused {}
}
