package activetrader.app.alerts.channel;

/// Brings one alert to a receiver; called by one thread.
public interface Delivery extends AutoCloseable {
    /// Whether the receiver takes `message`; what it does not take is left out, and not counted as lost.
    default boolean takes(AlertMessage message) {
        return true;
    }

    /// @throws DeliveryFailure when the receiver did not take it
    void deliver(AlertMessage message) throws DeliveryFailure, InterruptedException;

    @Override
    default void close() {}
}
