package activetrader.mcp;

import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// Limits the number of tool calls in any 60 seconds, so that a client that loops cannot overload the service.
final class CallLimit {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int most;
    private final TimeSource time;
    private final Deque<Instant> calls = new ArrayDeque<>();

    CallLimit(int most, TimeSource time) {
        this.most = most;
        this.time = time;
    }

    /// @throws ToolException when this call exceeds the limit
    synchronized void pass() {
        Instant now = time.instant();
        while (!calls.isEmpty() && !calls.peekFirst().plus(WINDOW).isAfter(now)) {
            calls.removeFirst();
        }
        if (calls.size() >= most) {
            throw new ToolException("too many tool calls: at most " + most + " a minute, try again in a minute");
        }
        calls.addLast(now);
    }
}
