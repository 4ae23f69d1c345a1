package activetrader.app.storm;

import java.time.Instant;

/// A span in which every call to the broker goes wrong in one way.
record Gust(Kind kind, Instant from, Instant until) {
    enum Kind {
        /// No call arrives.
        CUT,
        /// Every call arrives, no answer comes back.
        DEAF,
        /// Status 500 before the call has an effect.
        ERRORS,
        /// A proxy's HTML page, status 502, after the call had its effect.
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
