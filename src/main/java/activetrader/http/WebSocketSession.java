package activetrader.http;

/// One open WebSocket connection, usable from any thread. Messages arrive in the order in which they were sent.
/// Sending never waits, and does nothing when the connection has ended.
public interface WebSocketSession {
    void sendText(String message);

    void sendBinary(byte[] message);

    /// Closes the connection with a close frame, after all messages that were sent.
    ///
    /// @param code the status of RFC 6455, such as 1000 for a normal end
    void close(int code, String reason);

    /// Cuts the connection without a close frame.
    void drop();
}
