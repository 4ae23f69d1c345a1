package activetrader.http;

/// Takes the WebSocket connections of one path.
@FunctionalInterface
public interface WebSocketHandler {
    /// A connection has been opened.
    ///
    /// @param handshake the request that asked for it; its body is empty
    /// @return who hears it from here on
    WebSocketListener open(WebRequest handshake, WebSocketSession session);
}
