package activetrader.execution.flatten;

import java.util.List;

/// Orders of ours that may still be on their way to the broker while it shows an empty account: such an account is
/// empty, but not flat.
public interface OrdersUnderWay {
    /// Nobody sends orders to this account.
    OrdersUnderWay NONE = new OrdersUnderWay() {
        @Override
        public void beforeLook() {}

        @Override
        public List<String> afterLook() {
            return List.of();
        }
    };

    /// Takes note of what is known right before the broker is asked for orders and positions.
    void beforeLook();

    /// What may be in the account, or come into it, though the look that began at [#beforeLook] did not show it; each
    /// in
    /// a few words, empty when nothing may.
    List<String> afterLook();
}
