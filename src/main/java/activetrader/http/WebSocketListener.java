package activetrader.http;

/// Hears one WebSocket connection, one call at a time. Pings are answered before they come here.
public interface WebSocketListener {
    void text(String message);

    void binary(byte[] message);

    /// The connection is gone, however it ended; nothing is heard after this.
    void closed();
}
