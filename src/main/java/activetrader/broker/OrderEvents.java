package activetrader.broker;

/// A stream of what happens to the account's orders.
///
/// It may lose events whenever the connection breaks, may repeat one, and may fall mute while it looks connected: it
/// makes news quicker, it is not the record. What must be right is asked of the [Broker] after every
/// [Listener#connected] and whenever the stream has been mute for too long.
public interface OrderEvents extends AutoCloseable {
    /// Connects, and connects again whenever the connection breaks, until [#close]. Returns at once.
    void listen(Listener listener);

    @Override
    void close();

    /// Hears what happens, one call at a time, on a thread of the stream.
    interface Listener {
        /// The stream is up, for the first time or again; what happened before is not repeated.
        void connected();

        void received(OrderEvent event);

        /// The stream is down and will be tried again.
        ///
        /// @param reason one line
        void disconnected(String reason);
    }
}
