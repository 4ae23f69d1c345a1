package activetrader.app.services.watchdog;

import activetrader.app.systemd.SystemdNotifier;
import activetrader.session.trader.Trader;
import activetrader.time.TimeSource;
import activetrader.time.WallTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Feeds systemd's watchdog from the daemon's own loop: during its sleep, in short steps, and while it waits for
/// the agent or a service, up to that call's time limit. A loop that hangs feeds nothing, and systemd restarts it.
public final class Watchdog {
    private final SystemdNotifier systemd;
    private final Optional<Duration> interval;
    private final InstantSource machine = WallTime.system();
    private volatile @Nullable Instant lastFed;

    private Watchdog(SystemdNotifier systemd, Optional<Duration> interval) {
        this.systemd = systemd;
        this.interval = interval;
    }

    /// For a daemon without a watchdog.
    public static Watchdog none() {
        return of(SystemdNotifier.from(Map.of(), 0));
    }

    public static Watchdog of(SystemdNotifier systemd) {
        return new Watchdog(systemd, systemd.watchdogInterval());
    }

    /// Feeds the watchdog. The faster the market's clock runs, the shorter are the steps of a sleep; systemd counts
    /// by the machine's clock.
    private void alive() {
        Instant now = machine.instant();
        Duration enough = interval.orElse(Duration.ZERO).dividedBy(2);
        Instant before = lastFed;
        if (before == null || !now.isBefore(before.plus(enough))) {
            lastFed = now;
            systemd.feedWatchdog();
        }
    }

    /// `time`, whose sleeps feed the watchdog. For the daemon's loop only.
    public TimeSource over(TimeSource time) {
        return interval.<TimeSource>map(nap -> new WatchedTime(time, nap, this::alive))
                .orElse(time);
    }

    /// `trader`, whose calls feed the watchdog up to their time limits.
    ///
    /// @param callLimit the longest that a call of a service may take
    public Trader over(Trader trader, TimeSource time, Duration callLimit) {
        return interval.<Trader>map(
                        nap -> new WatchedTrader(trader, new WatchdogPulse(time, nap, this::alive), callLimit))
                .orElse(trader);
    }
}
