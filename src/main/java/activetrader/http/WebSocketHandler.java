package activetrader.http;

/// Accepts the WebSocket connections of one path.
@FunctionalInterface
public interface WebSocketHandler {
    /// Called when a connection has been opened.
    ///
    /// @param handshake the request that opened it; its body is empty
    /// @return the listener for its messages
    WebSocketListener open(WebRequest handshake, WebSocketSession session);
}
