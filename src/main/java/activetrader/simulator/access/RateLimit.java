package activetrader.simulator.access;

import activetrader.http.WebResponse;
import activetrader.time.TimeSource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/// Counts the requests of each clock minute.
public final class RateLimit {
    private final TimeSource time;
    private final int perMinute;
    private Instant minute = Instant.EPOCH;
    private int used;

    public RateLimit(TimeSource time, int perMinute) {
        this.time = time;
        this.perMinute = perMinute;
    }

    /// Counts one request.
    public synchronized Use take() {
        Instant now = time.instant().truncatedTo(ChronoUnit.MINUTES);
        if (!now.equals(minute)) {
            minute = now;
            used = 0;
        }
        boolean granted = used < perMinute;
        used = granted ? used + 1 : used;
        return new Use(granted, perMinute, perMinute - used, now.plus(1, ChronoUnit.MINUTES));
    }

    /// What one request found.
    ///
    /// @param reset when the count starts again
    public record Use(boolean granted, int limit, int remaining, Instant reset) {
        /// `response` with the headers that tell the client.
        public WebResponse mark(WebResponse response) {
            return response.with(Map.of(
                    "X-RateLimit-Limit", Integer.toString(limit),
                    "X-RateLimit-Remaining", Integer.toString(remaining),
                    "X-RateLimit-Reset", Long.toString(reset.getEpochSecond())));
        }
    }
}
