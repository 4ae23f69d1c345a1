package activetrader.execution.ledger;

import activetrader.market.Order;

/// What is known of an order after it was sent.
public sealed interface Sending {
    /// The broker holds it.
    record Accepted(Order order) implements Sending {}

    /// The broker refused it, or it is certain that it never arrived.
    record Rejected(String reasonCode, String message) implements Sending {}

    /// The broker may hold it.
    record Unknown(String clientOrderId, String message) implements Sending {}
}
