package activetrader.time;

import java.time.Duration;

/// A reading of a [TimeSource]'s monotonic clock: the time since a fixed instant that only this source knows.
///
/// Ticks measure intervals (waits, ages, timeouts, rates). Unlike the date and time, they never step: NTP, an
/// operator or a daylight saving change does not move them. Ticks of different sources cannot be compared.
/// See decision 61.
public record Tick(Duration sinceStart) implements Comparable<Tick> {
    /// A tick a century before the start of every source, so before each of its readings.
    public static final Tick LONG_AGO = new Tick(Duration.ofDays(-36_525));

    public Tick plus(Duration duration) {
        return new Tick(sinceStart.plus(duration));
    }

    public Tick minus(Duration duration) {
        return new Tick(sinceStart.minus(duration));
    }

    /// The time from `earlier` to this tick; negative when this one is earlier.
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
