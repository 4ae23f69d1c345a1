package activetrader.app.status;

import activetrader.market.calendar.TradingDay;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/// The next moment of a trading day.
///
/// @param what such as `open` or `flatten`
public record NextEvent(String what, Instant at) {
    /// @param day a trading day that has not closed at `now`
    public static NextEvent after(Instant now, TradingDay day) {
        return Stream.of(
                        new NextEvent("wake", day.wakeAt()),
                        new NextEvent("open", day.open()),
                        new NextEvent("last entry", day.lastEntryAt()),
                        new NextEvent("flatten", day.flattenAt()),
                        new NextEvent("close", day.close()))
                .filter(event -> event.at().isAfter(now))
                .findFirst()
                .orElseThrow();
    }

    public Duration in(Instant now) {
        return Duration.between(now, at);
    }
}
