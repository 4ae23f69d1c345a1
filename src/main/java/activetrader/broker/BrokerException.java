package activetrader.broker;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A call to the broker or the data vendor that did not do what was asked. The subtype says what the caller may do
/// next.
public abstract sealed class BrokerException extends RuntimeException {
    private BrokerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// Nothing happened at the broker: the same call may be made again, later.
    public static final class Transient extends BrokerException {
        public Transient(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /// The broker may or may not hold the order: look it up by client order id before anything else.
    public static final class OutcomeUnknown extends BrokerException {
        public OutcomeUnknown(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /// The broker understood and refused: the same call will be refused again until something changes.
    public static final class Rejected extends BrokerException {
        private final RejectReason reason;
        private final int httpStatus;
        private final int code;
        private final transient Map<String, String> details;

        /// @param code the broker's own number; 0 when it gave none
        public Rejected(RejectReason reason, int httpStatus, int code, String message) {
            this(reason, httpStatus, code, message, Map.of());
        }

        /// @param details what else the broker's answer says, by its own names, such as `held_for_orders`
        public Rejected(RejectReason reason, int httpStatus, int code, String message, Map<String, String> details) {
            super(message, null);
            this.reason = reason;
            this.httpStatus = httpStatus;
            this.code = code;
            this.details = Map.copyOf(details);
        }

        public RejectReason reason() {
            return reason;
        }

        public int httpStatus() {
            return httpStatus;
        }

        public int code() {
            return code;
        }

        /// What else the broker's answer says: `available`, `held_for_orders`, `related_orders` (comma-separated ids),
        /// `existing_order_id`, `market_price`, `base_price` and so on; empty when nothing.
        public Map<String, String> details() {
            return details;
        }
    }

    /// The key is missing, wrong or revoked: no call will work until a person acts.
    public static final class Unauthorized extends BrokerException {
        public Unauthorized(String message) {
            super(message, null);
        }
    }

    /// A read was answered with something that does not parse: missing data, not a number.
    public static final class Malformed extends BrokerException {
        public Malformed(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
