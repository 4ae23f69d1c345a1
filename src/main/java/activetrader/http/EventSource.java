package activetrader.http;

import java.io.IOException;

/// Writes the events of one client, on a thread of its own, until it returns or the client has gone.
@FunctionalInterface
public interface EventSource {
    /// @throws IOException when the client has gone
    /// @throws InterruptedException when the server stops
    void writeTo(EventStream client) throws IOException, InterruptedException;
}
