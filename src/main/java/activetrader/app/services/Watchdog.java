package activetrader.app.services;

import activetrader.app.systemd.SystemdNotifier;
import activetrader.session.trader.Trader;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Feeds systemd's watchdog from the daemon's own loop: while it sleeps, in naps, and while it waits for the agent or
/// a service, as long as what it waits for has time left. A loop that hangs is not fed, and systemd starts it anew.
public final class Watchdog {
    private final SystemdNotifier systemd;
    private final Optional<Duration> interval;

    private Watchdog(SystemdNotifier systemd, Optional<Duration> interval) {
        this.systemd = systemd;
        this.interval = interval;
    }

    /// For a daemon that nobody watches.
    public static Watchdog none() {
        return of(SystemdNotifier.from(Map.of(), 0));
    }

    static Watchdog of(SystemdNotifier systemd) {
        return new Watchdog(systemd, systemd.watchdogInterval());
    }

    /// `time`, whose sleeps feed the watchdog. For the daemon's loop only.
    TimeSource over(TimeSource time) {
        return interval.<TimeSource>map(nap -> new WatchedTime(time, nap, systemd::feedWatchdog))
                .orElse(time);
    }

    /// `trader`, whose calls feed the watchdog up to their time limits.
    ///
    /// @param callLimit the longest that a call of a service may take
    Trader over(Trader trader, TimeSource time, Duration callLimit) {
        return interval.<Trader>map(
                        nap -> new WatchedTrader(trader, new Feeding(time, nap, systemd::feedWatchdog), callLimit))
                .orElse(trader);
    }
}
