package activetrader.execution.flatten;

import java.util.List;

/// Our orders that may still be on their way to the broker while it shows an empty account. Such an account is
/// empty, but not flat.
public interface OrdersUnderWay {
    /// No orders are sent to this account.
    OrdersUnderWay NONE = new OrdersUnderWay() {
        @Override
        public void beforeLook() {}

        @Override
        public List<String> afterLook() {
            return List.of();
        }
    };

    /// Notes the orders under way, right before orders and positions are read.
    void beforeLook();

    /// The orders that may be in the account, or may still arrive, though the snapshot begun at [#beforeLook] did
    /// not show them; each in a few words. Empty when there are none.
    List<String> afterLook();
}
