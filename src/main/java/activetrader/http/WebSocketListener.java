package activetrader.http;

/// Receives the messages of one WebSocket connection, one call at a time. Pings are answered before.
public interface WebSocketListener {
    void text(String message);

    void binary(byte[] message);

    /// Called when the connection has ended for any reason; no message follows.
    void closed();
}
