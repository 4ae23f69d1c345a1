package activetrader.execution.desk;

import activetrader.execution.monitor.ClockMonitor;
import activetrader.execution.monitor.OvernightPositions;
import activetrader.execution.timers.DayMoments;
import activetrader.execution.timers.IdleLooks;
import activetrader.execution.timers.TradingTimers;
import activetrader.market.calendar.TradingCalendar;
import activetrader.time.TimeSource;

/// Starts what the order desk does by itself: the looks, the comparison of the clocks, and the moments of the day.
final class DeskTimers {
    private final DeskMonitor monitor;
    private final ClockMonitor clock;
    private final DayMoments moments;
    private final IdleLooks idle;
    private final OvernightPositions overnight;
    private final TradingTimers timers;
    private final TradingCalendar calendar;
    private final TimeSource time;

    DeskTimers(
            DeskMonitor monitor,
            ClockMonitor clock,
            DayMoments moments,
            IdleLooks idle,
            OvernightPositions overnight,
            TradingTimers timers,
            TradingCalendar calendar,
            TimeSource time) {
        this.monitor = monitor;
        this.clock = clock;
        this.moments = moments;
        this.idle = idle;
        this.overnight = overnight;
        this.timers = timers;
        this.calendar = calendar;
        this.time = time;
    }

    /// Sets what a look is; none is taken yet.
    void prepare() {
        monitor.prepare();
    }

    /// @param open whether anything is open, so that looks begin now
    void start(boolean open) {
        clock.start();
        moments.start();
        idle.start();
        if (overnight.isOpen() && calendar.currentOrNext(time.instant()).isOpenAt(time.instant())) {
            timers.at(time.instant(), "overnight positions", overnight::close);
        }
        if (open) {
            timers.watchSoon();
        }
    }
}
