package activetrader.market.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/// One session of the exchange, and the moments in it that the trader keeps to, each relative to the real open or
/// close.
///
/// @param date the New York date
public record TradingDay(LocalDate date, Instant open, Instant close) {
    private static final Duration REGULAR_SESSION = Duration.ofMinutes(390);

    public TradingDay {
        if (!open.isBefore(close)) {
            throw new IllegalArgumentException(
                    "a trading day must open before it closes, was " + open + " to " + close);
        }
    }

    /// When the daemon wakes to prepare: 5 minutes before the open.
    public Instant wakeAt() {
        return open.minus(Duration.ofMinutes(5));
    }

    /// From here on no position may be opened: 30 minutes before the close.
    public Instant lastEntryAt() {
        return close.minus(Duration.ofMinutes(30));
    }

    /// From here on no cycle may start or go on: 6 minutes before the close.
    public Instant cyclesEndAt() {
        return close.minus(Duration.ofMinutes(6));
    }

    /// When the daemon flattens: 5 minutes before the close.
    public Instant flattenAt() {
        return close.minus(Duration.ofMinutes(5));
    }

    /// When alpaca-trade flattens by itself if nobody has asked: 4 minutes 30 seconds before the close.
    public Instant serverFlattenAt() {
        return close.minus(Duration.ofSeconds(270));
    }

    /// When the independent timer flattens whatever is left: 3 minutes 30 seconds before the close.
    public Instant independentFlattenAt() {
        return close.minus(Duration.ofSeconds(210));
    }

    /// From here on a position still open is an alarm: 2 minutes before the close.
    public Instant escalateAt() {
        return close.minus(Duration.ofMinutes(2));
    }

    public Phase phaseAt(Instant now) {
        if (now.isBefore(open)) {
            return Phase.PRE_OPEN;
        }
        if (now.isBefore(flattenAt())) {
            return Phase.OPEN;
        }
        return now.isBefore(close) ? Phase.FLATTENING : Phase.CLOSED;
    }

    /// Whether the exchange is open at `now`: from the open, up to but not including the close.
    public boolean isOpenAt(Instant now) {
        return !now.isBefore(open) && now.isBefore(close);
    }

    public boolean isEarlyClose() {
        return Duration.between(open, close).compareTo(REGULAR_SESSION) < 0;
    }
}
