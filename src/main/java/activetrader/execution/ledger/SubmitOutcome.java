package activetrader.execution.ledger;

import activetrader.market.Order;

/// What is known of an order after it was submitted.
public sealed interface SubmitOutcome {
    /// The broker holds the order.
    record Accepted(Order order) implements SubmitOutcome {}

    /// The broker refused the order, or it certainly never arrived.
    record Rejected(OrderRefusal why, String message) implements SubmitOutcome {}

    /// The broker may hold the order.
    record Unknown(String clientOrderId, String message) implements SubmitOutcome {}
}
