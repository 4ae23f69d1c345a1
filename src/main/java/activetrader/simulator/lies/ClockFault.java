package activetrader.simulator.lies;

import activetrader.http.WebResponse;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/// What is wrong with the broker's clock. Each fault is in one field; the others are true.
public enum ClockFault {
    /// The session is said to go on, whatever is true.
    OPEN,
    /// The session is said to be over, whatever is true.
    CLOSED,
    /// The next close is two hours too early.
    CLOSE_EARLIER,
    /// The next close is three hours too late.
    CLOSE_LATER,
    /// The next open is two hours too early.
    OPEN_EARLIER,
    /// The next open is a week too late.
    OPEN_LATER,
    /// The time is four hours too late.
    AHEAD,
    /// The time is four hours too early.
    BEHIND;

    Optional<WebResponse> spoil(WebResponse truth) {
        return JsonAnswer.withObjects(truth, clock -> {
            switch (this) {
                case OPEN -> clock.computeIfPresent("is_open", (_, _) -> true);
                case CLOSED -> clock.computeIfPresent("is_open", (_, _) -> false);
                case CLOSE_EARLIER -> move(clock, "next_close", Duration.ofHours(-2));
                case CLOSE_LATER -> move(clock, "next_close", Duration.ofHours(3));
                case OPEN_EARLIER -> move(clock, "next_open", Duration.ofHours(-2));
                case OPEN_LATER -> move(clock, "next_open", Duration.ofDays(7));
                case AHEAD -> move(clock, "timestamp", Duration.ofHours(4));
                case BEHIND -> move(clock, "timestamp", Duration.ofHours(-4));
            }
        });
    }

    private static void move(Map<String, Object> clock, String field, Duration by) {
        clock.computeIfPresent(
                field,
                (_, time) -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        OffsetDateTime.parse(String.valueOf(time)).plus(by)));
    }
}
