package activetrader.mcp.data;

import activetrader.mcp.ToolException;
import activetrader.time.Polling;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Admits one caller at a time. It waits by the program's own time and holds no lock, because the admitted caller
/// may be waiting for the network.
final class OneAtATime {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final AtomicBoolean busy = new AtomicBoolean();
    private final TimeSource time;

    OneAtATime(TimeSource time) {
        this.time = time;
    }

    <T> T call(Supplier<T> work) {
        while (!busy.compareAndSet(false, true)) {
            if (!Polling.sleep(time, PAUSE)) {
                throw new ToolException("interrupted while another call was loading bars");
            }
        }
        try {
            return work.get();
        } finally {
            busy.set(false);
        }
    }
}
