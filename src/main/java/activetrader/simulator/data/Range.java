package activetrader.simulator.data;

import activetrader.market.calendar.MarketZone;
import java.time.Instant;

/// The time that a request asks about, both ends included, and what it may know.
///
/// @param now nothing after it is shown
record Range(Instant from, Instant until, Instant now) {
    /// From `start` (today's midnight in New York when absent) to `end` (now when absent).
    static Range of(Query query, Instant now) {
        Instant today = MarketZone.startOfDay(now);
        Instant until = query.end().orElse(now);
        Instant from = query.start().orElse(until.isBefore(today) ? Instant.EPOCH : today);
        if (until.isBefore(from)) {
            throw new BadRequest("end should not be before start");
        }
        return new Range(from, until, now);
    }
}
