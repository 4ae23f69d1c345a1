package activetrader.execution.timers;

import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/// The moments before the close at which the desk flattens, by the broker's clock. They stand beside [DayMoments] where
/// our clock differs from the broker's, as one that was set back before a restart does: the first of the two flattens.
/// See decision 110.
public final class BrokerMoments {
    /// Up to this difference [DayMoments] comes early enough.
    private static final Duration TOLERABLE = Duration.ofSeconds(30);

    private final TradingCalendar calendar;
    private final InstantSource time;
    private final DayMoments.Timers timers;
    private final Consumer<TradingDay> flatten;
    private List<TimedTask> armed = List.of();

    /// @param time our clock
    /// @param flatten closes everything before the close of a session, whose times are those of our clock
    public BrokerMoments(
            TradingCalendar calendar, InstantSource time, DayMoments.Timers timers, Consumer<TradingDay> flatten) {
        this.calendar = calendar;
        this.time = time;
        this.timers = timers;
        this.flatten = flatten;
    }

    /// Arms the moments of the session that is under way or next at `brokerTime`, in place of those armed before. They
    /// are armed as intervals, so that no step of our clock moves them.
    ///
    /// @param brokerTime what the broker's clock shows now
    public synchronized void heard(Instant brokerTime) {
        armed.forEach(TimedTask::cancel);
        Duration ahead = Duration.between(brokerTime, time.instant());
        armed = ahead.abs().compareTo(TOLERABLE) > 0
                ? arm(calendar.currentOrNext(brokerTime), brokerTime, ahead)
                : List.of();
    }

    private List<TimedTask> arm(TradingDay day, Instant brokerTime, Duration ahead) {
        TradingDay ours =
                new TradingDay(day.date(), day.open().plus(ahead), day.close().plus(ahead));
        return List.of(
                timers.after(
                        Duration.between(brokerTime, day.serverFlattenAt()),
                        "flatten by the broker's clock",
                        () -> flatten.accept(ours)),
                timers.after(
                        Duration.between(brokerTime, day.escalateAt()),
                        "flatten alarm by the broker's clock",
                        () -> flatten.accept(ours)));
    }
}
