package activetrader.execution.monitor;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.broker.MarketClock;
import activetrader.execution.alerts.Alert;
import activetrader.execution.alerts.Alerts;
import activetrader.execution.timers.TradingTimers;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.risk.AccountView.ClockCheck;
import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Compares our clock with the broker's at the start of a session and every ten minutes, with one call each. The
/// moments of the day depend on our clock, so a person is alerted of a wrong one. See decision 42.
public final class ClockMonitor {
    private static final Logger log = LoggerFactory.getLogger(ClockMonitor.class);
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
    private static final Duration BEFORE_OPEN = Duration.ofMinutes(5);
    private static final Duration TOLERABLE = Duration.ofSeconds(2);
    /// An answer that took longer than this proves nothing about clocks.
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);
    /// Within this time of open or close the broker and we may both be right.
    private static final Duration NEAR_BELL = Duration.ofSeconds(30);

    private final Broker broker;
    private final TradingCalendar calendar;
    private final TradingTimers timers;
    private final TimeSource time;
    private final Alerts alerts;
    private final Duration limit;
    private final boolean compares;
    private final Consumer<Instant> onHeard;
    private final ClockReading atStart;
    private volatile @Nullable ClockCheck last;
    private volatile @Nullable ClockReading heard;
    private ClockState told = ClockState.RIGHT;

    /// What a clock showed, and the instant of the monotonic clock at which it was read.
    private record ClockReading(Instant shown, Tick at) {
        /// The time of the clock at `tick` if it was not set since.
        Instant now(Tick tick) {
            return shown.plus(tick.since(at));
        }
    }

    /// How well the clocks agree; a person is alerted when it gets worse.
    private enum ClockState {
        RIGHT,
        DOUBTFUL,
        WRONG
    }

    /// @param maxSkewSeconds entries are denied from this difference on
    /// @param compares whether the broker's clock should be ours; else nothing is compared
    /// @param onHeard gets the broker's time as soon as it is read
    public ClockMonitor(
            Broker broker,
            TradingCalendar calendar,
            TradingTimers timers,
            TimeSource time,
            Alerts alerts,
            int maxSkewSeconds,
            boolean compares,
            Consumer<Instant> onHeard) {
        this.broker = broker;
        this.calendar = calendar;
        this.timers = timers;
        this.time = time;
        this.alerts = alerts;
        this.limit = Duration.ofSeconds(maxSkewSeconds);
        this.compares = compares;
        this.onHeard = onHeard;
        this.atStart = new ClockReading(time.instant(), time.tick());
    }

    /// The result of the last comparison; null when there was none yet.
    @Nullable
    public ClockCheck last() {
        return compares ? last : ClockCheck.agreeing(time.instant());
    }

    /// Compares now, and at intervals from now on.
    public void start() {
        if (compares) {
            compareAgain(compare());
        }
    }

    /// Whether the exchange may be open now and for a moment longer: by our clock or by the broker's, continued on
    /// the monotonic clock, and by any source of the calendar. Where our clock says no, the broker's is read again.
    /// Where these two clocks differ, neither is known to be right, and our clock as it was at the start counts as
    /// well, continued like the broker's: one of the two may have been set since.
    public boolean mayBeOpen() {
        if (mayBeOpenAt(time.instant())) {
            return true;
        }
        if (!compares) {
            return false;
        }
        boolean atBroker = mayBeOpenAtBroker() && (!compare() || mayBeOpenAtBroker());
        return atBroker || (!clocksAgree() && mayBeOpenAt(atStart.now(time.tick())));
    }

    private boolean mayBeOpenAtBroker() {
        ClockReading known = heard;
        return known != null && mayBeOpenAt(known.now(time.tick()));
    }

    private boolean clocksAgree() {
        ClockReading known = heard;
        return known != null
                && Duration.between(known.now(time.tick()), time.instant())
                                .abs()
                                .compareTo(limit)
                        <= 0;
    }

    private boolean mayBeOpenAt(Instant now) {
        return calendar.mayBeOpenAt(now) && calendar.mayBeOpenAt(now.plus(NEAR_BELL));
    }

    private void compareAgain(boolean done) {
        Instant now = time.instant();
        Instant morning = calendar.currentOrNext(now).open().minus(BEFORE_OPEN);
        if (now.isBefore(morning) && done) {
            timers.at(morning, "clock check", this::start);
        } else {
            timers.after(done ? EVERY : AFTER_FAILURE, "clock check", this::start);
        }
    }

    private boolean compare() {
        try {
            Tick asked = time.tick();
            MarketClock theirs = broker.clock();
            Duration took = time.tick().since(asked);
            Instant after = time.instant();
            Instant before = after.minus(took);
            if (took.compareTo(LONGEST_ANSWER) > 0) {
                log.warn("clock not compared, the answer took {}", took);
                return false;
            }
            heard = new ClockReading(theirs.now(), time.tick());
            onHeard.accept(theirs.now());
            judge(new ClockCheck(after, skew(before, theirs.now(), after), isDisputed(theirs, after)));
            return true;
        } catch (BrokerException e) {
            log.warn("clock not compared cause=\"{}\"", e.getMessage());
            return false;
        }
    }

    /// The difference that the duration of the call does not explain.
    private static Duration skew(Instant before, Instant there, Instant after) {
        if (there.isBefore(before)) {
            return Duration.between(before, there);
        }
        return there.isAfter(after) ? Duration.between(after, there) : Duration.ZERO;
    }

    /// Whether the broker contradicts both views of the day. Where the two views differ, the calendar has alerted
    /// already.
    private boolean isDisputed(MarketClock theirs, Instant now) {
        return isDisputed(theirs, calendar.on(MarketZone.dateOf(now)), now)
                && isDisputed(theirs, calendar.entriesOn(MarketZone.dateOf(now)), now);
    }

    private static boolean isDisputed(MarketClock theirs, Optional<TradingDay> day, Instant now) {
        boolean open = day.filter(session -> session.isOpenAt(now)).isPresent();
        boolean near = day.filter(session -> isNear(session.open(), now) || isNear(session.close(), now))
                .isPresent();
        return theirs.isOpen() != open && !near;
    }

    private static boolean isNear(Instant bell, Instant now) {
        return Duration.between(bell, now).abs().compareTo(NEAR_BELL) <= 0;
    }

    private void judge(ClockCheck check) {
        last = check;
        ClockState state = stateOf(check);
        if (state.compareTo(told) > 0) {
            tell(state, check);
        }
        told = state;
    }

    private ClockState stateOf(ClockCheck check) {
        Duration skew = check.skew().abs();
        if (check.marketDisputed() || skew.compareTo(limit) > 0) {
            return ClockState.WRONG;
        }
        return skew.compareTo(TOLERABLE) > 0 ? ClockState.DOUBTFUL : ClockState.RIGHT;
    }

    private void tell(ClockState state, ClockCheck check) {
        String found = check.marketDisputed()
                ? "our calendar and the broker disagree about whether the market is open"
                : "our clock is " + check.skew().abs().toMillis() + " ms "
                        + (check.skew().isNegative() ? "ahead of" : "behind") + " the broker's";
        if (state == ClockState.WRONG) {
            alerts.critical(
                    Alert.Kind.CLOCK,
                    null,
                    found + ": no entries, and everything is closed by the first of the two clocks; set ours,"
                            + " timedatectl set-ntp true");
        } else {
            alerts.warning(Alert.Kind.CLOCK, null, found);
        }
    }
}
