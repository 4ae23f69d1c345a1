package activetrader.http;

import java.util.Optional;

/// Answers HTTP requests, from many threads at once.
@FunctionalInterface
public interface WebHandler {
    /// @throws DroppedConnection to close the connection without an answer
    WebResponse handle(WebRequest request);

    /// The server-sent events at the address of `request`; empty for an address that has an answer instead.
    default Optional<EventSource> events(WebRequest request) {
        return Optional.empty();
    }

    /// Thrown by a handler that closes the connection instead of answering.
    final class DroppedConnection extends RuntimeException {
        public DroppedConnection() {
            super("connection dropped on purpose");
        }
    }
}
