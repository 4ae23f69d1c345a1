package activetrader.http;

/// One open WebSocket connection, for any number of threads. Messages arrive in the order in which they were sent;
/// sending never waits, and does nothing when the connection is gone.
public interface WebSocketSession {
    void sendText(String message);

    void sendBinary(byte[] message);

    /// Says goodbye, after all that was sent.
    ///
    /// @param code of RFC 6455, such as 1000 for a normal end
    void close(int code, String reason);

    /// Cuts the connection without a goodbye.
    void drop();
}
