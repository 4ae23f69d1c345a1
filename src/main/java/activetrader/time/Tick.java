package activetrader.time;

import java.time.Duration;

/// A reading of a [TimeSource]'s monotonic clock: the time since a fixed instant that only this source knows.
///
/// Ticks measure intervals (waits, ages, timeouts, rates). Unlike the date and time, they never step: neither NTP nor
/// an operator nor a daylight change moves them. Ticks of different sources have nothing to do with each other.
/// See decision 61.
public record Tick(Duration sinceStart) implements Comparable<Tick> {
    /// Before every reading of any source, by a century.
    public static final Tick LONG_AGO = new Tick(Duration.ofDays(-36_525));

    public Tick plus(Duration duration) {
        return new Tick(sinceStart.plus(duration));
    }

    public Tick minus(Duration duration) {
        return new Tick(sinceStart.minus(duration));
    }

    /// The time from `earlier` to this; negative when this is the earlier one.
    public Duration since(Tick earlier) {
        return sinceStart.minus(earlier.sinceStart);
    }

    public boolean isBefore(Tick other) {
        return compareTo(other) < 0;
    }

    public boolean isAfter(Tick other) {
        return compareTo(other) > 0;
    }

    public static Tick earlier(Tick one, Tick other) {
        return one.isBefore(other) ? one : other;
    }

    public static Tick later(Tick one, Tick other) {
        return one.isAfter(other) ? one : other;
    }

    @Override
    public int compareTo(Tick other) {
        return sinceStart.compareTo(other.sinceStart);
    }
}
