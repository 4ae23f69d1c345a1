package activetrader.simulator.exchange.order;

/// Hears every order event, in order.
@FunctionalInterface
public interface OrderListener {
    /// Called under the exchange's lock: take note, return at once, and never wait here.
    void onEvent(OrderEvent event);
}
