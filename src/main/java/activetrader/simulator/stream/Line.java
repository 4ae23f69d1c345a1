package activetrader.simulator.stream;

import activetrader.http.WebSocketSession;
import activetrader.json.Json;
import activetrader.simulator.faults.Faults;
import activetrader.simulator.faults.StreamFate;
import activetrader.time.TimeSource;

/// One client of a stream, as messages go out to it: encoded for it, and troubled as [Faults] decide.
final class Line {
    private final WebSocketSession session;
    private final Encoding encoding;
    private final String path;
    private final Faults faults;
    private final TimeSource time;

    Line(WebSocketSession session, Encoding encoding, String path, Faults faults, TimeSource time) {
        this.session = session;
        this.encoding = encoding;
        this.path = path;
        this.faults = faults;
        this.time = time;
    }

    /// @param message a plain map or list
    void send(Object message) {
        switch (faults.onStream(path, Json.write(message))) {
            case StreamFate.Deliver _ -> encoding.send(session, message);
            case StreamFate.Lose _ -> {}
            case StreamFate.Delay(var by) ->
                time.at(time.instant().plus(by), "late stream message", () -> encoding.send(session, message));
            case StreamFate.Cut _ -> session.drop();
        }
    }

    void close(int code, String reason) {
        session.close(code, reason);
    }
}
