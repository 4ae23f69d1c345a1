package activetrader.http;

/// Answers HTTP requests, from many threads at once.
@FunctionalInterface
public interface WebHandler {
    /// @throws DroppedConnection to close the connection without an answer
    WebResponse handle(WebRequest request);

    /// Thrown by a handler that closes the connection instead of answering.
    final class DroppedConnection extends RuntimeException {
        public DroppedConnection() {
            super("connection dropped on purpose");
        }
    }
}
