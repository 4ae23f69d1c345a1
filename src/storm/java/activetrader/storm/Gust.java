package activetrader.storm;

import java.time.Instant;

/// A span in which every call to the broker fails in one way.
record Gust(Kind kind, Instant from, Instant until) {
    enum Kind {
        /// No call arrives.
        CUT,
        /// Every call arrives, and no answer comes back.
        DEAF,
        /// Status 500, and the call has no effect.
        ERRORS,
        /// A proxy's HTML page with status 502, after the call took effect.
        HTML,
        /// Status 429.
        LIMITED,
        /// Every answer takes seconds.
        SLOW
    }

    boolean covers(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    boolean touches(Instant start, Instant end) {
        return from.isBefore(end) && until.isAfter(start);
    }
}
