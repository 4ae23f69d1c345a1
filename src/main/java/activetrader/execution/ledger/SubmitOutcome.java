package activetrader.execution.ledger;

import activetrader.market.Order;

/// What is known of an order after it was sent.
public sealed interface SubmitOutcome {
    /// The broker holds it.
    record Accepted(Order order) implements SubmitOutcome {}

    /// The broker refused it, or it is certain that it never arrived.
    record Rejected(String reasonCode, String message) implements SubmitOutcome {}

    /// The broker may hold it.
    record Unknown(String clientOrderId, String message) implements SubmitOutcome {}
}
