package activetrader.execution.ledger;

import activetrader.broker.RejectReason;

/// Why there is no order at the broker.
public sealed interface OrderRefusal {
    /// The word in records and answers.
    String code();

    /// The broker refused the order.
    record ByBroker(RejectReason reason) implements OrderRefusal {
        @Override
        public String code() {
            return reason.name();
        }
    }

    /// Every other reason. The names are written to the records and must not change.
    enum Reason implements OrderRefusal {
        /// The intent of an entry could not be written, so its order was not sent.
        RECORD_FAILED,
        /// Entries were stopped between an intent and its order.
        WITHDRAWN,
        /// The order certainly did not arrive.
        NOT_SENT,
        /// The broker did not accept the key.
        UNAUTHORIZED,
        /// Another order has the client order id.
        ID_TAKEN,
        /// The broker did not replace an open order by this one.
        REPLACE_REFUSED,
        /// The stop of a position that was to be enlarged could not be cancelled first.
        STOP_NOT_RELEASED,
        /// The broker accepted the order and rejected it later.
        REJECTED_LATER;

        @Override
        public String code() {
            return name();
        }
    }
}
