package activetrader.http;

import java.io.IOException;

/// Server-sent events on their way to one client.
@FunctionalInterface
public interface EventStream {
    /// Sends one event and waits until it is on its way.
    ///
    /// @param name of the event, one word
    /// @param data of any number of lines
    /// @throws IOException when the client has gone
    void send(String name, String data) throws IOException;
}
